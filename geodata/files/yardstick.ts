import * as v from 'valibot';
import * as field from '../../src/lib/core/record/fields';
import { citations } from './context';

const share = v.pipe(v.number(), v.minValue(0, '0 to 1'), v.maxValue(1, '0 to 1'));
const range = v.strictObject({ from: field.naturalNumber, to: field.naturalNumber });

/** Exercises by their number in a series: how many of them were at a new place. */
const stretch = v.strictObject({
  from: field.wholeNumber,
  to: field.wholeNumber,
  /** The years in which the standard rule's exercises with these numbers began. */
  period: field.openYears,
  /** All pairs. */
  others: v.strictObject({ middle: field.naturalNumber, fourFifths: range, meanShare: share }),
  /** Only pairs with as many exercises whose position is precise, and only those exercises. */
  precise: v.strictObject({ middle: field.naturalNumber, meanShare: share }),
  ours: v.strictObject({
    /** By stored points, as those of the source are. */
    everySite: field.naturalNumber,
    onePoint: v.strictObject({
      count: field.naturalNumber,
      least: field.naturalNumber,
      most: field.naturalNumber,
    }),
  }),
  /** How many pairs had so many or more; or so few, or fewer. */
  beyond: v.strictObject({
    side: v.picklist(['as-many', 'as-few']),
    count: field.naturalNumber,
    pairs: field.naturalNumber,
  }),
});

/** `yardstick.json`: other pairs of states, counted in a data set that is not here. */
export const yardstickFile = v.strictObject({
  /** The data set that was counted. */
  sources: citations,
  doi: v.pipe(v.string(), v.regex(/^10\.\d{4,9}\/\S+$/, 'a DOI without its resolver: 10.…/…')),
  /** Which edition of it was counted, and where that was read. */
  version: field.text,
  years: field.years,
  newPlaceKm: field.wholeNumber,
  /** An exercise of more states belongs to no pair. */
  mostStates: field.wholeNumber,
  pairs: field.wholeNumber,
  precisePairs: field.wholeNumber,
  stretches: v.pipe(v.array(stretch), v.nonEmpty('at least one stretch')),
  /** The share at a new place by how many exercises came before, all pairs together. */
  byEarlier: v.pipe(
    v.array(v.strictObject({ from: field.wholeNumber, to: v.optional(field.wholeNumber), share })),
    v.nonEmpty('at least one share'),
  ),
  /** Defines a series, and a new place in it. */
  definition: field.localized,
  /** The conclusions that it allows, and those that it does not. */
  says: field.localized,
  notSaid: v.array(field.localized),
  caveats: v.array(field.localized),
});
export type YardstickFile = v.InferOutput<typeof yardstickFile>;
