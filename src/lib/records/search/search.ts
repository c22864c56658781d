import { greatest } from 'd3-array';
import MiniSearch, { type Query } from 'minisearch';
import type { AtlasRecord } from '$lib/core/record/record';

/** What can be found, and the fields it is found by. Each field holds lines: one name, one place. */

export const GROUPS = ['records', 'pages', 'claims', 'regions', 'items', 'sources'] as const;
export type Group = (typeof GROUPS)[number];

export const FIELDS = ['name', 'place', 'ship', 'region', 'about', 'year', 'publisher'] as const;
export type Field = (typeof FIELDS)[number];

export interface Document {
  key: string;
  group: Group;
  /** Where a hit leads: a path of this site without its language, or the address of a source. */
  href: string;
  title: AtlasRecord['name'];
  lang?: string;
  citedBy?: string[];
  dates?: Pick<AtlasRecord, 'start' | 'end' | 'datePrecision'>;
  lines: Partial<Record<Field, string[]>>;
}

/** A name of the record outweighs a place in it, a place outweighs what is said about it. */
const WEIGHT: Record<Field, number> = {
  ...{ name: 4, place: 2.5, ship: 2, region: 1, about: 0.6, year: 1.5, publisher: 1.2 },
};

type Language = 'en' | 'ru' | 'zh';

export interface Hit {
  document: Document;
  title: Part[];
  line: { field: Field; parts: Part[] } | null;
}

export interface Results {
  groups: { group: Group; hits: Hit[]; total: number }[];
  loose: boolean;
}

export interface SearchIndex {
  documents: ReadonlyMap<string, Document>;
  words: MiniSearch;
}

export function buildIndex(documents: readonly Document[]): SearchIndex {
  const words = new MiniSearch<Document>({
    idField: 'key',
    fields: [...FIELDS],
    extractField: (document, field) =>
      field === 'key' ? document.key : (document.lines[field as Field] ?? []).join('\n'),
    tokenize: (text) => textTokens(text).map(({ term }) => term),
  });
  words.addAll(documents);
  return { documents: new Map(documents.map((d) => [d.key, d])), words };
}

/**
 * Words may be unfinished; where that finds nothing, one letter of a word of six or more may be wrong
 * (never in numbers or Chinese). Russian words also find places stored in Latin letters.
 */
export function search(
  { documents, words }: SearchIndex,
  query: string,
  { locale, limit }: { locale: Language; limit: Record<Group, number> },
): Results {
  const asked = queryTokens(query);
  const queries = asked.map((token) => asWritten(query, token));
  const find = (combineWith: 'AND' | 'OR', mayBeMisspelt: boolean) =>
    words.search(
      { combineWith, queries },
      {
        prefix: (term) => !isUnspaced(term),
        fuzzy: (term) =>
          mayBeMisspelt && term.length >= 6 && !isUnspaced(term) && !/\d/.test(term) && 1,
        boost: WEIGHT,
        tokenize: (term) => [term],
      },
    );
  let found = asked.length ? find('AND', false) : [];
  if (asked.length && !found.length) found = find('AND', true);
  const loose = !found.length && asked.length > 1;
  if (loose) found = find('OR', true);

  // A full name comes first, however many longer names hold its words.
  const whole = fold(query.trim());
  const isNamed = ({ lines }: Document) => lines.name?.some((name) => fold(name) === whole);
  const all = found
    .map(({ id, match }) => ({ document: documents.get(id as string)!, match }))
    .sort((a, b) => Number(isNamed(b.document) ?? 0) - Number(isNamed(a.document) ?? 0));
  const groups = GROUPS.map((group) => {
    const inGroup = all.filter(({ document }) => document.group === group);
    const hits = inGroup
      .slice(0, limit[group])
      .map(({ document, match }) => hit(document, Object.keys(match), locale));
    return { group, hits, total: inGroup.length };
  });
  return { groups: groups.filter(({ total }) => total > 0), loose };
}

