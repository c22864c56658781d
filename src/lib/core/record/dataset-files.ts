import * as v from 'valibot';
import * as field from './fields';
import { KINDS } from './model';
import { source } from './schema';

/** `places.json`: by the English name. */
export const placesFile = v.record(field.text, v.strictObject(field.translated));

/** `regions.geojson`: cut at 180°, without gaps or overlaps at sites. */
export const regionsFile = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(
    v.object({
      type: v.literal('Feature'),
      properties: v.object({
        id: field.slug,
        name: field.localized,
        order: v.number(),
        note: v.optional(field.text),
      }),
      geometry: v.variant('type', [
        v.object({ type: v.literal('Polygon'), coordinates: v.array(field.ring) }),
        v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.array(field.ring)) }),
      ]),
    }),
  ),
});
export type RegionsFile = v.InferOutput<typeof regionsFile>;

const filter = v.strictObject({
  scopes: v.optional(v.array(field.word)),
  frameworks: v.optional(v.array(field.word)),
  kinds: v.optional(v.array(v.picklist(KINDS))),
  series: v.optional(v.array(field.word)),
  notSeries: v.optional(v.array(field.word)),
  participants: v.optional(v.array(field.country)),
});

/** `rules.json`: the standard one first. */
export const rulesFile = v.array(
  v.strictObject({
    id: field.slug,
    name: field.localized,
    definition: field.localized,
    where: filter,
    /** The page says whether the verdict also holds under this rule. */
    beside: v.optional(v.literal(true)),
    /** A check finds records that no part describes. */
    parts: v.optional(v.array(v.strictObject({ text: field.text, where: filter }))),
  }),
);

/** `published.json`: counts by others. */
export const publishedFile = v.array(
  v.strictObject({
    study: field.text,
    counts: field.text,
    where: filter,
    published: v.array(
      v.strictObject({
        count: field.wholeNumber,
        atLeast: v.boolean(),
        from: field.day,
        to: field.day,
        why: field.text,
        source,
      }),
    ),
  }),
);
export type PublishedFile = v.InferOutput<typeof publishedFile>;

/** `coverage.json`: what was searched, which tells a zero from a gap. */
export const coverageFile = v.strictObject({
  from: field.month,
  to: field.month,
  lastDay: field.day,
  note: field.text,
  method: field.localized,
  notSearched: v.array(
    v.strictObject({ from: field.month, to: field.month, why: field.localized }),
  ),
  limits: v.array(v.strictObject({ series: v.array(field.word), why: field.localized })),
  /** What a reader may look for. */
  leftOut: v.array(
    v.strictObject({ name: field.localized, years: field.text, why: field.localized }),
  ),
});
export type CoverageFile = v.InferOutput<typeof coverageFile>;

/** `directions.json`. */
export const directionsFile = v.strictObject({
  origin: v.strictObject({
    position: field.lngLat,
    name: field.localized,
    /** After "km from". */
    from: field.localized,
    note: field.text,
  }),
  directions: v.array(
    v.strictObject({
      id: field.slug,
      name: field.localized,
      /** In the table of directions. */
      label: v.optional(field.localized),
      regions: field.listOf(field.slug, 'region'),
      note: field.text,
    }),
  ),
  /** Home waters and home land. */
  home: v.array(field.slug),
});
export type DirectionsFile = v.InferOutput<typeof directionsFile>;
