import { BASE, RULES, TRANSLATIONS } from './languages';
import { byKey } from './pick';
import * as v from 'valibot';
import { numericCode } from './countries';

/* Messages end "…, expected": read.ts says what is not. */

export const text = v.pipe(v.string(), v.nonEmpty('a text that is not empty'));
export const matching = (pattern: RegExp, expected: string) =>
  v.pipe(v.string(), v.regex(pattern, expected));
export const slug = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
export const slugOf = (words: string) =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
/** A word of vocabulary.json; a check knows which exist. */
export const word = matching(/^[A-Za-z0-9-]+$/, 'letters, digits and hyphens');
export const country = v.pipe(
  matching(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 code'),
  v.check((code) => numericCode(code) !== undefined, 'the ISO 3166-1 alpha-2 code of a country'),
);

export const listOf = <Item extends v.GenericSchema>(item: Item, what: string) =>
  v.pipe(v.array(item), v.nonEmpty(`at least one ${what}`));
export const nonEmpty = <Item extends v.GenericSchema>(item: Item, what: string) =>
  v.optional(listOf(item, `${what}, or no list`));

export const translated = byKey(TRANSLATIONS, (language) => {
  const { pattern, are } = RULES[language].letters;
  return v.optional(v.pipe(text, v.regex(RegExp(pattern, 'i'), are)));
});
/** In English and, by a check, every further language of the set. */
export const localized = v.strictObject({ [BASE]: text, ...translated });

export const day = v.pipe(
  matching(/^\d{4}-\d{2}-\d{2}$/, 'a date written YYYY-MM-DD'),
  v.check((s) => new Date(`${s}T00:00:00Z`).toJSON()?.slice(0, 10) === s, 'a day of the calendar'),
);
export const month = matching(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month written YYYY-MM');
export const year = v.pipe(v.number(), v.integer('a year'), v.minValue(1900, 'a year after 1900'));

const upwards = <Span extends { from: number; to?: number | undefined }>() =>
  v.rawCheck<Span>(({ dataset: { typed, value: input }, addIssue }) => {
    if (!typed || (input.to ?? Infinity) >= input.from) return;
    const path = { type: 'object', origin: 'value', input, key: 'to', value: input.to } as const;
    addIssue({ message: `${input.from} (from) or later`, input: input.to, path: [path] });
  });
export const years = v.pipe(v.strictObject({ from: year, to: year }), upwards());
export const openYears = v.pipe(v.strictObject({ from: year, to: v.optional(year) }), upwards());

export const wholeNumber = v.pipe(
  v.number(),
  v.integer('a whole number'),
  v.minValue(1, 'at least 1 (leave a number out that was not published)'),
);
/** May be 0. */
export const naturalNumber = v.pipe(
  v.number(),
  v.integer('a whole number'),
  v.minValue(0, '0 or more'),
);

const degrees = (limit: number, expected = `-${limit} to ${limit}`) =>
  v.pipe(v.number(), v.minValue(-limit, expected), v.maxValue(limit, expected));
const latitude = degrees(90, '-90 to 90 (longitude comes first)');
/** `[lng, lat]` */
export const lngLat = v.strictTuple([degrees(180), latitude]);
/** Longitudes of a track run on past ±180: neighbours are at most 180° apart. */
export const continuousPosition = v.strictTuple([degrees(360), latitude]);

export const ring = v.pipe(
  v.array(lngLat),
  v.minLength(4, 'four positions or more, the last equal to the first'),
  v.check(
    (positions) => `${positions[0]}` === `${positions.at(-1)}`,
    'a ring whose last position is its first',
  ),
);
