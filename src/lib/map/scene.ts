import type {
  Feature,
  FeatureCollection,
  Geometry,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
} from 'geojson';
import {
  MEASURED_ROLES,
  PRECISION_KM,
  reachKind,
  type Partner,
  type Position,
  type Precision,
  type ReachKind,
} from '$lib/core/record/model';
import { continuous, densify } from '$lib/core/earth/sphere';
import type { FirstReached, GroundProperties } from '$lib/core/reach/measures';
import type { IndexRecord } from '$lib/view/atlas-index';
import type { SizeBy } from '$lib/view/view';
import { edgesOf as edgesFor, type Edges, type EdgesInput } from './edges/edges';
import { discRing, edgesOf, polygonRing } from './ring';
import { placedSites, type PlacedSite, type SceneRecord, type SiteProperties } from './sites';

/**
 * What the map shows, as small GeoJSON collections, one a kind of thing: all that both renderers
 * (MapLibre and the SVG twin) know of the data. Everything is in drawing form: lines dense enough
 * for straight edges, longitudes continuous across 180°.
 */
export interface Scene {
  sites: FeatureCollection<Point, SiteProperties>;
  tracks: FeatureCollection<LineString, TrackProperties>;
  ghostSites: FeatureCollection<Point, GhostProperties>;
  ghostTracks: FeatureCollection<LineString, GhostProperties>;
  /** Names of records, at the places they are of (names/ finds them room). */
  labels: FeatureCollection<Point, NamedProperties>;
  precision: FeatureCollection<
    Polygon,
    { recordId: string; reach: ReachKind; precision: Precision }
  >;
  ground: FeatureCollection<MultiPolygon, GroundProperties>;
  /** Edges of the footprints, without those of the cut at 180°. */
  groundOutline: FeatureCollection<MultiLineString, GroundProperties>;
  /** By the period in which it was first reached. */
  firstReached: FirstReached;
  farthest: FeatureCollection<LineString | Point, FarthestProperties>;
  extent: FeatureCollection<Polygon>;
  centre: FeatureCollection<LineString | Point, { year: number | null }>;
  edges: Edges;
}

/** What is named or numbered. */
export interface NamedProperties {
  what:
    | ('name' | 'count' | 'strait' | 'zone-name' | 'region-name' | 'centre-year' | 'distance')
    | ('edge' | 'year' | 'ring' | 'origin' | 'country');
  /** Empty for what is no record. */
  recordId: string;
  text: string;
  /** Smaller comes first where there is not room for all. */
  rank: number;
  /** Written only while it is selected. */
  quiet: boolean;
  /** Of the site that it stands beside. */
  radius: number;
}

export interface TrackProperties {
  recordId: string;
  /** The reader's own: dashed. */
  own?: true;
}

export interface GhostProperties {
  recordId: string;
  reach: ReachKind;
  /** Years before the first year shown, from 1. */
  age: number;
}

type Ground = Scene['ground']['features'][number];

export interface FarthestProperties {
  partner: Partner;
  label: string;
  part: 'line' | 'home';
}

export interface Ghost {
  record: SceneRecord;
  age: number;
}

/** The farthest position from a partner's own land, with the nearest point of that land. */
export interface FarthestLine {
  partner: Partner;
  home: Position;
  position: Position;
  /** Distance in words, for example "5,900 km from China". */
  label: string;
}

export interface SceneInput<R extends SceneRecord = IndexRecord> extends EdgesInput {
  records: readonly R[];
  ghosts?: readonly Ghost[];
  /** From the compute worker; null while it works. */
  ground?: FeatureCollection<MultiPolygon, GroundProperties> | null;
  firstReached?: Scene['firstReached'] | null;
  farthest?: readonly FarthestLine[];
  /** Corners of the extent hull. */
  extent?: readonly Position[] | null;
  /** Mean centres by year, in order; only meaningful ones. */
  centres?: readonly { year: number; position: Position }[];
  sizeBy?: SizeBy;
  /** False leaves out how exact places are. */
  precision?: boolean;
  /** False writes the names of no records but the selected one. */
  named?: boolean;
  /** The record's name in the reader's language. */
  nameOf: (record: R) => string;
}

