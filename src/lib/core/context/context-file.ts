import * as v from 'valibot';
import { CONFIDENCES, DATE_PRECISIONS } from '../record/model';
import * as field from '../record/fields';
import { CONTEXT_KINDS } from './context-kinds';
import * as words from './context-words';

export const citations = field.listOf(field.slug, 'source');
const confidence = v.picklist(CONFIDENCES);
const partialDate = field.matching(
  /^\d{4}(-\d{2}(-\d{2})?)?$/,
  'a date written YYYY, YYYY-MM or YYYY-MM-DD',
);

/** From one partner to another, or both ways. */
export const way = v.union([
  field.matching(/^[A-Z]{2}-[A-Z]{2}$/, 'two ISO 3166-1 alpha-2 codes, from and to'),
  v.literal('joint'),
]);
const learners = v.union([field.country, v.literal('both')]);

const deal = v.strictObject({
  direction: way,
  dateMeans: v.picklist(words.DEAL_DATE),
  systems: field.nonEmpty(field.text, 'system'),
  quantity: v.optional(field.text),
  valueMillionUsd: v.optional(field.wholeNumber),
  value: v.optional(field.text),
  status: v.optional(field.text),
  milestones: v.optional(v.array(v.strictObject({ date: partialDate, what: field.text }))),
});

const item = v.strictObject({
  id: field.slug,
  kind: v.picklist(CONTEXT_KINDS),
  title: field.localized,
  label: v.optional(field.localized),
  start: field.day,
  end: v.optional(field.day),
  ongoing: v.optional(v.literal(true)),
  datePrecision: v.picklist(DATE_PRECISIONS),
  covers: v.optional(v.strictObject({ start: field.day, end: field.day })),
  mode: v.optional(v.picklist(words.MEETING_MODE)),
  place: v.optional(
    v.strictObject({ name: field.localized, country: field.country, position: field.lngLat }),
  ),
  participants: field.nonEmpty(field.text, 'name'),
  occasion: v.optional(field.text),
  round: v.optional(field.wholeNumber),
  summary: v.optional(field.text),
  military: v.optional(field.text),
  expectedEffect: v.optional(field.text),
  deal: v.optional(deal),
  training: v.optional(
    v.strictObject({
      learners,
      people: v.optional(field.wholeNumber),
      peopleAre: v.optional(field.text),
    }),
  ),
  related: field.nonEmpty(field.slug, 'item'),
  records: field.nonEmpty(field.slug, 'record'),
  inferred: v.array(v.picklist(words.INFERRED_PART)),
  confidence,
  /** A check allows none only for general knowledge. */
  sources: v.array(field.slug),
  notes: v.optional(field.text),
});

const percent = v.optional(v.number());

/** `context.json`, by start and id. */
export const contextFile = v.strictObject({
  coverage: field.text,
  items: v.array(item),
  meetingCounts: v.strictObject({
    note: field.text,
    counts: v.array(
      v.strictObject({
        asOf: field.day,
        count: field.wholeNumber,
        saidBy: field.text,
        confidence,
        sources: citations,
      }),
    ),
  }),
  armsTransfers: v.strictObject({
    measure: field.text,
    name: field.localized,
    short: field.localized,
    citation: field.text,
    provenance: field.text,
    confidence,
    sources: citations,
    yearly: v.array(
      v.strictObject({ year: field.year, value: v.pipe(v.number(), v.minValue(0, '0 or more')) }),
    ),
    published: v.array(
      v.strictObject({
        from: field.year,
        to: field.year,
        shareOfImportsPct: percent,
        shareOfExportsPct: percent,
        changeInVolumePct: percent,
        changeInImportsPct: percent,
        confidence,
        sources: citations,
      }),
    ),
  }),
  notFound: v.array(
    v.strictObject({ about: v.picklist(['diplomacy', 'arms', 'personnel']), text: field.text }),
  ),
});
export type ContextFile = v.InferOutput<typeof contextFile>;

const basis = v.picklist(words.BASIS);

const area = v.strictObject({
  id: field.slug,
  order: field.wholeNumber,
  name: field.localized,
  nameBasis: basis,
  orderBasis: basis,
  meaning: field.text,
  study: v.strictObject({
    saysAnything: v.boolean(),
    rating: v.optional(field.text),
    ratingWording: v.optional(v.picklist(['level', 'wording'])),
    ratingNote: v.optional(field.text),
    position: v.optional(field.text),
    mechanisms: v.optional(field.text),
    related: v.optional(field.text),
    periods: v.array(
      v.strictObject({
        text: field.text,
        from: field.year,
        to: v.optional(field.year),
        rating: v.optional(field.text),
        trend: field.text,
      }),
    ),
  }),
  frameworks: v.array(v.strictObject({ id: field.slug, says: field.text })),
  inference: v.strictObject({
    basis: v.literal('inferred'),
    rating: v.optional(field.text),
    text: field.text,
  }),
  evidence: v.strictObject({
    contextKinds: v.optional(v.array(v.picklist(CONTEXT_KINDS))),
    context: v.optional(v.array(field.slug)),
    practices: v.optional(v.array(field.word)),
    armsTransfers: v.optional(v.literal(true)),
    records: v.optional(v.literal(true)),
  }),
  confidence,
  sources: citations,
  notes: v.optional(field.text),
});

/** `scale.json`. */
export const scaleFile = v.strictObject({
  readFirst: field.text,
  stated: v.array(
    v.strictObject({
      text: field.text,
      status: v.picklist(['stated', 'wording', 'not-in-summary']),
    }),
  ),
  levelWords: v.strictObject({
    study: v.array(field.text),
    others: v.record(field.slug, v.array(field.text)),
    note: field.text,
  }),
  areas: v.pipe(v.array(area), v.length(7, 'seven areas')),
  frameworks: v.array(
    v.strictObject({
      id: field.slug,
      author: field.text,
      work: field.text,
      says: v.optional(field.text),
      rating: v.optional(field.text),
      criteria: v.optional(
        v.strictObject({ moderate: v.array(field.text), deep: v.array(field.text) }),
      ),
      confidence,
      sources: v.array(field.slug),
      notes: v.optional(field.text),
    }),
  ),
  alternative: v.strictObject({ text: field.text, basis, confidence }),
  notFound: v.array(field.text),
  studySources: citations,
});
export type ScaleFile = v.InferOutput<typeof scaleFile>;
