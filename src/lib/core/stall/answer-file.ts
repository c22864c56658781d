import * as v from 'valibot';
import { BASE, byLanguage, TRANSLATIONS } from '../record/languages';
import { day, localized, month, naturalNumber, text, year } from '../record/fields';
import { SERIES_KINDS } from '../record/model';
import { CERTAINTIES } from '../statistics/certainty';
import { CHANGES } from './counts';

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
    ...byLanguage(TRANSLATIONS, () => v.optional(words)),
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
    }),
  ),
  /** What nothing reached is left out; `elsewhere` is the rest of the globe. */
  regions: groundByPlace,
  directions: groundByPlace,
});
export type AnswerFile = v.InferOutput<typeof answerFile>;
