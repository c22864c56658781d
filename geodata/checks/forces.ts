import { STRENGTHS, type Strength } from '../../src/lib/core/record/model';
import { problem } from '../problem';
import type { EventFile } from '../schema';
import type { Check } from './check';

/**
 * A number further than this factor from the median of the other editions of its series is more
 * likely a slip of a digit than a fact. Ships and aircraft vary less than people do.
 */
export const RANGE_FACTOR: Record<Strength, number> = {
  personnel: 12,
  ships: 5,
  aircraft: 5,
  vehicles: 12,
};
/** With fewer other editions there is no range to be out of. */
const MIN_OTHERS = 3;

export const withinRangeOfSeries: Check = ({ events }) =>
  events.flatMap(({ file, event }) =>
    numbersOf(event).flatMap(({ field, strength, value }) => {
      const others = events
        .filter((other) => other.event.series === event.series && other.event !== event)
        .flatMap((other) => numbersOf(other.event).filter((n) => n.field === field))
        .map((n) => n.value);
      if (others.length < MIN_OTHERS) return [];
      const median = medianOf(others);
      const factor = RANGE_FACTOR[strength];
      return value <= median * factor && value >= median / factor
        ? []
        : [
            problem(
              file,
              field,
              value,
              `within a factor of ${factor} of ${median}, the median of the other ${event.series}`,
            ),
          ];
    }),
  );

/** What a source gives for all sides cannot be less than what is given for some of them. */
export const totalHoldsSides: Check = ({ events }) =>
  events.flatMap(({ file, event }) =>
    STRENGTHS.flatMap((strength) => {
      const total = event.forces.total?.[strength];
      const sides = Object.values(event.forces.bySide ?? {});
      const sum = sides.reduce((all, side) => all + (side[strength] ?? 0), 0);
      return total === undefined || total >= sum
        ? []
        : [problem(file, `forces.total.${strength}`, total, `${sum} (the sides' sum) or more`)];
    }),
  );

function numbersOf({ forces }: EventFile) {
  const groups = [
    { path: 'forces.total', numbers: forces.total },
    ...Object.entries(forces.bySide ?? {}).map(([side, numbers]) => ({
      path: `forces.bySide.${side}`,
      numbers,
    })),
  ];
  return groups.flatMap(({ path, numbers }) =>
    STRENGTHS.flatMap((strength) => {
      const value = numbers?.[strength];
      return value === undefined ? [] : [{ field: `${path}.${strength}`, strength, value }];
    }),
  );
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? (sorted[middle - 1]! + sorted[middle]!) / 2
    : sorted[Math.floor(middle)]!;
}
