import * as v from 'valibot';
import {
  country,
  isoDate,
  position,
  ring,
  slug,
  someOf,
  text,
  names,
  translated,
  word,
  year,
} from '../schema';
import { NO_TEST, SENTENCES } from '../../src/lib/core/claims/outcome';
import { CONTEXT_KINDS } from '../../src/lib/core/context/context';
import { DATE_PRECISIONS, DOMAINS } from '../../src/lib/core/record/model';
import { citations, learners, way } from './schema';
import * as words from './vocabulary';

/* The shape of claims.json, watch-zones.geojson, not-held.json and straits.geojson. */

const claimId = v.pipe(v.string(), v.regex(/^C\d{2}$/, 'C and two digits'));
const indicatorId = v.pipe(v.string(), v.regex(/^W\d{2}$/, 'W and two digits'));

/** A quotation is short: at most 25 words. */
const quotation = v.pipe(v.string(), v.regex(/^\S+( \S+){0,24}$/, 'at most 25 words'));

const span = v.strictObject({ from: year, to: year });

/** What is counted, year by year; `before` are the years before of a trend. */
const before = { before: v.optional(span) };
const series = v.variant('of', [
  v.strictObject({
    of: v.literal('records'),
    domain: v.optional(v.picklist(DOMAINS)),
    directions: someOf(slug, 'direction'),
    participants: someOf(country, 'participant'),
    ...before,
  }),
  v.strictObject({
    of: v.literal('items'),
    kinds: someOf(v.picklist(CONTEXT_KINDS), 'kind'),
    numbered: v.optional(v.literal(true)),
    mode: v.optional(v.picklist(words.MEETING_MODE)),
    ways: someOf(v.union([way, learners]), 'way'),
    ...before,
  }),
  v.strictObject({ of: v.literal('tallies'), ...before }),
  v.strictObject({ of: v.literal('transfers'), ...before }),
]);

/** Of the first series and in `period`, unless it says otherwise. */
const taken = {
  of: v.optional(text),
  in: someOf(v.union([span, v.picklist(['before', 'period'])]), 'span'),
};
const listMeasure = v.strictObject({ take: v.picklist(words.CLAIM_LIST), ...taken });
interface Measure extends v.InferOutput<v.StrictObjectSchema<typeof taken, undefined>> {
  take: (typeof words.CLAIM_MEASURE)[number];
  over?: Operand | undefined;
  plus?: number | undefined;
}
/** A number, the name of one or of a list (its length), or what is taken of a series. */
type Operand = number | string | Measure;
const operand: v.GenericSchema<Operand> = v.union([
  v.number(),
  text,
  v.strictObject({
    take: v.picklist(words.CLAIM_MEASURE),
    ...taken,
    /** Divided by it. */
    over: v.optional(v.lazy(() => operand)),
    plus: v.optional(v.number()),
  }),
]);
const comparison = v.strictTuple([operand, v.picklist(['<', '<=', '=', '>=', '>']), operand]);

/** Of a set's own: in the place of `{name}` stands the number of that name. */
const ownWords = v.strictObject({ says: names, test: names, result: names });

const tested = {
  by: v.picklist(words.CLAIM_CHECK),
  /** The sentence that tells it. */
  says: v.union([v.picklist(SENTENCES), ownWords]),
  before: v.optional(span),
  period: span,
  side: v.optional(v.picklist(words.CLAIM_SIDE)),
  /** Told instead of the test's own; `n` is what it rests on. */
  numbers: v.optional(v.record(v.string(), operand)),
};
const check = v.strictObject({
  ...tested,
  /** By the names under which they are told. */
  series: v.record(v.string(), series),
  lists: v.optional(v.record(v.string(), v.array(listMeasure))),
  /** The parts of the claim beside its test, each of which needs all its comparisons. */
  holds: v.optional(v.array(v.array(comparison))),
  /** It also says why, which nothing counted can show. */
  cause: v.optional(v.literal(true)),
  practices: someOf(word, 'practice'),
  kind: v.optional(v.literal('exercise')),
  /** Choices that can matter; the others are not varied. */
  varies: v.optional(v.array(v.picklist(['rule', 'precise', 'kind']))),
  /** The same, or another test, on the years after the study. */
  after: v.optional(v.partial(v.strictObject(tested))),
  /** It counts a sample of what happened. */
  sample: v.optional(v.literal(true)),
  /** It counts something else than the claim says: shown, without a verdict. */
  proxy: v.optional(v.literal(true)),
});

