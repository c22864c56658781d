import { BASE, LANGUAGES } from '../src/lib/core/record/languages';
import * as v from 'valibot';
import { DOMAINS } from '../src/lib/core/record/model';
import {
  country,
  isoDate,
  month,
  names,
  openYearSpan,
  position,
  slug,
  someOf,
  text,
  yearSpan,
} from './fields';

/* The shapes of what makes a folder of records a set: its partners, its words, and what it said before. */

/** Colours of the palette (src/lib/site/palette.css), whose contrast is tested in light and dark. */
export const TONES = ['blue', 'red', 'green', 'ochre'] as const;

const partner = v.strictObject({
  /** ISO 3166-1 alpha-2, as in `participants`. */
  id: country,
  /** ISO 3166-1 numeric codes of the land that counts as home. */
  home: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^\d{3}$/, 'an ISO 3166-1 numeric code of three digits'))),
    v.nonEmpty('at least one code'),
  ),
  /** Its name as it follows "from": the genitive, in languages that have one. */
  from: names,
  /** Where its name may stand on the map, best first. */
  labels: v.array(position),
  tone: v.picklist(TONES),
});

/** `set.json`. Texts are in English and in each further language of `languages`. */
export const setFile = v.strictObject({
  id: slug,
  /** Not finished: what its records do not say yet is told when it is built, and does not stop the build. */
  draft: v.optional(v.boolean()),
  languages: v.pipe(v.array(v.picklist(LANGUAGES)), v.includes(BASE, `"${BASE}" among them`)),
  /** "Joint exercises of A and B": heads files and pictures. */
  title: names,
  /** The same as it follows "an atlas of". */
  titleOf: names,
  /** Shorter, as it heads the first screen. */
  short: names,
  partners: v.pipe(v.array(partner), v.minLength(1, 'at least one partner')),
  /** How many of the partners a record needs at least. */
  together: v.pipe(v.number(), v.integer('a whole number'), v.minValue(1, 'at least 1')),
  /** A place farther than this from every earlier one is new. */
  newPlace: v.strictObject({
    km: v.pipe(v.number(), v.minValue(10, 'at least 10'), v.maxValue(5000, 'at most 5000')),
    /** Why this many, for the page of methods. */
    why: names,
  }),
  /** The years that are compared, fixed before any test was run. */
  periods: v.optional(
    v.strictObject({
      before: yearSpan,
      since: openYearSpan,
      /** Out of sample: years that came after the first two were fixed. */
      later: v.optional(openYearSpan),
    }),
  ),
  /** Times behind the timeline: the days of an item of context.json, or whole months. */
  bands: someOf(
    v.strictObject({
      name: names,
      item: v.optional(slug),
      from: v.optional(month),
      to: v.optional(month),
    }),
    'band',
  ),
  /** Claims told with the steps of the story; without it there is no story. */
  story: v.optional(v.record(v.picklist(['growth', 'lull']), v.array(text))),
  /** When records later than those covered were last looked for, and what was not found. */
  lastLooked: v.optional(v.strictObject({ date: isoDate, where: names, notFound: names })),
  /** What readers should know of coverage, and in the help texts of two layers. */
  notes: v.optional(
    v.strictObject({
      coverage: v.optional(names),
      tracks: v.optional(names),
      watchZones: v.optional(names),
    }),
  ),
  /** For the page of methods alone. */
  method: v.optional(
    v.strictObject({
      /** Where the origin lies, as it follows its name and a comma. */
      origin: v.optional(names),
      /** Who fixed the periods, and what was fixed before any result was seen (in italics: `_ … _`). */
      periods: v.optional(names),
      fixed: v.optional(names),
    }),
  ),
  /** Words that the search box proposes. */
  searches: v.array(v.strictObject({ text, language: v.picklist(LANGUAGES) })),
  licence: text,
  citation: v.strictObject({ authors: text, title: text }),
});
export type SetFile = v.InferOutput<typeof setFile>;

/** `means` is what the codebook says of it, in English. */
const word = {
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]+$/, 'letters, digits, hyphens')),
  name: names,
  means: text,
};
const words = v.pipe(v.array(v.strictObject(word)), v.nonEmpty('at least one word'));

/** `vocabulary.json`: the words of a set for what its records belong to. */
export const vocabularyFile = v.strictObject({
  /** `inland`: at sea means on its rivers and lakes, too. */
  series: v.pipe(
    v.array(v.strictObject({ ...word, inland: v.optional(v.literal(true)) })),
    v.nonEmpty('at least one word'),
  ),
  scopes: words,
  /** `states`: how many took part, where the framework says so. */
  frameworks: v.pipe(
    v.array(v.strictObject({ ...word, states: v.optional(v.number()) })),
    v.nonEmpty('at least one word'),
  ),
  practices: v.array(v.strictObject({ ...word, domain: v.picklist([...DOMAINS, 'any']) })),
});
export type VocabularyFile = v.InferOutput<typeof vocabularyFile>;

/** `changes.json`: what records said before. Written by `npm run add-record`; reasons may be added by hand. */
export const changesFile = v.strictObject({
  /** The last version of each earlier day. */
  versions: v.record(isoDate, text),
  /** What each record says since then, as a hash. */
  states: v.record(slug, text),
  changes: v.array(
    v.strictObject({
      date: isoDate,
      record: slug,
      field: text,
      before: v.unknown(),
      after: v.unknown(),
      /** Null: not recorded. */
      reason: v.nullable(text),
    }),
  ),
});
export type ChangesFile = v.InferOutput<typeof changesFile>;
