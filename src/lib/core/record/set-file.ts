import { BASE, LANGUAGES } from './languages';
import * as v from 'valibot';
import { DOMAINS } from './model';
import * as field from './fields';

export const TONES = ['blue', 'red', 'green', 'ochre'] as const;

const partner = v.strictObject({
  id: field.country,
  /** ISO 3166-1 numeric codes of the land that counts as home. */
  home: field.listOf(
    field.matching(/^\d{3}$/, 'an ISO 3166-1 numeric code of three digits'),
    'code',
  ),
  /** After "from": the genitive, in languages that have one. */
  from: field.localized,
  /** Where its name may stand on the map, best first. */
  labels: v.array(field.lngLat),
  tone: v.picklist(TONES),
});

/** Around; its name stands in one of these places, best first; if `isFirst`, before those of places. */
const surrounding = v.strictObject({
  name: field.localized,
  labels: v.array(field.lngLat),
  isFirst: v.optional(v.boolean()),
});

/** `set.json`. Texts are in English and the further `languages`. */
export const setFile = v.strictObject({
  id: field.slug,
  /** What is missing is only listed. */
  draft: v.optional(v.boolean()),
  languages: v.pipe(v.array(v.picklist(LANGUAGES)), v.includes(BASE, `"${BASE}" among them`)),
  /** "Joint exercises of A and B": heads files and pictures. */
  title: field.localized,
  /** After "an atlas of". */
  titleOf: field.localized,
  /** Heads the first screen. */
  short: field.localized,
  partners: v.pipe(v.array(partner), v.minLength(1, 'at least one partner')),
  /** The partners in one, before "joint exercises"; by default "A and B". */
  whose: v.optional(field.localized),
  /** On wide maps, in this order. */
  surroundings: v.optional(v.array(surrounding)),
  /** As many partners as a record needs. */
  together: v.pipe(v.number(), v.integer('a whole number'), v.minValue(1, 'at least 1')),
  newPlace: v.strictObject({
    km: v.pipe(v.number(), v.minValue(10, 'at least 10'), v.maxValue(5000, 'at most 5000')),
    why: field.localized,
  }),
  /** Fixed before any test ran. */
  periods: v.optional(
    v.strictObject({
      before: field.years,
      since: field.openYears,
      /** After the first two were fixed. */
      later: v.optional(field.openYears),
    }),
  ),
  /** Behind the timeline: days of a context item, or whole months. */
  bands: field.nonEmpty(
    v.strictObject({
      name: field.localized,
      item: v.optional(field.slug),
      from: v.optional(field.month),
      to: v.optional(field.month),
    }),
    'band',
  ),
  /** Claims told with the steps of the story. */
  story: v.optional(v.record(v.picklist(['growth', 'lull']), v.array(field.text))),
  lastLooked: v.optional(
    v.strictObject({ date: field.day, where: field.localized, notFound: field.localized }),
  ),
  /** Of coverage, and in the help of two layers. */
  notes: v.optional(
    v.strictObject({
      coverage: v.optional(field.localized),
      tracks: v.optional(field.localized),
      watchZones: v.optional(field.localized),
    }),
  ),
  method: v.optional(
    v.strictObject({
      /** Where the origin lies, after its name and a comma. */
      origin: v.optional(field.localized),
      periods: v.optional(field.localized),
      fixed: v.optional(field.localized),
    }),
  ),
  searches: v.array(v.strictObject({ text: field.text, language: v.picklist(LANGUAGES) })),
  licence: v.literal(
    'CC BY 4.0',
    '"CC BY 4.0", under which footer, pictures and downloads publish every set',
  ),
  citation: v.strictObject({
    authors: field.text,
    title: field.text,
    /** Of all versions of the deposited data; once there is one. */
    doi: v.optional(field.matching(/^10\.\d{4,}\/\S+$/, 'a DOI without https://doi.org/')),
  }),
});
export type SetFile = v.InferOutput<typeof setFile>;

/** `means` is the codebook's definition, in English. */
const word = {
  id: field.word,
  name: field.localized,
  means: field.text,
};
const wordsWith = <More extends v.ObjectEntries>(more: More) =>
  field.listOf(v.strictObject({ ...word, ...more }), 'word');

/** `vocabulary.json`. */
export const vocabularyFile = v.strictObject({
  /** `inland`: "at sea" includes rivers and lakes. */
  series: wordsWith({ inland: v.optional(v.literal(true)) }),
  /** `many`: the name of several, where that differs. */
  scopes: wordsWith({ many: v.optional(field.localized) }),
  /** `states`: how many took part, if the framework says. */
  frameworks: wordsWith({ states: v.optional(v.number()) }),
  practices: v.array(v.strictObject({ ...word, domain: v.picklist([...DOMAINS, 'any']) })),
});
export type VocabularyFile = v.InferOutput<typeof vocabularyFile>;

/** `changes.json`: reasons may be added by hand. */
export const changesFile = v.strictObject({
  /** The last version of each earlier day. */
  versions: v.record(field.day, field.text),
  /** Hashes of what records say now. */
  states: v.record(field.slug, field.text),
  changes: v.array(
    v.strictObject({
      date: field.day,
      record: field.slug,
      field: field.text,
      before: v.unknown(),
      after: v.unknown(),
      reason: v.nullable(field.text),
    }),
  ),
});
export type ChangesFile = v.InferOutput<typeof changesFile>;
