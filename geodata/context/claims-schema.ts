import * as v from 'valibot';
import { country, isoDate, position, ring, slug, text, threeNames, year } from '../schema';
import { NO_TEST } from '../../src/lib/core/claims/outcome';
import { citations } from './schema';
import * as words from './vocabulary';

/* The shape of claims.json, watch-zones.geojson and straits.geojson. */

const claimId = v.pipe(v.string(), v.regex(/^C\d{2}$/, 'C and two digits'));
const indicatorId = v.pipe(v.string(), v.regex(/^W\d{2}$/, 'W and two digits'));

/** A quotation is short: at most 25 words. */
const quotation = v.pipe(v.string(), v.regex(/^\S+( \S+){0,24}$/, 'at most 25 words'));

const span = v.strictObject({ from: year, to: year });
const tested = {
  by: v.picklist(words.CLAIM_CHECK),
  before: v.optional(span),
  period: span,
  side: v.optional(v.picklist(words.CLAIM_SIDE)),
};
const check = v.strictObject({
  ...tested,
  of: v.optional(v.picklist(words.CLAIM_COUNTED)),
  /** How many a year the claim speaks of. */
  aYear: v.optional(v.number()),
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
  study: slug,
  claims: v.array(
    v.strictObject({
      id: claimId,
      /** As a reporter would put it; the claim itself is `text`. */
      short: threeNames,
      text,
      translated: v.strictObject({ ru: text, zh: text }),
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
      short: v.optional(threeNames),
      text,
      sphere: v.picklist(['arms', 'exercises', 'method']),
      horizon: v.strictObject({ text, from: year, to: year }),
      dataNeeded: v.optional(text),
      positiveWhen: v.optional(text),
      zones: v.array(slug),
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
        name: threeNames,
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

/** `straits.geojson`: passages that readers meet in the records. */
export const straitsFile = v.strictObject({
  type: v.literal('FeatureCollection'),
  about: text,
  features: v.array(
    v.strictObject({
      type: v.literal('Feature'),
      id: slug,
      properties: v.strictObject({ id: slug, name: threeNames, region: slug }),
      geometry: v.strictObject({ type: v.literal('Point'), coordinates: position }),
    }),
  ),
});
export type StraitsFile = v.InferOutput<typeof straitsFile>;
