import { median, sum } from 'd3-array';
import { STRENGTHS, type Strength } from '#core/record/model';
import type { EventFile } from '#core/record/schema';
import { eachEvent } from './check';

/** Farther from its series' median a number is probably a slip of a digit. */
const RANGE_FACTOR: Record<Strength, number> = {
  personnel: 12,
  ships: 5,
  aircraft: 5,
  vehicles: 12,
};
/** Fewer editions make no range. */
const MIN_OTHERS = 3;

export const withinRangeOfSeries = eachEvent((event, { should }, { events }) => {
  for (const { field, strength, value } of numbersOf(event)) {
    const others = events
      .filter((other) => other.event.series === event.series && other.event !== event)
      .flatMap((other) => numbersOf(other.event).filter((n) => n.field === field))
      .map((n) => n.value);
    if (others.length < MIN_OTHERS) continue;
    const middle = median(others)!;
    const factor = RANGE_FACTOR[strength];
    const isNear = value <= middle * factor && value >= middle / factor;
    const range = `a factor of ${factor} of ${middle}`;
    should(isNear, field, `within ${range}, the median of the other ${event.series}`);
  }
});

export const totalHoldsSides = eachEvent(({ forces: { total, bySide = {} } }, { should }) => {
  for (const strength of STRENGTHS) {
    const ofSides = sum(Object.values(bySide), (side) => side[strength]);
    const isEnough = (total?.[strength] ?? ofSides) >= ofSides;
    should(isEnough, `forces.total.${strength}`, `${ofSides} (the sides' sum) or more`);
  }
});

export const accountsSound = eachEvent((event, { should }) => {
  event.disputes.forEach(({ field, values }, i) => {
    const used = numbersOf(event).find((force) => force.field === field)?.value;
    const isOfForces = STRENGTHS.some((strength) => field.endsWith(`.${strength}`));
    values.forEach(({ number, side }, j) => {
      const path = `disputes[${i}].values[${j}]`;
      const isUsed = j > 0 || number === undefined || number === (used ?? number);
      const none = `none, as ${field} is no number of forces`;
      should(number === undefined || isOfForces, `${path}.number`, none);
      should(isUsed || !isOfForces, `${path}.number`, `${used}, which the record uses`);
      const tookPart = side === undefined || event.participants.includes(side);
      should(tookPart, `${path}.side`, 'one of the participants');
    });
  });
});

/** Numbers of a whole exercise are not the partners'. */
function numbersOf({ forces: { total = {}, bySide = {} } }: EventFile) {
  const sides = Object.entries(bySide).map(([id, side]) => [`bySide.${id}`, side] as const);
  return [['total', total] as const, ...sides].flatMap(([path, numbers]) =>
    STRENGTHS.flatMap((strength) => {
      const value = numbers[strength];
      return value === undefined ? [] : [{ field: `forces.${path}.${strength}`, strength, value }];
    }),
  );
}