/** `claims.json`: what the study claims and watches; results are computed, never kept here. */
export const claimsFile = v.strictObject({
  about: text,
  /** Whose claims they are, where one study makes them. */
  study: v.optional(slug),
  claims: v.array(
    v.strictObject({
      id: claimId,
      /** As a reporter would put it; the claim itself is `text`. */
      short: names,
      text,
      translated: v.optional(v.strictObject(translated)),
      quote: v.optional(quotation),
      sameAs: v.optional(claimId),
      place: text,
      theme: v.picklist(words.CLAIM_THEME),
      kind: v.picklist(words.CLAIM_KIND),
      testable: v.picklist(words.TESTABILITY),
      dataNeeded: text,
      uses: v.array(v.picklist(words.CLAIM_USE)),
      test: text,
      check: v.optional(check),
      untested: v.optional(v.picklist(NO_TEST)),
      expected: v.optional(text),
      period: v.strictObject({ from: v.optional(year), to: v.optional(year) }),
      sources: citations,
      notes: v.optional(text),
    }),
  ),
  indicators: v.array(
    v.strictObject({
      id: indicatorId,
      /** Where it has more than one zone. */
      short: v.optional(names),
      text,
      sphere: v.picklist(['arms', 'exercises', 'method']),
      horizon: v.strictObject({ text, from: year, to: year }),
      dataNeeded: v.optional(text),
      positiveWhen: v.optional(text),
      zones: v.array(slug),
      /** The only records that it speaks of. */
      domain: v.optional(v.picklist(DOMAINS)),
      sources: citations,
    }),
  ),
  notFound: v.array(text),
});
export type ClaimsFile = v.InferOutput<typeof claimsFile>;

const polygon = v.strictObject({ type: v.literal('Polygon'), coordinates: v.array(ring) });
const multiPolygon = v.strictObject({
  type: v.literal('MultiPolygon'),
  coordinates: v.array(v.array(ring)),
});

/** `watch-zones.geojson`: areas to watch and air defence zones; edges straight in lng and lat. */
export const zonesFile = v.strictObject({
  type: v.literal('FeatureCollection'),
  about: text,
  /** Zones a reader may look for, and why they are not drawn. */
  leftOut: v.array(v.strictObject({ name: text, why: text, sources: citations })),
  features: v.array(
    v.strictObject({
      type: v.literal('Feature'),
      id: slug,
      properties: v.strictObject({
        id: slug,
        kind: v.picklist(words.ZONE_KIND),
        name: names,
        indicator: v.optional(indicatorId),
        authority: v.optional(country),
        since: v.optional(isoDate),
        basis: v.picklist(['ours', 'published']),
        region: v.optional(slug),
        why: text,
        note: v.optional(text),
        sources: citations,
      }),
      geometry: v.variant('type', [polygon, multiPolygon]),
    }),
  ),
});
export type ZonesFile = v.InferOutput<typeof zonesFile>;

/** `not-held.json`: what was announced, or is said to have been, and is no record. Never counted. */
export const notHeldFile = v.array(
  v.strictObject({
    id: slug,
    name: names,
    status: v.picklist(words.NOT_HELD),
    start: isoDate,
    end: isoDate,
    datePrecision: v.picklist(DATE_PRECISIONS),
    place: v.optional(names),
    why: names,
    /** The record that took its place. */
    heldAs: v.optional(slug),
    sources: citations,
  }),
);
export type NotHeldFile = v.InferOutput<typeof notHeldFile>;

/** `straits.geojson`: passages that readers meet in the records. */
export const straitsFile = v.strictObject({
  type: v.literal('FeatureCollection'),
  about: text,
  features: v.array(
    v.strictObject({
      type: v.literal('Feature'),
      id: slug,
      properties: v.strictObject({ id: slug, name: names, region: slug }),
      geometry: v.strictObject({ type: v.literal('Point'), coordinates: position }),
    }),
  ),
});
export type StraitsFile = v.InferOutput<typeof straitsFile>;