export function buildScene<R extends SceneRecord>(input: SceneInput<R>): Scene {
  const { records, ghosts = [], farthest = [], centres = [], extent } = input;
  const sites = placedSites(records, input.sizeBy ?? 'equal');
  // A name stands beside the first site that is measured, else beside the first.
  const byWorth = sites.toSorted((a, b) => +b.properties.measured - +a.properties.measured);
  const named = new Map(byWorth.reverse().map((site) => [site.properties.recordId, site]));
  return {
    sites: collection(sites),
    tracks: collection(records.flatMap(trackOf)),
    ghostSites: collection(ghosts.flatMap(ghostSitesOf)),
    ghostTracks: collection(withTracks(ghosts).flatMap(ghostTrackOf)),
    labels: collection(
      records.flatMap((record) =>
        labelOf(record, named.get(record.id), input.nameOf(record), input.named === false),
      ),
    ),
    precision: collection(input.precision === false ? [] : records.flatMap(discsOf)),
    ground: input.ground ?? collection([]),
    firstReached: input.firstReached ?? collection([]),
    groundOutline: collection((input.ground?.features ?? []).flatMap(outlineOf)),
    farthest: collection<LineString | Point, FarthestProperties>(farthest.flatMap(farthestOf)),
    extent: collection(
      extent && extent.length > 2 ? [feature(polygon(polygonRing(extent)), {})] : [],
    ),
    centre: collection(centrePath(centres)),
    edges: edgesFor(input),
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
function denseTrack(positions: readonly Position[]): Position[] {
  const known = dense.get(positions) ?? densify(positions);
  dense.set(positions, known);
  return known;
}

function trackOf(record: SceneRecord): Scene['tracks']['features'] {
  const { track, id: recordId, isOwn } = record;
  if (!track || track.positions.length < 2) return [];
  return [
    feature(line(denseTrack(track.positions)), {
      recordId,
      ...(isOwn && { own: true }),
    }),
  ];
}

/** A reader's thousands would be a smear of dashed lines: their earlier places are enough. */
const withTracks = (ghosts: readonly Ghost[]) =>
  ghosts.length > 1000 ? ghosts.filter(({ record }) => !record.isOwn) : ghosts;

function ghostSitesOf({ record, age }: Ghost): Scene['ghostSites']['features'] {
  const properties = { recordId: record.id, reach: reachKind(record.kind), age };
  return record.sites
    .filter(({ role }) => MEASURED_ROLES.includes(role) && !record.track)
    .map(({ position }) => feature(point(position), properties));
}

function ghostTrackOf({ record, age }: Ghost): Scene['ghostTracks']['features'] {
  return trackOf(record).map(({ geometry, properties: { recordId } }) =>
    feature(geometry, { recordId, reach: 'patrol', age }),
  );
}

/** One name a record: beside its site, or midway along the track. */
function labelOf(
  { id: recordId, scope, track }: SceneRecord,
  site: PlacedSite | undefined,
  text: string,
  quiet: boolean,
): Scene['labels']['features'] {
  const rank = scope === 'core' ? 0 : 1;
  const properties = { what: 'name' as const, recordId, text, rank, quiet };
  const path = track && denseTrack(track.positions);
  const middle = path?.[Math.floor(path.length / 2)];
  if (middle) return [feature(point(middle), { ...properties, radius: 4 })];
  if (!site) return [];
  return [feature(site.geometry, { ...properties, radius: site.properties.radius })];
}

function discsOf(record: SceneRecord): Scene['precision']['features'] {
  const reach = reachKind(record.kind);
  return record.sites
    .filter(({ role }) => MEASURED_ROLES.includes(role))
    .map(({ position, precision }) =>
      feature(polygon(discRing(position, PRECISION_KM[precision])), {
        recordId: record.id,
        reach,
        precision,
      }),
    );
}

function outlineOf({ geometry, properties }: Ground): Scene['groundOutline']['features'] {
  if (properties.layer !== 'footprint') return [];
  const coordinates = geometry.coordinates.flat().flatMap((ring) => edgesOf(ring as Position[]));
  return [feature({ type: 'MultiLineString', coordinates }, properties)];
}

function farthestOf({
  partner,
  home,
  position,
  label,
}: FarthestLine): Scene['farthest']['features'] {
  const properties = { partner, label };
  return [
    feature(line(densify([home, position])), { ...properties, part: 'line' }),
    feature(point(home), { ...properties, part: 'home' }),
  ];
}

function centrePath(centres: NonNullable<SceneInput['centres']>): Scene['centre']['features'] {
  const path = continuous(centres.map(({ position }) => position));
  const stops = path.map((position, i) => feature(point(position), { year: centres[i]!.year }));
  return path.length > 1 ? [feature(line(densify(path)), { year: null }), ...stops] : stops;
}

function collection<G extends Geometry, P>(features: Feature<G, P>[]): FeatureCollection<G, P> {
  return { type: 'FeatureCollection', features };
}

function feature<G extends Geometry, P>(geometry: G, properties: P): Feature<G, P> {
  return { type: 'Feature', geometry, properties };
}

const point = (coordinates: Position): Point => ({ type: 'Point', coordinates });
const line = (coordinates: Position[]): LineString => ({ type: 'LineString', coordinates });
const polygon = (ring: Position[]): Polygon => ({ type: 'Polygon', coordinates: [ring] });
