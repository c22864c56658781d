import type { YearSpan } from '#core/record/time';
import { reachKind, type Position } from '#core/record/model';
import { densify } from '#core/earth/sphere';
import type { GroundPiece } from '#core/reach/ground';
import type { Visit } from '#core/reach/new-places';
import type { Candidate } from '$lib/view/atlas-index';
import type { ReachRecord } from '#core/record/schema';
import type { SetData } from '#core/record/set';
import { say, set } from '$lib/site/dataset/set';
import { formatCountry } from '$lib/site/text/format';
import { arcsOf } from '../signs/arcs';
import { NO_REFERENCE, type Reference } from './reference';
import type { AreaName, Stage } from '../labels/layout';
import { placesOf, signsOf, unknownPlaces, type Sign } from '../signs/signs';
import { tracksOf } from '../signs/tracks';
import { ringAt } from '../signs/uncertain';

export type SceneRecord = Pick<ReachRecord, 'id' | 'kind' | 'start' | 'end' | 'sites' | 'track'>;

/** Everything below the signs, for layers.ts. */
export interface LayerSource extends Reference {
  records: readonly SceneRecord[];
  visits: readonly Pick<Visit, 'id' | 'status'>[];
  farthest: readonly FarthestLine[];
  homes: readonly Home[];
}

/** Records and stage are of all years, the rest of the chosen ones. */
export interface Scene extends LayerSource {
  stage: Stage;
  signs: readonly Sign[];
  ground: readonly GroundPiece[];
  chosen: YearSpan;
}

/** Its land is tinted and named. */
export type Home = Pick<SetData['partners'][number], 'id' | 'labels'>;

export function stageOf(
  records: readonly Pick<ReachRecord, 'id' | 'start' | 'track' | 'sites'>[],
  visits: readonly Visit[],
  { homes, nameOf, candidates = [], others = [] }: StageInput,
): Stage {
  const recordById = new Map(records.map((record) => [record.id, record]));
  const around = homes.length > 0 ? (set.surroundings ?? []) : [];
  return {
    places: placesOf(visits, nameOf),
    uncertain: visits.flatMap(({ id, kind, position }) => {
      const record = recordById.get(id);
      const ring = record && ringAt(record, position);
      return ring ? [{ recordId: id, kind: reachKind(kind), ring }] : [];
    }),
    tracks: tracksOf(records),
    candidates,
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
    names: [],
  };
}

const nameAround = ({ name, labels }: Surrounding): AreaName => ({
  text: say(name),
  positions: labels,
  fill: 'var(--mute)',
  isItalic: true,
});
type Surrounding = NonNullable<typeof set.surroundings>[number];

/** From a partner's nearest land to the farthest position. */
export interface FarthestLine {
  partner: string;
  home: Position;
  position: Position;
  label: string;
}

type StageInput = Pick<SceneInput, 'homes' | 'nameOf' | 'candidates' | 'others'>;

export interface SceneInput {
  records: readonly ReachRecord[];
  visits: readonly Visit[];
  chosen: YearSpan;
  homes: readonly Home[];
  nameOf: (visit: Visit) => string;
  candidates?: readonly Candidate[];
  /** Of the kinds that are not shown. */
  others?: readonly SceneRecord[];
  farthest?: readonly FarthestLine[];
  ground?: readonly GroundPiece[];
}

export function buildScene({ farthest = [], ground = [], ...input }: SceneInput): Scene {
  const { records, visits, chosen, homes } = input;
  const stage = stageOf(records, visits, input);
  const signs = signsOf(stage.places, chosen);
  return { ...NO_REFERENCE, records, visits, homes, farthest, ground, stage, signs, chosen };
}

/** Also along tracks: what a camera should show. */
export function positionsOf(records: readonly Pick<SceneRecord, 'sites' | 'track'>[]): Position[] {
  return records.flatMap(({ sites, track }) => [
    ...sites.map(({ position }) => position),
    ...(track ? densify(track.positions, 300) : []),
  ]);
}
