import type { Point, Polygon } from 'geojson';
import { yearOf, type YearSpan } from '$lib/core/record/time';
import { MEASURED_ROLES, PRECISION_KM, reachKind, type Position } from '$lib/core/record/model';
import { circleRing } from '$lib/core/earth/circle';
import { densify } from '$lib/core/earth/sphere';
import { cached } from '$lib/core/record/cached';
import type { GroundPiece } from '$lib/core/reach/ground';
import type { Visit } from '$lib/core/reach/new-places';
import type { Candidate, IndexRecord } from '$lib/view/atlas-index';
import type { SetData } from '$lib/core/record/set';
import { say, set } from '$lib/site/dataset/set';
import { formatCountry } from '$lib/site/text/format';
import { arcsOf } from './signs/arcs';
import { NO_REFERENCE, type Reference } from './layers/reference';
import { collection, feature, line } from './layers/ring';
import type { Stage } from './labels/layout';
import { placesOf, signsOf, type Sign } from './signs/signs';
import { ringAt } from './signs/uncertain';

type SceneRecord = Pick<IndexRecord, 'id' | 'kind' | 'start' | 'end' | 'sites' | 'track'>;

/** Everything below the signs: the features for layers.ts. */
export interface LayerFeatures extends ReturnType<typeof recordsOf>, Measured, Reference {
  homes: readonly Home[];
}

/**
 * What the map shows, for MapLibre and the SVG painter: records and the stage of their signs, the
 * same in every year; signs and measures of the selected years. Lines are dense enough for straight
 * edges, longitudes continuous across 180°.
 */
export interface Scene extends LayerFeatures {
  stage: Stage;
  signs: readonly Sign[];
  ground: readonly GroundPiece[];
  chosen: YearSpan;
}

/** A partner whose land is tinted and named. */
export type Home = Pick<SetData['partners'][number], 'id' | 'labels'>;

/** Every record at its own sites, with the years by which painters filter. */
export function recordsOf(records: readonly SceneRecord[], visits: readonly Visit[]) {
  const newIds = new Set(visits.filter(({ status }) => status === 'new').map(({ id }) => id));
  const properties = ({ id, kind, start, end }: SceneRecord) => ({
    recordId: id,
    reach: reachKind(kind),
    isNew: newIds.has(id),
    from: yearOf(start),
    to: yearOf(end),
  });
  return {
    sites: collection(
      records.flatMap((record) =>
        record.sites.map(({ position, role }) =>
          feature(point(position), {
            ...properties(record),
            /** Staging and transit are shown but not measured. */
            measured: MEASURED_ROLES.includes(role),
          }),
        ),
      ),
    ),
    precision: collection(
      records.flatMap((record) =>
        record.sites
          .filter(({ role }) => MEASURED_ROLES.includes(role))
          .map((site) => feature(polygon(rimOf(site)), properties(record))),
      ),
    ),
  };
}

const rimOf = ({ position, precision, within }: SceneRecord['sites'][number]): Position[] =>
  within?.ring ?? circleRing(position, PRECISION_KM[precision], 72);

export function stageOf(
  records: readonly Pick<IndexRecord, 'id' | 'start' | 'track' | 'sites'>[],
  visits: readonly Visit[],
  { homes, nameOf, candidates = [] }: Pick<SceneInput, 'homes' | 'nameOf' | 'candidates'>,
): Stage {
  const visitById = new Map(visits.map((visit) => [visit.id, visit]));
  const recordById = new Map(records.map((record) => [record.id, record]));
  const names = new Map<string, string>();
  return {
    places: placesOf(visits),
    uncertain: visits.flatMap(({ id, kind, position }) => {
      const record = recordById.get(id);
      const ring = record && ringAt(record, position);
      return ring ? [{ recordId: id, kind: reachKind(kind), ring }] : [];
    }),
    tracks: records.flatMap(({ id, start, track }) => (track ? [{ id, start, ...track }] : [])),
    candidates,
    arcs: arcsOf(visits, recordById),
    sites: records.flatMap(({ sites }) => sites.map(({ position }) => position)),
    // Unnamed until its status is known.
    nameOf: ({ id }) => {
      const visit = visitById.get(id);
      return visit ? cached(names, id, () => nameOf(visit)) : '';
    },
    countries: homes.map(({ id, labels }) => ({
      text: formatCountry(id).toLocaleUpperCase(),
      positions: labels,
      fill: 'var(--mute)',
      letterSpacing: 0.25,
    })),
    surroundings: (homes.length > 0 ? (set.surroundings ?? []) : []).map(({ name, labels }) => ({
      text: say(name),
      positions: labels,
      fill: 'var(--mute)',
      isItalic: true,
    })),
    names: [],
  };
}

/** From a partner's nearest land to the farthest position. */
interface FarthestLine {
  partner: string;
  home: Position;
  position: Position;
  label: string;
}

export type Measured = ReturnType<typeof measuredOf>;

export const measuredOf = (farthest: readonly FarthestLine[]) => ({
  farthest: collection(
    farthest.flatMap(({ home, position, ...properties }) =>
      [line(densify([home, position])), point(home)].map((part) => feature(part, properties)),
    ),
  ),
});

/** The same object in every year, for maps without these layers. */
export const NOTHING_MEASURED = measuredOf([]);

export interface SceneInput {
  records: readonly IndexRecord[];
  visits: readonly Visit[];
  chosen: YearSpan;
  compared: YearSpan | null;
  homes: readonly Home[];
  nameOf: (visit: Visit) => string;
  candidates?: readonly Candidate[];
  measured?: Measured;
  reference?: Reference;
  ground?: readonly GroundPiece[];
}

export function buildScene(input: SceneInput): Scene {
  const { records, visits, chosen, compared, homes } = input;
  const { measured = NOTHING_MEASURED, reference = NO_REFERENCE, ground = [] } = input;
  const stage = stageOf(records, visits, input);
  const signs = signsOf(stage.places, chosen, compared);
  const below = { ...recordsOf(records, visits), ...measured, ...reference, homes };
  return { ...below, ground, stage, signs, chosen };
}

/** Every position, also along tracks: what a camera should show. */
export function positionsOf(records: readonly Pick<SceneRecord, 'sites' | 'track'>[]): Position[] {
  return records.flatMap(({ sites, track }) => [
    ...sites.map(({ position }) => position),
    ...(track ? densify(track.positions, 300) : []),
  ]);
}

const point = (coordinates: Position): Point => ({ type: 'Point', coordinates });
const polygon = (ring: Position[]): Polygon => ({ type: 'Polygon', coordinates: [ring] });
