import * as v from 'valibot';
import { BASE, TRANSLATIONS } from '../record/languages';
import { byKey } from '../record/pick';
import { day, localized, month, naturalNumber, text, year } from '../record/fields';
import { SERIES_KINDS } from '../record/model';
import { CERTAINTIES } from '../statistics/certainty';
import { CHANGES } from '../stall/counts';

const counts = v.strictObject({
  from: year,
  to: year,
  /** Records with a measured place, without the first. */
  records: naturalNumber,
  /** Certainly at a new place, and with possible ones. */
  atNewPlace: naturalNumber,
  atNewPlaceAtMost: naturalNumber,
  medianKm: v.nullable(v.number()),
  /** What the median is under, where places are known too coarsely to tell it from none. */
  medianUnderKm: v.nullable(v.number()),
});

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const twoShares = v.tuple([share, share]);
const cutGround = v.strictObject({
  /** Within the limit of the span's records, km². */
  reachKm2: naturalNumber,
  /** Outside what was known before the span. */
  newKm2: naturalNumber,
  /** How much of it all is within the limit. */
  share,
  /** A lower bound: places are known only within bounds. */
  atLeast: v.optional(v.literal(true)),
});
const spanGround = v.strictObject({
  ground: v.strictObject({
    exercise: cutGround,
    shipPatrol: cutGround,
    airPatrol: cutGround,
  }),
});
const groundByPlace = v.record(text, v.strictObject({ before: spanGround, since: spanGround }));

const words = v.strictObject({ sentence: text, text, confidence: v.array(text) });

const counted = v.strictObject({ k: naturalNumber, atMost: naturalNumber, n: naturalNumber });
const halves = { before: counted, since: counted };
const naturalNumbers = v.array(naturalNumber);

/** Of the records of a kind in order. */
const curve = v.strictObject({
  kind: v.picklist(SERIES_KINDS),
  /** Of each record. */
  years: naturalNumbers,
  /** Places reached after each record by the stored points, and with all that perhaps are new. */
  seen: naturalNumbers,
  atMost: naturalNumbers,
  /** In random order: the mean, and 10 and 90 % of orders. */
  expected: v.array(v.number()),
  low: naturalNumbers,
  high: naturalNumbers,
  /** The largest gap between the two, found afterwards; `asWide`: share of orders with one. */
  widest: v.strictObject({
    after: naturalNumber,
    id: text,
    date: day,
    seen: naturalNumber,
    expected: v.number(),
    since: counted,
    asWide: share,
  }),
});

/** `answer.json`, for programs. */
export const answerFile = v.strictObject({
  $schema: text,
  dataset: v.strictObject({ id: text, title: text, version: text, licence: text, citation: text }),
  coverage: v.strictObject({ from: month, to: month, lastDay: day }),
  /** When and where later records were last sought, and what was not found. */
  lastLooked: v.nullable(v.strictObject({ date: day, where: localized, notFound: localized })),
  rule: v.strictObject({ id: text, name: localized }),
  limitKm: v.number(),
  answer: v.strictObject({
    [BASE]: words,
    ...byKey(TRANSLATIONS, () => v.optional(words)),
  }),
  /** Reported, but not certain enough to count: by the rule, at a measured place. */
  candidates: v.strictObject({
    count: naturalNumber,
    /** How many would be, or might be, at a new place. */
    perhapsNew: naturalNumber,
  }),
  kinds: v.array(
    v.strictObject({
      kind: v.picklist(SERIES_KINDS),
      change: v.picklist(CHANGES),
      /** Null without a comparison with chance. */
      confidence: v.nullable(v.picklist([...CERTAINTIES, 'too-few'])),
      before: counts,
      since: v.nullable(counts),
      /** How often random orders show as large a fall, over draws of places. */
      byChance: v.nullable(
        v.strictObject({ p10: v.number(), median: v.number(), p90: v.number() }),
      ),
      /** Null with fewer than eight records. */
      curve: v.nullable(curve),
      /** Yearly series without which half of the fall is gone; null where there is none. */
      series: v.nullable(
        v.strictObject({ ids: v.array(text), ...halves, others: v.strictObject(halves) }),
      ),
    }),
  ),
  /** Of exercises' ground, summed by year: the new part where places known only within bounds are drawn, 10 to 90 %. */
  newShare: v.nullable(
    v.strictObject({ before: v.nullable(twoShares), since: v.nullable(twoShares) }),
  ),
  /** What nothing reached is left out; `elsewhere` is the rest of the globe. */
  regions: groundByPlace,
  directions: groundByPlace,
});
export type AnswerFile = v.InferOutput<typeof answerFile>;
