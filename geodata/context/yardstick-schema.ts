import * as v from 'valibot';
import { count, names, openYearSpan, text, wholeNumber, yearSpan } from '../fields';
import { citations } from './schema';

const share = v.pipe(v.number(), v.minValue(0, '0 to 1'), v.maxValue(1, '0 to 1'));
const range = v.strictObject({ from: count, to: count });

/** Exercises by their number in a series: how many of them were at a new place. */
const stretch = v.strictObject({
  from: wholeNumber,
  to: wholeNumber,
  /** The years in which the standard rule's exercises with these numbers began. */
  period: openYearSpan,
  /** Of all pairs. */
  others: v.strictObject({ middle: count, fourFifths: range, meanShare: share }),
  /** Of the pairs that have as many exercises whose position is precise, and of these exercises alone. */
  precise: v.strictObject({ middle: count, meanShare: share }),
  ours: v.strictObject({
    /** By stored points, as those of the source are. */
    everySite: count,
    /** As the source counts, one point a record; middle, least and most, by which of its sites is drawn. */
    onePoint: v.strictObject({ count, least: count, most: count }),
  }),
  /** How many pairs had so many or more; or so few, or fewer. */
  beyond: v.strictObject({ side: v.picklist(['as-many', 'as-few']), count, pairs: count }),
});

/**
 * `yardstick.json`: how often other pairs of states went to a new place, at the same number of exercises. Our own
 * counts of another data set, of which no row is kept here.
 */
export const yardstickFile = v.strictObject({
  /** The data set that was counted. */
  sources: citations,
  doi: v.pipe(v.string(), v.regex(/^10\.\d{4,9}\/\S+$/, 'a DOI without its resolver: 10.…/…')),
  /** Which edition of it was counted, and where that was read. */
  version: text,
  years: yearSpan,
  newPlaceKm: wholeNumber,
  /** An exercise of more states belongs to no pair. */
  mostStates: wholeNumber,
  pairs: wholeNumber,
  precisePairs: wholeNumber,
  stretches: v.pipe(v.array(stretch), v.nonEmpty('at least one stretch')),
  /** The share at a new place by how many exercises came before, all pairs together. */
  byEarlier: v.pipe(
    v.array(v.strictObject({ from: wholeNumber, to: v.optional(wholeNumber), share })),
    v.nonEmpty('at least one share'),
  ),
  /** What a series is, and a new place in it. */
  definition: names,
  /** What may be said of it, and what may not. */
  says: names,
  notSaid: v.array(names),
  caveats: v.array(names),
});
export type YardstickFile = v.InferOutput<typeof yardstickFile>;
