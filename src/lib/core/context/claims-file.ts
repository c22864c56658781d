import * as v from 'valibot';
import * as field from '../record/fields';
import { DATE_PRECISIONS, DOMAINS, REACH_KINDS } from '../record/model';
import { citations, way } from './context-file';
import { CONTEXT_KINDS } from './context-kinds';
import * as words from './context-words';

const claimId = field.matching(/^C\d{2}$/, 'C and two digits');
const indicatorId = field.matching(/^W\d{2}$/, 'W and two digits');

const quotation = field.matching(/^\S+( \S+){0,24}$/, 'at most 25 words');

const series = v.variant('of', [
  v.strictObject({
    of: v.literal('records'),
    domain: v.optional(v.picklist(DOMAINS)),
    directions: field.nonEmpty(field.slug, 'direction'),
    participants: field.nonEmpty(field.country, 'participant'),
    /** Counts those that a record has, if its sources support them. */
    practices: field.nonEmpty(field.word, 'practice'),
  }),
  v.strictObject({
    of: v.literal('items'),
    kinds: v.array(v.picklist(CONTEXT_KINDS)),
    numbered: v.optional(v.literal(true)),
    mode: v.optional(v.picklist(words.MEETING_MODE)),
    ways: field.nonEmpty(way, 'way'),
  }),
  v.strictObject({ of: v.literal('transfers') }),
]);

/** Of the first series in `period`, unless `of` and `in` say otherwise. */
const measure = v.strictObject({
  take: v.picklist(words.CLAIM_MEASURE),
  of: v.optional(field.text),
  to: v.optional(field.text),
  in: v.optional(v.union([v.literal('before'), field.years])),
  /** Divided by the earlier number of that name. */
  over: v.optional(field.text),
});
const comparison = v.strictTuple([
  field.text,
  v.picklist(['<', '<=', '=', '>=', '>']),
  v.union([field.text, v.number()]),
]);

const seriesByName = v.record(field.text, series);
const numbers = v.record(field.text, measure);
/** A part holds if all its comparisons do. */
const holds = v.array(v.array(comparison));

const tested = {
  kind: v.optional(v.picklist(REACH_KINDS)),
  /** `{name}` and `{name:format}` stand for numbers. */
  result: field.localized,
  /** The claim also gives a reason, which no count can show. */
  cause: v.optional(v.literal(true)),
  sample: v.optional(v.literal(true)),
};
const after = v.optional(v.strictObject({ before: v.optional(field.years), period: field.years }));

const check = v.variant('by', [
  v.strictObject({
    by: v.literal('rate'),
    ...tested,
    series: seriesByName,
    before: field.years,
    period: field.years,
    side: v.picklist(words.CLAIM_SIDE),
    numbers: v.optional(numbers),
    holds: v.optional(holds),
    after,
  }),
  v.strictObject({
    by: v.literal('share'),
    ...tested,
    series: v.strictObject({ all: series, hits: series }),
    /** Without it the share is compared with one half. */
    before: v.optional(field.years),
    period: field.years,
    after,
  }),
  v.strictObject({
    by: v.literal('place'),
    ...tested,
    kind: v.picklist(REACH_KINDS),
    side: v.picklist(words.CLAIM_PLACE),
    /** The last year of the claim; by default that of the data. */
    to: v.optional(field.year),
  }),
  v.strictObject({
    by: v.literal('comparison'),
    ...tested,
    series: seriesByName,
    before: v.optional(field.years),
    period: field.years,
    numbers,
    holds,
    /** Numbers that we then judged too few to decide. */
    tooFew: v.optional(v.record(field.text, v.number())),
  }),
]);

const claim = {
  id: claimId,
  /** As a reporter would put it. */
  short: field.localized,
  text: field.text,
  translated: v.optional(v.strictObject(field.translated)),
  quote: v.optional(quotation),
  sameAs: v.optional(claimId),
  place: field.text,
  sources: citations,
  notes: v.optional(field.text),
};

/** `claims.json`: results are computed. */
export const claimsFile = v.strictObject({
  about: field.text,
  study: v.optional(field.slug),
  claims: v.array(
    v.variant('testable', [
      v.strictObject({ ...claim, testable: v.literal(true), check }),
      v.strictObject({
        ...claim,
        testable: v.literal(false),
        untested: v.picklist(words.UNTESTED),
      }),
    ]),
  ),
  indicators: v.array(
    v.strictObject({
      id: indicatorId,
      short: v.optional(field.localized),
      text: field.text,
      sphere: v.picklist(['arms', 'exercises', 'method']),
      horizon: v.strictObject({ text: field.text, from: field.year, to: field.year }),
      dataNeeded: v.optional(field.text),
      positiveWhen: v.optional(field.text),
      zones: v.array(field.slug),
      domain: v.optional(v.picklist(DOMAINS)),
      sources: citations,
    }),
  ),
  notFound: v.array(field.text),
});
export type ClaimsFile = v.InferOutput<typeof claimsFile>;

const polygon = v.strictObject({ type: v.literal('Polygon'), coordinates: v.array(field.ring) });
const multiPolygon = v.strictObject({
  type: v.literal('MultiPolygon'),
  coordinates: v.array(v.array(field.ring)),
});
const point = v.strictObject({ type: v.literal('Point'), coordinates: field.lngLat });

const collection = <
  More extends v.ObjectEntries,
  Properties extends v.ObjectEntries,
  Geometry extends v.GenericSchema,
>(
  more: More,
  properties: Properties,
  geometry: Geometry,
) =>
  v.strictObject({
    type: v.literal('FeatureCollection'),
    about: field.text,
    ...more,
    features: v.array(
      v.strictObject({
        type: v.literal('Feature'),
        id: field.slug,
        properties: v.strictObject({ id: field.slug, ...properties }),
        geometry,
      }),
    ),
  });

/** `watch-zones.geojson`: edges are straight in longitude and latitude. */
export const zonesFile = collection(
  {
    /** Why they are not drawn. */
    leftOut: v.array(v.strictObject({ name: field.text, why: field.text, sources: citations })),
  },
  {
    kind: v.picklist(words.ZONE_KIND),
    name: field.localized,
    indicator: v.optional(indicatorId),
    authority: v.optional(field.country),
    since: v.optional(field.day),
    basis: v.picklist(['ours', 'published']),
    region: v.optional(field.slug),
    why: field.text,
    note: v.optional(field.text),
    sources: citations,
  },
  v.variant('type', [polygon, multiPolygon]),
);
export type ZonesFile = v.InferOutput<typeof zonesFile>;

/** `not-held.json`: announced or reported, but no record. */
export const notHeldFile = v.array(
  v.strictObject({
    id: field.slug,
    name: field.localized,
    status: v.picklist(words.NOT_HELD),
    start: field.day,
    end: field.day,
    datePrecision: v.picklist(DATE_PRECISIONS),
    place: v.optional(field.localized),
    why: field.localized,
    heldAs: v.optional(field.slug),
    sources: citations,
  }),
);
export type NotHeldFile = v.InferOutput<typeof notHeldFile>;

/** Any other layer of named places or areas. */
export const layerFile = collection(
  {},
  { name: field.localized },
  v.variant('type', [point, polygon, multiPolygon]),
);

/** `straits.geojson`: passages that records mention. */
export const straitsFile = collection({}, { name: field.localized, region: field.slug }, point);
