import type { DirectionsFile } from '../record/dataset-files';
import { REACH_KINDS, reachKind, type Position } from '../record/model';
import { regionsOf } from '../record/record';
import type { ReachRecord } from '../record/schema';
import { hasYear, yearOf, type OpenSpan, type YearSpan } from '../record/time';
import type { PlaceSettings } from './facts';
import type { Visit, VisitStatus } from './new-places';

type Direction = Omit<DirectionsFile['directions'][number], 'note'>;

export interface DirectionSet {
  origin: { position: Position } & Partial<Pick<DirectionsFile['origin'], 'name' | 'from'>>;
  directions: readonly Direction[];
}

export const HOME = 'home';

export type StatusCounts = Record<VisitStatus, number>;

/** A record may be in several directions, but is new in only one. */
export type DirectionRow = ReturnType<typeof directionRows>[number];
export type DirectionVisit = DirectionRow['visits'][number];

export const directionOfRegion = ({ directions }: DirectionSet): Map<string, string> =>
  new Map(directions.flatMap(({ id, regions }) => regions.map((region) => [region, id])));

/** The direction of each new place before which none of its kind was in it; not of the first of all. */
export function firstInDirection(visits: readonly Visit[], set: DirectionSet) {
  const directions = directionOfRegion(set);
  const reached = new Set<string>();
  const firsts = visits.flatMap((visit): [Visit, string][] => {
    const direction = directions.get(visit.region ?? '') ?? HOME;
    const there = `${visit.kind} ${direction}`;
    if (reached.has(there)) return [];
    reached.add(there);
    return visit.km === null || visit.status !== 'new' ? [] : [[visit, direction]];
  });
  return new Map(firsts);
}

export function directionRows(
  records: readonly ReachRecord[],
  visits: readonly Visit[],
  set: DirectionSet,
  settings: PlaceSettings,
  periods: { before: YearSpan; since: OpenSpan } | null,
) {
  const directionByRegion = directionOfRegion(set);
  const directionOf = (region: string | null) =>
    (region === null ? undefined : directionByRegion.get(region)) ?? HOME;
  const recordById = new Map(records.map((record) => [record.id, record]));
  const inDirections = visits.flatMap((visit) => {
    const { id: recordId, start: date, status } = visit;
    const kind = reachKind(visit.kind);
    const own = directionOf(visit.region);
    const regions = regionsReached(recordById.get(recordId)!, settings);
    return [...new Set([own, ...regions.map(directionOf)])].map((direction) => {
      // Null where its new place, or perhaps new one, lies elsewhere.
      const isThere = status === 'return' || direction === own;
      const there = isThere ? status : null;
      return { direction, recordId, kind, date, year: yearOf(date), status: there };
    });
  });
  const kinds = REACH_KINDS.filter((kind) =>
    visits.some((visit) => reachKind(visit.kind) === kind),
  );
  const isHomeVisited = inDirections.some(({ direction }) => direction === HOME);
  const ids = [...(isHomeVisited ? [HOME] : []), ...set.directions.map(({ id }) => id)];
  return kinds.flatMap((kind) =>
    ids.map((id) => {
      const own = inDirections
        .filter((visit) => visit.direction === id && visit.kind === kind)
        .map(({ direction: _, ...visit }) => visit);
      const countsIn = (span: OpenSpan) => countsOf(own.filter(({ year }) => hasYear(span, year)));
      return {
        id,
        kind,
        visits: own,
        counts: countsOf(own),
        before: periods && countsIn(periods.before),
        since: periods && countsIn(periods.since),
        lastNew: own.findLast(({ status }) => status === 'new') ?? null,
        last: own.at(-1) ?? null,
      };
    }),
  );
}

function countsOf(visits: readonly { status: VisitStatus | null }[]): StatusCounts {
  const countOf = (status: VisitStatus) => visits.filter((visit) => visit.status === status).length;
  return { new: countOf('new'), perhaps: countOf('perhaps'), return: countOf('return') };
}

/** Without command posts, where nobody goes. */
function regionsReached(
  { sites, track }: ReachRecord,
  { precise, staging, region }: PlaceSettings,
): string[] {
  const counts = (precision: string) => !(precise && precision === 'sea');
  const reached = {
    sites: sites.filter((site) => site.role !== 'command' && counts(site.precision)),
    track: track && counts(track.precision) ? track : null,
  };
  return regionsOf(reached, staging).filter((id) => region === null || id === region);
}
