import { formatCountry } from '$lib/site/text/format';
import { reachKind, type Position } from '#core/record/model';
import { densify } from '#core/earth/sphere';
import type { GroundPiece } from '#core/reach/ground';
import type { Visit } from '#core/reach/new-places';
import type { View } from '$lib/view/view';
import type { ReachRecord } from '#core/record/schema';
import type { SetData } from '#core/record/set';
import { say, set } from '$lib/site/dataset/set';
import { arcsOf } from '../signs/arcs';
import { NO_REFERENCE, feature, type Reference } from './reference';
import type { AreaName, Stage } from '../labels/layout';
import type { AskedMark, EarlierLine } from '../signs/selected-record';
import { placesOf, unknownPlaces } from '../signs/signs';
import { tracksOf } from '../signs/tracks';
import { ringAt } from '../signs/uncertain';

/**
 * All there is to draw, the same in every year: the live map, its picture and those built with the
 * site are drawn from this, by what a reader chose to see of it.
 */
export interface Scene extends Stage {
  records: readonly SceneRecord[];
  visits: readonly Visit[];
  homes: readonly Home[];
  farthest: readonly FarthestLine[];
  /** Of the layers that are on. */
  reference: Reference['reference'];
  ground: readonly GroundPiece[];
  /** Open; and how far it was from the nearest earlier one. */
  record: ReachRecord | null;
  way: EarlierLine | null;
  asked: AskedMark | null;
}

/** Of a view, what it shows of a scene. */
export type Shown = Pick<View, 'from' | 'to' | 'layers'>;

export type SceneRecord = Pick<ReachRecord, 'id' | 'kind' | 'start' | 'end' | 'sites' | 'track'>;

/** Its land is tinted and named. */
export type Home = Pick<SetData['partners'][number], 'id' | 'labels'>;

/** From a partner's nearest land to the farthest position. */
export interface FarthestLine {
  partner: string;
  home: Position;
  position: Position;
  label: string;
}

interface SceneInput extends Partial<
  Pick<Scene, 'candidates' | 'farthest' | 'ground' | 'record' | 'way' | 'asked'>
> {
  records: readonly ReachRecord[];
  /** Null until they are computed. */
  visits: readonly Visit[] | null;
  homes: readonly Home[];
  nameOf: (visit: Visit) => string;
  /** Of the kinds that are not shown. */
  others?: readonly SceneRecord[];
  reference?: Reference;
}

const NO_VISITS: readonly Visit[] = [];

/** An open record is drawn even if filtered out. */
export function buildScene({ nameOf, others = [], ...input }: SceneInput): Scene {
  const { homes, farthest = [], ground = [], record = null, way = null, asked = null } = input;
  const isLeftOut = record !== null && !input.records.includes(record);
  const records = isLeftOut ? [...input.records, record] : input.records;
  const visits = input.visits ?? NO_VISITS;
  const recordById = new Map(records.map((drawn) => [drawn.id, drawn]));
  const around = homes.length > 0 ? (set.surroundings ?? []) : [];
  const { reference, named } = input.reference ?? NO_REFERENCE;
  return {
    records,
    visits,
    homes,
    farthest,
    reference,
    ground,
    record,
    way,
    asked,
    places: input.visits ? placesOf(visits, nameOf) : unknownPlaces(records),
    uncertain: visits.flatMap(({ id, kind, position }) => {
      const visited = recordById.get(id);
      const ring = visited && ringAt(visited, position);
      return ring ? [{ recordId: id, kind: reachKind(kind), ring }] : [];
    }),
    tracks: tracksOf(records),
    candidates: input.candidates ?? [],
    others: unknownPlaces(others),
    arcs: arcsOf(visits, recordById),
    sites: records.flatMap(({ sites }) => sites.map(({ position }) => position)),
    countries: [
      ...homes.map(({ id, labels }) => ({
        text: formatCountry(id).toLocaleUpperCase(),
        positions: labels,
        fill: 'var(--mute)',
        letterSpacing: 0.25,
      })),
      ...around.filter(({ isFirst }) => isFirst).map(nameAround),
    ],
    surroundings: around.filter(({ isFirst }) => !isFirst).map(nameAround),
    names: [...farthest.map(farthestName), ...named],
  };
}

const nameAround = ({ name, labels }: Surrounding): AreaName => ({
  text: say(name),
  positions: labels,
  fill: 'var(--mute)',
  isItalic: true,
});
type Surrounding = NonNullable<typeof set.surroundings>[number];

/** Dense enough for a straight edge, longitudes continuous across 180°. */
export const farthestLine = ({ home, position, partner }: FarthestLine) =>
  feature({ type: 'LineString', coordinates: densify([home, position]) }, { partner });

/** Where its name may stand along it, the middle first. */
const LINE_PARTS = [0.5, 0.35, 0.65, 0.2, 0.8];

function farthestName(line: FarthestLine): AreaName {
  const { coordinates } = farthestLine(line).geometry;
  const positions = LINE_PARTS.map(
    (part) => coordinates[Math.round(part * (coordinates.length - 1))]!,
  );
  return { text: line.label, positions, fill: 'var(--ink)' };
}

/** Also along tracks: what a camera should show. */
export function positionsOf(records: readonly Pick<SceneRecord, 'sites' | 'track'>[]): Position[] {
  return records.flatMap(({ sites, track }) => [
    ...sites.map(({ position }) => position),
    ...(track ? densify(track.positions, 300) : []),
  ]);
}
