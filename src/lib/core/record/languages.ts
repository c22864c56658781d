import table from './languages.json' with { type: 'json' };

/** The languages of the site: a row of languages.json each. */
export type Language = keyof typeof table;

/** Every text exists in it, and it stands in where another language has none. */
export const BASE = 'en' satisfies Language;

type Translation = Exclude<Language, typeof BASE>;

/** The rules of a language that are no sentences; these are in messages/. */
export interface LanguageRules {
  /** Its name for itself, and the same in a letter or two. */
  name: string;
  short: string;
  /** For `Intl`: the language with the country whose habits numbers and dates follow. */
  tag: string;
  /** The letters of its texts, in either case, and their name in an error. */
  letters: { pattern: string; are: string };
  fonts: readonly string[];
  /** How a line breaks and what room texts need: the styles look for `data-words`. */
  words: 'short' | 'long' | 'unspaced';
  /** Between sentences, at the end of one, and between the first year and the last. */
  space: string;
  stop: string;
  dash: string;
  /** Between two parts of a name, the second left out unless the first is an adjective. */
  and: { text: string; notBefore?: string };
  /** Between a number and its unit. */
  unitGap: string;
  km: string;
  km2: string;
  /** How areas are scaled from so many km² on, largest first; smaller ones are whole numbers. */
  areas: readonly AreaScale[];
  /** By the rule for ordinal numbers of CLDR. */
  ordinals: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
  /** The form of `Intl` for a month without day or year. */
  monthAlone: 'long' | 'short';
  /** Where `Intl` would write a range unlike a date: the end lacks what it shares. */
  dateRange?: { between: string; shared: readonly string[] };
  /** Words that `Intl` spells differently from the texts. */
  spelling?: Readonly<Record<string, string>>;
  /** The article of a place in a sentence, and the names that have one. */
  article?: { before: string; text: string };
  /** Quotation marks, and those of a name that stands within them. */
  quotes?: { outer: string; inner: string };
  /** How names of places begin that have a small letter within a sentence. */
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

export const byLanguage = <L extends Language, Value>(
  languages: readonly L[],
  valueOf: (language: L) => Value,
) =>
  Object.fromEntries(languages.map((language) => [language, valueOf(language)])) as Record<
    L,
    Value
  >;

/** Words in English and, where a set has them, in further languages. */
export type Names = { [BASE]: string } & { [language in Translation]?: string | undefined };

/** English where the set does not have the language. */
export const inLanguage = (names: Names, language: Language): string =>
  names[language] ?? names[BASE];

/** Fields such as `name_de`: what a field in English says in further languages. */
export type Translated<Field extends string> = {
  [language in Translation as `${Field}_${language}`]?: string;
};

export const fieldsOf = <Field extends string, Value>(
  field: Field,
  values: { [language in Language]?: Value },
  languages: readonly Language[] = TRANSLATIONS,
) =>
  Object.fromEntries(languages.map((language) => [`${field}_${language}`, values[language]])) as {
    [language in Translation as `${Field}_${language}`]: Value;
  };

/** A name as it stands within quotation marks: its own become the inner ones. */
export function inQuotes(name: string, language: Language): string {
  const { outer = '', inner = '' } = RULES[language].quotes ?? {};
  return [...outer].reduce((text, mark, i) => text.replaceAll(mark, inner[i]!), name);
}

export function placeInList(place: string, language: Language): string {
  const { common } = RULES[language];
  const isCommon = common !== undefined && RegExp(`^(?:${common})`).test(place);
  return isCommon ? place.slice(0, 1).toLowerCase() + place.slice(1) : place;
}

/** In English seas, ranges and groups of islands have an article within a sentence. */
export function placeInSentence(place: string, language: Language): string {
  const { article } = RULES[language];
  const text = article && RegExp(article.before).test(place) ? article.text : '';
  return text + placeInList(place, language);
}

export const siteNames = (site: { name: string } & Translated<'name'>): Names => ({
  ...byLanguage(TRANSLATIONS, (language) => site[`name_${language}`]),
  [BASE]: site.name,
});
