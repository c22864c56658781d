import * as v from 'valibot';
import { CONTEXT_KINDS } from '../../src/lib/core/context/context';
import { CONFIDENCES, DATE_PRECISIONS } from '../../src/lib/core/record/model';
import {
  country,
  isoDate,
  position,
  slug,
  someOf,
  text,
  names,
  wholeNumber,
  word,
  year,
} from '../fields';
import { source } from '../schema';
import * as words from './vocabulary';

/* The shapes of context.json, its sources and scale.json; those of claims and zones are in claims-schema.ts. */

/** Ids of sources.json or context-sources.json. */
export const citations = v.pipe(v.array(slug), v.nonEmpty('at least one source'));
const confidence = v.picklist(CONFIDENCES);
/** A year, a month or a day. */
const partialDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date written YYYY, YYYY-MM or YYYY-MM-DD'),
);

/** From one partner to another, or both ways. */
export const way = v.union([
  v.pipe(v.string(), v.regex(/^[A-Z]{2}-[A-Z]{2}$/, 'two ISO 3166-1 alpha-2 codes, from and to')),
  v.literal('joint'),
]);
const learners = v.union([country, v.literal('both')]);

const deal = v.strictObject({
  direction: way,
  dateMeans: v.picklist(words.DEAL_DATE),
  systems: someOf(text, 'system'),
  quantity: v.optional(text),
  valueMillionUsd: v.optional(wholeNumber),
  value: v.optional(text),
  status: v.optional(text),
  milestones: v.optional(v.array(v.strictObject({ date: partialDate, what: text }))),
});

const item = v.strictObject({
  id: slug,
  kind: v.picklist(CONTEXT_KINDS),
  title: names,
  label: v.optional(names),
  start: isoDate,
  end: v.optional(isoDate),
  ongoing: v.optional(v.literal(true)),
  datePrecision: v.picklist(DATE_PRECISIONS),
  covers: v.optional(v.strictObject({ start: isoDate, end: isoDate })),
  mode: v.optional(v.picklist(words.MEETING_MODE)),
  place: v.optional(v.strictObject({ name: names, country, position })),
  participants: someOf(text, 'name'),
  occasion: v.optional(text),
  round: v.optional(wholeNumber),
  summary: v.optional(text),
  military: v.optional(text),
  expectedEffect: v.optional(text),
  deal: v.optional(deal),
  training: v.optional(
    v.strictObject({ learners, people: v.optional(wholeNumber), peopleAre: v.optional(text) }),
  ),
  related: someOf(slug, 'item'),
  records: someOf(slug, 'record'),
  inferred: v.array(v.picklist(words.INFERRED_PART)),
  confidence,
  /** Empty only where the item rests on general knowledge, as a check sees to. */
  sources: v.array(slug),
  notes: v.optional(text),
});

const percent = v.optional(v.number());

/** `context.json`: dated items of the wider relationship, in order of start and id. */
export const contextFile = v.strictObject({
  coverage: text,
  items: v.array(item),
  meetingCounts: v.strictObject({
    note: text,
    counts: v.array(
      v.strictObject({
        asOf: isoDate,
        count: wholeNumber,
        saidBy: text,
        confidence,
        sources: citations,
      }),
    ),
  }),
  armsTransfers: v.strictObject({
    measure: text,
    /** How charts and the scale call the series. */
    name: names,
    short: names,
    citation: text,
    provenance: text,
    confidence,
    sources: citations,
    yearly: v.array(
      v.strictObject({ year, value: v.pipe(v.number(), v.minValue(0, '0 or more')) }),
    ),
    published: v.array(
      v.strictObject({
        from: year,
        to: year,
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
    v.strictObject({ about: v.picklist(['diplomacy', 'arms', 'personnel']), text }),
  ),
});
export type ContextFile = v.InferOutput<typeof contextFile>;

/** `context-sources.json`: as sources.json, for everything in this folder's files. */
export const contextSourcesFile = v.array(source);

const basis = v.picklist(words.BASIS);

const area = v.strictObject({
  id: slug,
  order: wholeNumber,
  name: names,
  nameBasis: basis,
  orderBasis: basis,
  meaning: text,
  study: v.strictObject({
    saysAnything: v.boolean(),
    rating: v.optional(text),
    ratingWording: v.optional(v.picklist(['level', 'wording'])),
    ratingNote: v.optional(text),
    position: v.optional(text),
    mechanisms: v.optional(text),
    related: v.optional(text),
    periods: v.array(
      v.strictObject({
        text,
        from: year,
        to: v.optional(year),
        rating: v.optional(text),
        trend: text,
      }),
    ),
  }),
  frameworks: v.array(v.strictObject({ id: slug, says: text })),
  inference: v.strictObject({ basis: v.literal('inferred'), rating: v.optional(text), text }),
  evidence: v.strictObject({
    contextKinds: v.optional(v.array(v.picklist(CONTEXT_KINDS))),
    context: v.optional(v.array(slug)),
    practices: v.optional(v.array(word)),
    armsTransfers: v.optional(v.literal(true)),
    records: v.optional(v.literal(true)),
  }),
  confidence,
  sources: citations,
  notes: v.optional(text),
});

/** `scale.json`: the seven areas, what the study states of them and what we infer. */
export const scaleFile = v.strictObject({
  readFirst: text,
  stated: v.array(
    v.strictObject({ text, status: v.picklist(['stated', 'wording', 'not-in-summary']) }),
  ),
  levelWords: v.strictObject({
    study: v.array(text),
    others: v.record(slug, v.array(text)),
    note: text,
  }),
  areas: v.pipe(v.array(area), v.length(7, 'seven areas')),
  frameworks: v.array(
    v.strictObject({
      id: slug,
      author: text,
      work: text,
      says: v.optional(text),
      rating: v.optional(text),
      criteria: v.optional(v.strictObject({ moderate: v.array(text), deep: v.array(text) })),
      confidence,
      sources: v.array(slug),
      notes: v.optional(text),
    }),
  ),
  alternative: v.strictObject({ text, basis, confidence }),
  notFound: v.array(text),
  studySources: citations,
});
export type ScaleFile = v.InferOutput<typeof scaleFile>;
