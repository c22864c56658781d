import { byKey } from './pick';
import table from './languages.json' with { type: 'json' };

export type Language = keyof typeof table;

/** Stands in for languages that lack a text. */
export const BASE = 'en' satisfies Language;

type Translation = Exclude<Language, typeof BASE>;

/** Everything but sentences, which are in messages/. */
export interface LanguageRules {
  /** Its own name for itself. */
  name: string;
  short: string;
  /** For `Intl`, with the country whose formats apply. */
  tag: string;
  /** Its letters, and their name in an error. */
  letters: { pattern: string; are: string };
  fonts: readonly string[];
  /** How lines break and how much room texts need. */
  words: 'short' | 'long' | 'unspaced';
  /** Between sentences, at their end, and between first and last year. */
  space: string;
  stop: string;
  dash: string;
  /** Between two numbers, and between two of several words. */
  ranges: { numbers: string; phrases: string };
  /** The second part of a name is dropped, unless the first is an adjective. */
  and: { text: string; notBefore?: string };
  unitGap: string;
  km: string;
  km2: string;
  /** By km², largest first; smaller areas are whole numbers. */
  areas: readonly AreaScale[];
  /** By CLDR's ordinal rule. */
  ordinals: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
  /** Of a month without day or year. */
  monthAlone: 'long' | 'short';
  /** Where `Intl` ranges differ: the end lacks what it shares. */
  dateRange?: { shared: readonly string[] };
  /** Words that `Intl` spells differently from our texts. */
  spelling?: Readonly<Record<string, string>>;
  /** Before places within a sentence. */
  article?: { before: string; text: string };
  quotes?: { outer: string; inner: string };
  /** How place names begin that are lower-case within a sentence. */
  common?: string;
}

export interface AreaScale {
  from: number;
  km2: number;
  digits: number;
  number: string;
  word: string;
  ungrouped?: boolean;
}

export const RULES = table as Readonly<Record<Language, LanguageRules>>;

export const LANGUAGES = Object.keys(table) as readonly Language[];
export const TRANSLATIONS = LANGUAGES.filter(
  (language): language is Translation => language !== BASE,
);

/** In English and, where a set has them, other languages. */
export type Names = { [BASE]: string } & { [language in Translation]?: string | undefined };

export const inLanguage = (names: Names, language: Language) => names[language] ?? names[BASE];

/** Fields such as `name_de`: translations of an English field. */
type Translated<Field extends string, Value> = {
  [language in Translation as `${Field}_${language}`]: Value;
};

export function fieldsOf<Field extends string, Value>(
  field: Field,
  values: { [language in Language]?: Value },
  languages: readonly Language[] = TRANSLATIONS,
) {
  const entries = languages.map((language) => [`${field}_${language}`, values[language]]);
  return Object.fromEntries(entries) as Translated<Field, Value>;
}

/** Its own quotation marks become the inner ones. */
export function inQuotes(name: string, language: Language) {
  const { outer = '', inner = '' } = RULES[language].quotes ?? {};
  return [...outer].reduce((text, mark, i) => text.replaceAll(mark, inner[i]!), name);
}

export function placeInList(place: string, language: Language) {
  const { common } = RULES[language];
  const isCommon = common !== undefined && RegExp(`^(?:${common})`).test(place);
  return isCommon ? place.slice(0, 1).toLowerCase() + place.slice(1) : place;
}

export function placeInSentence(place: string, language: Language) {
  const { article } = RULES[language];
  const text = article && RegExp(article.before).test(place) ? article.text : '';
  return text + placeInList(place, language);
}

export const siteNames = (site: { name: string } & Partial<Translated<'name', string>>): Names => ({
  ...byKey(TRANSLATIONS, (language) => site[`name_${language}`]),
  [BASE]: site.name,
});
