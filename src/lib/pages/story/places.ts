import { arcKm, toUnit } from '$lib/core/earth/sphere';
import type { Visit } from '$lib/core/reach/new-places';
import type { Position } from '$lib/core/record/model';
import { inPeriod, type YearSpan } from '$lib/core/record/time';

interface Direction {
  id: string;
  regions?: readonly string[];
}

export interface Origin {
  position: Position;
  directions: readonly Direction[];
}

const isNew = ({ status }: Visit) => status === 'new';

const kmFrom = ({ position }: Origin, visit: Visit) =>
  arcKm(toUnit(position), toUnit(visit.position));

/** The new place of these years that is farthest from the origin. */
export function farthestPlace(
  visits: readonly Visit[],
  years: YearSpan,
  origin: Origin,
): Visit | null {
  const places = visits.filter((visit) => isNew(visit) && inPeriod(visit, years));
  return places.sort((a, b) => kmFrom(origin, b) - kmFrom(origin, a))[0] ?? null;
}

const MAX_NAMED = 3;

export function placesOpened(visits: readonly Visit[], years: YearSpan, origin: Origin): Visit[] {
  const directionOf = ({ region }: Visit) =>
    origin.directions.find(({ regions }) => region !== null && regions?.includes(region))?.id;
  const earlier = new Set(
    visits.filter(({ start }) => start < String(years.from)).map(directionOf),
  );
  const farthest = new Map<string, Visit>();
  for (const visit of visits) {
    const direction = directionOf(visit);
    if (!isNew(visit) || !inPeriod(visit, years)) continue;
    if (direction === undefined || earlier.has(direction)) continue;
    const other = farthest.get(direction);
    if (!other || kmFrom(origin, visit) > kmFrom(origin, other)) farthest.set(direction, visit);
  }
  return [...farthest.values()]
    .sort((a, b) => kmFrom(origin, b) - kmFrom(origin, a))
    .slice(0, MAX_NAMED)
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}
