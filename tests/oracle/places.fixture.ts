import { arcBetween } from '#core/earth/arcs';
import type { Polygons } from '#core/earth/overlay';
import { toUnit } from '#core/earth/sphere';
import type { Grounds, Reached } from '#core/reach/ground';
import type { Position } from '#core/record/model';
import fc from 'fast-check';
import { EARTH_KM, dot, type Vector } from '../answer/places';
import type { Counted } from '../answer/reading';

export const GLOBE_KM2 = 4 * Math.PI * EARTH_KM ** 2;

export const reachedAt = (
  places: readonly (readonly [year: number, position: Position])[],
): Reached[] =>
  places.map(([year, position]) => ({ year, arcs: [arcBetween(toUnit(position))], bounds: [] }));
export const knownOf = ({ steps }: Grounds): Polygons => steps.at(-1)?.known ?? [];

/** Tenths of a degree, away from the poles. */
export const anyPosition: fc.Arbitrary<Position> = fc.tuple(
  fc.integer({ min: -1800, max: 1800 }).map((n) => n / 10),
  fc.integer({ min: -800, max: 800 }).map((n) => n / 10),
);
export const anyPlace = fc.oneof(
  anyPosition,
  fc.constantFrom<Position>([0, 90], [12, -90], [180, 60], [-180, -3], [50, 85.5], [5, 89.99]),
);

/** Evenly over the sphere, by the golden angle. */
export const POINTS = Array.from({ length: 40_000 }, (_, i): Vector => {
  const z = 1 - (2 * i + 1) / 40_000;
  const angle = i * Math.PI * (3 - Math.sqrt(5));
  const r = Math.sqrt(1 - z * z);
  return [r * Math.cos(angle), r * Math.sin(angle), z];
});

/** Where a record surely was, as tests/answer reads it. */
export const pointsOf = ({ own }: Counted): Vector[] =>
  own.flatMap(({ area, xyz }) => (area ? [] : xyz));

export function nearTo(km: number, places: readonly Vector[]) {
  const cosine = Math.cos(km / EARTH_KM);
  return (point: Vector) => places.some((place) => dot(place, point) >= cosine);
}