function asWritten(query: string, { term, start, end }: Token): Query {
  const latin = fold(transliterate(query.slice(start, end)));
  if (latin === term || isUnspaced(term)) return term;
  return { combineWith: 'OR', queries: [term, latin] };
}

function hit(document: Document, terms: readonly string[], locale: Language): Hit {
  const shown = document.title[locale] ?? document.title.en;
  const inTitle = termsIn(shown);
  const missing = terms.filter((term) => !inTitle.has(term));
  const lines = FIELDS.flatMap((field) =>
    (document.lines[field] ?? []).map((text) => ({ field, text })),
  ).filter(({ field, text }) => field !== 'year' && text !== shown);
  const explained = ({ text }: { text: string }) => {
    const found = termsIn(text);
    return missing.filter((term) => found.has(term)).length;
  };
  const best = greatest(lines, explained);
  const isTold = best !== undefined && explained(best) > 0;
  return {
    document,
    title: marked(shown, new Set(terms)),
    line: isTold ? { field: best.field, parts: marked(best.text, new Set(missing)) } : null,
  };
}

const termsIn = (text: string) => new Set(textTokens(text).map(({ term }) => term));

/** `Ёлкин` meets `елкин`, and full-width digits meet plain ones; letters keep their script. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}’'ʹʺ`]/gu, '')
    .toLowerCase();
}

interface Token {
  term: string;
  start: number;
  end: number;
}

/** Scripts without spaces between words: cut into characters and pairs instead. */
const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const UNSPACED = new RegExp(`[${CJK}]`, 'u');
const RUNS = new RegExp(`[${CJK}]+|(?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}’'])+`, 'gu');

const isUnspaced = (term: string): boolean => UNSPACED.test(term);

/** The terms under which a text is found: words; for Chinese, Japanese and Korean every character and pair. */
const textTokens = (text: string): Token[] =>
  runs(text).flatMap((run) => (isUnspaced(run.term) ? [...grams(run, 1), ...grams(run, 2)] : run));

/** The terms that a query asks for: words; a run without spaces as its pairs, one character alone as it is. */
const queryTokens = (query: string): Token[] =>
  runs(query).flatMap((run) =>
    isUnspaced(run.term) ? grams(run, run.end - run.start > 1 ? 2 : 1) : run,
  );

function runs(text: string): Token[] {
  return [...text.matchAll(RUNS)].flatMap(({ 0: raw, index }) => {
    // Hangul and kana keep their composed form: taken apart they would no longer be pairs.
    const term = isUnspaced(raw) ? raw.normalize('NFKC') : fold(raw);
    return term ? [{ term, start: index, end: index + raw.length }] : [];
  });
}

function grams({ term, start, end }: Token, size: number): Token[] {
  // A compatibility form may change the length; then the run is one term.
  if (term.length !== end - start) return [{ term, start, end }];
  return Array.from({ length: Math.max(term.length - size + 1, 0) }, (_, i) => ({
    ...{ term: term.slice(i, i + size), start: start + i, end: start + i + size },
  }));
}

/** Russian letters as English maps and navies write them (BGN/PCGN 1947 without its signs). */
const LATIN = Object.fromEntries(
  'аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya'
    .split(' ')
    .map((pair) => [pair[0], pair.slice(1)]),
);

/** A Russian word in Latin letters, so that `Владивосток` finds a place stored as `Vladivostok`. */
export const transliterate = (word: string): string =>
  word.toLowerCase().replace(/[а-яё]/g, (letter) => LATIN[letter] ?? letter);

export interface Part {
  text: string;
  isMatch: boolean;
}

export function marked(text: string, terms: ReadonlySet<string>): Part[] {
  const isMatch = new Array<boolean>(text.length).fill(false);
  for (const { term, start, end } of textTokens(text))
    if (terms.has(term)) isMatch.fill(true, start, end);
  const parts: Part[] = [];
  isMatch.forEach((isMatch, i) => {
    const last = parts.at(-1);
    if (last?.isMatch === isMatch) last.text += text[i];
    else parts.push({ text: text[i]!, isMatch });
  });
  return parts;
}
