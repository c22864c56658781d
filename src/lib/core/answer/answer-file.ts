import * as v from 'valibot';
import { BASE, TRANSLATIONS } from '../record/languages';
import { byKey } from '../record/pick';
import { day, localized, month, naturalNumber, text, year } from '../record/fields';
import { SERIES_KINDS } from '../record/model';
import { CERTAINTIES } from '../statistics/certainty';
import { CHANGES } from '../stall/counts';

/* answer-fields.json says what each field means. */

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const twoShares = v.nullable(v.tuple([share, share]));
const km = v.nullable(v.number());
const ids = v.array(text);
const naturalNumbers = v.array(naturalNumber);

const counted = v.strictObject({ k: naturalNumber, atMost: naturalNumber, n: naturalNumber });
const halves = { before: counted, since: counted };
const counts = v.strictObject({
  from: year,
  to: year,
  records: naturalNumber,
  atNewPlace: naturalNumber,
  atNewPlaceAtMost: naturalNumber,
  medianKm: km,
  medianUnderKm: km,
});

const cutGround = v.strictObject({
  reachKm2: naturalNumber,
  newKm2: naturalNumber,
  share,
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

const words = {
  sentence: text,
  text,
  confidence: v.array(text),
  curve: v.nullable(text),
};
const inLanguages = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.strictObject({ [BASE]: schema, ...byKey(TRANSLATIONS, () => v.optional(schema)) });

const curve = v.strictObject({
  kind: v.picklist(SERIES_KINDS),
  years: naturalNumbers,
  seen: naturalNumbers,
  atMost: naturalNumbers,
  expected: v.array(v.number()),
  low: naturalNumbers,
  high: naturalNumbers,
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

const visit = v.strictObject({
  record: text,
  name: localized,
  date: day,
  place: localized,
  direction: v.nullable(text),
  km,
  leastKm: km,
  mostKm: km,
  nearest: v.nullable(text),
  link: text,
});

const kind = v.strictObject({
  kind: v.picklist(SERIES_KINDS),
  answer: inLanguages(v.strictObject(words)),
  change: v.picklist(CHANGES),
  confidence: v.nullable(v.picklist([...CERTAINTIES, 'too-few'])),
  records: naturalNumber,
  placed: naturalNumber,
  before: counts,
  since: v.nullable(counts),
  byChance: v.nullable(v.strictObject({ p10: share, median: share, p90: share })),
  curve: v.nullable(curve),
  series: v.nullable(v.strictObject({ ids, ...halves, others: v.strictObject(halves) })),
  where: v.array(
    v.strictObject({
      direction: text,
      name: localized,
      before: v.nullable(counted),
      since: v.nullable(counted),
      lastNew: v.nullable(v.strictObject({ record: text, date: day })),
      places: ids,
      records: ids,
    }),
  ),
  newPlaces: v.array(visit),
  perhapsNew: v.array(visit),
  returns: v.array(v.strictObject({ opened: text, place: localized, records: ids, link: text })),
  returnsElsewhere: ids,
});

/** `answer.json`, for programs. */
export const answerFile = v.strictObject({
  $schema: text,
  dataset: v.strictObject({
    id: text,
    title: text,
    version: text,
    licence: text,
    citation: text,
    url: v.optional(text),
    doi: v.optional(text),
    records: naturalNumber,
  }),
  coverage: v.strictObject({ from: month, to: month, lastDay: day }),
  lastLooked: v.nullable(v.strictObject({ date: day, where: localized, notFound: localized })),
  rule: v.strictObject({ id: text, name: localized, records: naturalNumber }),
  limitKm: v.number(),
  answer: inLanguages(v.strictObject({ ...words, stall: v.nullable(text) })),
  candidates: v.strictObject({ count: naturalNumber, perhapsNew: naturalNumber }),
  kinds: v.array(kind),
  newShare: v.nullable(v.strictObject({ before: twoShares, since: twoShares })),
  regions: groundByPlace,
  directions: groundByPlace,
});
export type AnswerFile = v.InferOutput<typeof answerFile>;
