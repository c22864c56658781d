import * as v from 'valibot';
import * as field from '../record/fields';
import { citations } from './context-file';

const share = v.pipe(v.number(), v.minValue(0, '0 to 1'), v.maxValue(1, '0 to 1'));
const range = v.strictObject({ from: field.naturalNumber, to: field.naturalNumber });

/** Exercises by number in their series. */
const stretch = v.strictObject({
  from: field.wholeNumber,
  to: field.wholeNumber,
  /** When the standard rule's exercises of these numbers began. */
  period: field.openYears,
  others: v.strictObject({ middle: field.naturalNumber, fourFifths: range, meanShare: share }),
  /** Only precisely placed exercises, of pairs that have as many. */
  precise: v.strictObject({ middle: field.naturalNumber, meanShare: share }),
  ours: v.strictObject({
    everySite: field.naturalNumber,
    onePoint: v.strictObject({
      count: field.naturalNumber,
      least: field.naturalNumber,
      most: field.naturalNumber,
    }),
  }),
  /** Pairs with so many or more; or so few or fewer. */
  beyond: v.strictObject({
    side: v.picklist(['as-many', 'as-few']),
    count: field.naturalNumber,
    pairs: field.naturalNumber,
  }),
});

/** `yardstick.json`: other pairs of states, in an external data set. */
export const yardstickFile = v.strictObject({
  sources: citations,
  doi: field.matching(/^10\.\d{4,9}\/\S+$/, 'a DOI without its resolver: 10.…/…'),
  /** And where that was read. */
  version: field.text,
  years: field.years,
  newPlaceKm: field.wholeNumber,
  /** Exercises of more states belong to no pair. */
  mostStates: field.wholeNumber,
  pairs: field.wholeNumber,
  precisePairs: field.wholeNumber,
  stretches: field.listOf(stretch, 'stretch'),
  /** Of all pairs together, by number of earlier exercises. */
  byEarlier: field.listOf(
    v.strictObject({ from: field.wholeNumber, to: v.optional(field.wholeNumber), share }),
    'share',
  ),
  definition: field.localized,
  says: field.localized,
  notSaid: v.array(field.localized),
  caveats: v.array(field.localized),
});
export type YardstickFile = v.InferOutput<typeof yardstickFile>;
