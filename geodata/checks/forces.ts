import { median } from 'd3-array';
import { STRENGTHS, type Strength } from '../../src/lib/core/record/model';
import type { EventFile } from '../schema';
import { eachEvent } from './check';

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

export const withinRangeOfSeries = eachEvent((event, say, { events }) => {
  for (const { field, strength, value } of numbersOf(event)) {
    const others = events
      .filter((other) => other.event.series === event.series && other.event !== event)
      .flatMap((other) => numbersOf(other.event).filter((n) => n.field === field))
      .map((n) => n.value);
    if (others.length < MIN_OTHERS) continue;
    const middle = median(others)!;
    const factor = RANGE_FACTOR[strength];
    if (value > middle * factor || value < middle / factor) {
      const range = `a factor of ${factor} of ${middle}`;
      say(field, value, `within ${range}, the median of the other ${event.series}`);
    }
  }
});

/** What a source gives for all sides cannot be less than what is given for some of them. */
export const totalHoldsSides = eachEvent(({ forces: { total, bySide = {} } }, say) => {
  for (const strength of STRENGTHS) {
    const all = total?.[strength];
    const sum = Object.values(bySide).reduce((n, side) => n + (side[strength] ?? 0), 0);
    if (all !== undefined && all < sum) {
      say(`forces.total.${strength}`, all, `${sum} (the sides' sum) or more`);
    }
  }
});

/** Of a dispute only a force has numbers, the record's own first; whose account it is took part. */
export const accountsSound = eachEvent((event, say) => {
  event.disputes.forEach(({ field, values }, i) => {
    const used = numbersOf(event).find((one) => one.field === field)?.value;
    values.forEach(({ number, side }, j) => {
      const at = `disputes[${i}].values[${j}]`;
      if (number !== undefined && !STRENGTHS.some((one) => field.endsWith(`.${one}`)))
        say(`${at}.number`, number, `none, as ${field} is no number of forces`);
      else if (number !== undefined && j === 0 && number !== (used ?? number))
        say(`${at}.number`, number, `${used}, which the record uses`);
      if (side !== undefined && !event.participants.includes(side))
        say(`${at}.side`, side, 'one of the participants');
    });
  });
});

function numbersOf({ forces }: EventFile) {
  const sides = Object.entries(forces.bySide ?? {}).map(
    ([side, of]) => [`bySide.${side}`, of] as const,
  );
  return [['total', forces.total] as const, ...sides].flatMap(([path, numbers]) =>
    STRENGTHS.flatMap((strength) => {
      const value = numbers?.[strength];
      return value === undefined ? [] : [{ field: `forces.${path}.${strength}`, strength, value }];
    }),
  );
}
