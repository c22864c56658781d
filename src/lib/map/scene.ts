import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import { kept } from '$lib/core/record/kept';
import { MEASURED_ROLES, PRECISION_KM, reachKind, type Position } from '$lib/core/record/model';
import { capRing } from '$lib/core/earth/hull';
import { continuous, densify } from '$lib/core/earth/sphere';
import type { FirstReached, GroundProperties } from '$lib/core/reach/measures';
import type { IndexRecord } from '$lib/view/atlas-index';
import type { SizeBy } from '$lib/view/view';
import type { SetData } from '$lib/core/record/set';
import { set } from '$lib/site/set';
import { collection, feature, line, polygonRing, ringLines } from './ring';
import { placedSites, type PlacedSite, type SceneRecord } from './sites';

export interface SceneInput<R extends SceneRecord = IndexRecord> {
  records: readonly R[];
  /** Whose land is tinted and named; that of all partners when left out. */
  homes?: readonly Pick<SetData['partners'][number], 'id' | 'labels'>[];
  ghosts?: readonly Ghost[];
  /** From the compute worker; null while it works. */
  ground?: FeatureCollection<MultiPolygon, GroundProperties> | null;
  firstReached?: FirstReached | null;
  farthest?: readonly FarthestLine[];
  extent?: readonly Position[] | null;
  /** Mean centres by year, in order; only meaningful ones. */
  centres?: readonly { year: number; position: Position }[];
  sizeBy?: SizeBy;
  precision?: boolean;
  /** False writes the names of no records but the selected one. */
  named?: boolean;
  nameOf: (record: R) => string;
}

/** A record of an earlier year, so many years before the first one shown. */
interface Ghost {
  record: SceneRecord;
  age: number;
}

/** The farthest position from a partner's own land, with the nearest point of that land. */
interface FarthestLine {
  partner: string;
  home: Position;
  position: Position;
  label: string;
}

/**
 * What the map shows, as small GeoJSON collections, one a kind of thing: all that both renderers
 * (MapLibre and SVG) know of the data. Everything is in drawing form: lines dense enough for straight
 * edges, longitudes continuous across 180°.
 */
export type Scene = ReturnType<typeof buildScene>;

export function buildScene<R extends SceneRecord>(input: SceneInput<R>) {
  const { records, ghosts = [], farthest = [], centres = [], extent } = input;
  const sites = placedSites(records, input.sizeBy ?? 'equal');
  // A name stands beside the first site that is measured, else beside the first.
  const byWorth = sites.toSorted((a, b) => +b.properties.measured - +a.properties.measured);
  const named = new Map(byWorth.reverse().map((site) => [site.properties.recordId, site]));
  const ground = input.ground?.features ?? [];
  return {
    sites: collection(sites),
    tracks: collection(records.flatMap(trackOf)),
    ghostSites: collection(ghosts.flatMap(ghostSitesOf)),
    ghostTracks: collection(withTracks(ghosts).flatMap(({ record }) => trackOf(record))),
    /** Names of records, at the places they are of (names/ finds them room). */
    labels: collection(
      records.flatMap((record) =>
        labelOf(record, named.get(record.id), input.nameOf(record), input.named === false),
      ),
    ),
    precision: collection(input.precision === false ? [] : records.flatMap(discsOf)),
    ground: collection(ground),
    /** Edges of the footprints, without those of the cut at 180°. */
    groundOutline: collection(ground.flatMap(outlineOf)),
    firstReached: input.firstReached ?? collection<FirstReached['features'][number]>([]),
    farthest: collection(farthest.flatMap(farthestOf)),
    extent: collection(
      extent && extent.length > 2 ? [feature(polygon(polygonRing(extent)), {})] : [],
    ),
    centre: collection(centrePath(centres)),
    homes: input.homes ?? set.partners,
  };
}

/** Every position of the records, waypoints included: what a camera should frame. */
export function positionsOf(records: readonly Pick<SceneRecord, 'sites' | 'track'>[]): Position[] {
  return records.flatMap(({ sites, track }) => [
    ...sites.map(({ position }) => position),
    ...(track ? densify(track.positions, 300) : []),
  ]);
}

const dense = new WeakMap<readonly Position[], Position[]>();

/** The same line for the same track: what is worked out for it serves every year that shows it. */
const denseTrack = (positions: readonly Position[]): Position[] =>
  kept(dense, positions, () => densify(positions));

function trackOf({ track, id: recordId, isOwn }: SceneRecord) {
  if (!track || track.positions.length < 2) return [];
  return [feature(line(denseTrack(track.positions)), { recordId, own: Boolean(isOwn) })];
}

/** A reader's thousands would be a smear of dashed lines: their earlier places are enough. */
const withTracks = (ghosts: readonly Ghost[]) =>
  ghosts.length > 1000 ? ghosts.filter(({ record }) => !record.isOwn) : ghosts;

function ghostSitesOf({ record, age }: Ghost) {
  const properties = { recordId: record.id, reach: reachKind(record.kind), age };
  return measured(record)
    .filter(() => !record.track)
    .map(({ position }) => feature(point(position), properties));
}

const measured = ({ sites }: SceneRecord) =>
  sites.filter(({ role }) => MEASURED_ROLES.includes(role));

/** One name a record: beside its site, or midway along the track. */
function labelOf(
  { id: recordId, scope, track }: SceneRecord,
  site: PlacedSite | undefined,
  text: string,
  quiet: boolean,
) {
  // Smaller comes first where there is not room for all.
  const properties = { recordId, text, rank: scope === 'core' ? 0 : 1, quiet };
  const path = track && denseTrack(track.positions);
  const middle = path?.[Math.floor(path.length / 2)];
  if (middle) return [feature(point(middle), { ...properties, radius: 4 })];
  return site ? [feature(site.geometry, { ...properties, radius: site.properties.radius })] : [];
}

function discsOf(record: SceneRecord) {
  const properties = { recordId: record.id, reach: reachKind(record.kind) };
  return measured(record).map(({ position, precision }) =>
    feature(polygon(capRing(position, PRECISION_KM[precision], 72)), properties),
  );
}

function outlineOf({ geometry, properties }: Feature<MultiPolygon, GroundProperties>) {
  if (properties.layer !== 'footprint') return [];
  const coordinates = geometry.coordinates.flat().flatMap((ring) => ringLines(ring as Position[]));
  return [feature({ type: 'MultiLineString' as const, coordinates }, properties)];
}

function farthestOf({ home, position, ...properties }: FarthestLine) {
  return [line(densify([home, position])), point(home)].map((drawn) => feature(drawn, properties));
}

function centrePath(centres: NonNullable<SceneInput['centres']>) {
  const path = continuous(centres.map(({ position }) => position));
  const stops = path.map((position, i) => feature(point(position), { year: centres[i]!.year }));
  const way = path.length > 1 ? [feature(line(densify(path)), { year: null })] : [];
  return [...way, ...stops] as Feature<LineString | Point, { year: number | null }>[];
}

const point = (coordinates: Position): Point => ({ type: 'Point', coordinates });
const polygon = (ring: Position[]): Polygon => ({ type: 'Polygon', coordinates: [ring] });
