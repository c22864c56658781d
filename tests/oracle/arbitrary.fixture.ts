import fc from 'fast-check';
import type { Position } from '#core/record/model';

/** Tenths of a degree, away from the poles. */
export const position: fc.Arbitrary<Position> = fc.tuple(
  fc.integer({ min: -1800, max: 1800 }).map((n) => n / 10),
  fc.integer({ min: -800, max: 800 }).map((n) => n / 10),
);
