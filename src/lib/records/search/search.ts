import { inLanguage, RULES, type Language } from '#core/record/languages';
import { descending, greatest } from 'd3-array';
import MiniSearch, { type Query } from 'minisearch';
import type { Position } from '#core/record/model';
import type { AtlasRecord } from '#core/record/schema';

const GROUPS = ['records', 'pages', 'claims', 'regions', 'items', 'sources'] as const;
/** Also questions about places, which are not stored (asks.ts). */
export type Group = (typeof GROUPS)[number] | 'asks';

/** A name outweighs a place, and a place what is said about it. */
const WEIGHT = { name: 4, place: 2.5, ship: 2, region: 1, about: 0.6, year: 1.5, publisher: 1.2 };
type SearchField = keyof typeof WEIGHT;
const SEARCH_FIELDS = Object.keys(WEIGHT) as SearchField[];

export interface Document {
  key: string;
  group: Group;
  /** A path of this site without its language, or the address of a source. */
  href: string;
  title: AtlasRecord['name'];
  lang?: string;
  citedBy?: string[];
  dates?: Pick<AtlasRecord, 'start' | 'end' | 'datePrecision'>;
  lines: Partial<Record<SearchField, string[]>>;
  /** For each line of `place`, if known. */
  positions?: (Position | null)[];
}

export interface Hit {
  document: Document;
  title: TextPart[];
  /** What explains the hit, where the title does not. */
  line: { field: SearchField; parts: TextPart[] } | null;
}

export interface Results {
  groups: { group: Group; hits: Hit[]; total: number }[];
  /** Only some of the words were found. */
  loose: boolean;
}

export type SearchIndex = ReturnType<typeof buildIndex>;

export function buildIndex(documents: readonly Document[]) {
  const words = new MiniSearch<Document>({
    idField: 'key',
    fields: SEARCH_FIELDS,
    extractField: (document, field) =>
      field === 'key' ? document.key : (document.lines[field as SearchField] ?? []).join('\n'),
    tokenize: (text) => textTokens(text).map(({ term }) => term),
  });
  words.addAll(documents);
  return { documents: new Map(documents.map((document) => [document.key, document])), words };
}

/** Words may be unfinished, else one letter of six or more wrong, but not in Chinese. */
export function search(
  { documents, words }: SearchIndex,
  query: string,
  locale: Language,
  limit: Partial<Record<Group, number>> = {},
): Results {
  const queries = queryTokens(query).map((token) => withLatinSpelling(query, token));
  if (!queries.length) return { groups: [], loose: false };
  /** Whole words are not completed: "sea" is not the start of "search". */
  const isWord = (term: string) =>
    words.search(term, { fields: ['name', 'place'], tokenize: () => [term] }).length > 0;
  const find = (combineWith: 'AND' | 'OR', mayBeMisspelt: boolean) =>
    words.search(
      { combineWith, queries },
      {
        prefix: (term) => !isUnspaced(term) && !isWord(term),
        fuzzy: (term) =>
          mayBeMisspelt && term.length >= 6 && !isUnspaced(term) && !/\d/.test(term) && 1,
        boost: WEIGHT,
        tokenize: (term) => [term],
      },
    );
  let results = find('AND', false);
  if (!results.length) results = find('AND', true);
  const loose = !results.length && queries.length > 1;
  if (loose) results = find('OR', true);

  const matches = results.map(({ id, match }) =>
    hitOf(documents.get(id as string)!, Object.keys(match), locale),
  );
  const wholeQuery = fold(query.trim());
  const groups = GROUPS.map((group) => {
    const hits = matches.filter(({ document }) => document.group === group);
    const byDate = group === 'records' && !loose;
    // Exactly this name comes first, then the newest record if all words are found.
    const rank = ({ document: { lines }, line }: Hit) =>
      lines.name?.some((name) => fold(name) === wholeQuery) ? 2 : Number(byDate && line === null);
    const startOf = ({ document }: Hit) => (byDate ? document.dates!.start : '');
    hits.sort((a, b) => rank(b) - rank(a) || descending(startOf(a), startOf(b)));
    return { group, hits: hits.slice(0, limit[group]), total: hits.length };
  });
  return { groups: groups.filter(({ total }) => total > 0), loose };
}

function withLatinSpelling(query: string, { term, start, end }: Token): Query {
  const latin = fold(transliterate(query.slice(start, end)));
  if (latin === term || isUnspaced(term)) return term;
  return { combineWith: 'OR', queries: [term, latin] };
}

function hitOf(document: Document, terms: readonly string[], locale: Language): Hit {
  const shown = inLanguage(document.title, locale);
  const inTitle = termsIn(shown);
  const missing = terms.filter((term) => !inTitle.has(term));
  const lines = SEARCH_FIELDS.flatMap((field) =>
    (document.lines[field] ?? []).map((text) => ({ field, text })),
  ).filter(({ field, text }) => field !== 'year' && text !== shown);
  const countMissing = ({ text }: { text: string }) => {
    const termsOfLine = termsIn(text);
    return missing.filter((term) => termsOfLine.has(term)).length;
  };
  // Ties go to the line in the page's language.
  const letters = RegExp(RULES[locale].letters.pattern, 'i');
  const best = greatest(lines, (line) => countMissing(line) + Number(letters.test(line.text)) / 2);
  const explains = best !== undefined && countMissing(best) > 0;
  return {
    document,
    title: marked(shown, new Set(terms)),
    line: explains ? { field: best.field, parts: marked(best.text, new Set(missing)) } : null,
  };
}

const termsIn = (text: string) => new Set(textTokens(text).map(({ term }) => term));

/** Without case, accents and width: `Ёлкин` becomes `елкин`, `２１` becomes `21`. */
function fold(text: string) {
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

/** Scripts without spaces, cut into characters and pairs. */
const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const UNSPACED = new RegExp(`[${CJK}]`, 'u');
const RUNS = new RegExp(`[${CJK}]+|(?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}’'])+`, 'gu');

const isUnspaced = (term: string) => UNSPACED.test(term);

/** Words; in Chinese, Japanese and Korean every character and pair. */
const textTokens = (text: string): Token[] =>
  runs(text).flatMap((run) => (isUnspaced(run.term) ? [...grams(run, 1), ...grams(run, 2)] : run));

/** Words; in Chinese, Japanese and Korean pairs, or a single character. */
const queryTokens = (query: string): Token[] =>
  runs(query).flatMap((run) =>
    isUnspaced(run.term) ? grams(run, run.end - run.start > 1 ? 2 : 1) : run,
  );

function runs(text: string): Token[] {
  return [...text.matchAll(RUNS)].flatMap(({ 0: raw, index }) => {
    // NFKC: decomposed, hangul and kana would no longer be pairs.
    const term = isUnspaced(raw) ? raw.normalize('NFKC') : fold(raw);
    return term ? [{ term, start: index, end: index + raw.length }] : [];
  });
}

function grams({ term, start, end }: Token, size: number): Token[] {
  // If normalizing changed the length, offsets are lost: the run is one term.
  if (term.length !== end - start) return [{ term, start, end }];
  return Array.from({ length: Math.max(term.length - size + 1, 0) }, (_, i) => ({
    term: term.slice(i, i + size),
    start: start + i,
    end: start + i + size,
  }));
}

/** Russian letters as on English maps (BGN/PCGN 1947 without its signs). */
const LATIN = Object.fromEntries(
  'аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya'
    .split(' ')
    .map((pair) => [pair[0], pair.slice(1)]),
);

/** `Владивосток` finds a place stored as `Vladivostok`. */
const transliterate = (word: string) =>
  word.toLowerCase().replace(/[а-яё]/g, (letter) => LATIN[letter] ?? letter);

export interface TextPart {
  text: string;
  isMatch: boolean;
}

function marked(text: string, terms: ReadonlySet<string>): TextPart[] {
  const matches = new Array<boolean>(text.length).fill(false);
  for (const { term, start, end } of textTokens(text))
    if (terms.has(term)) matches.fill(true, start, end);
  const parts: TextPart[] = [];
  matches.forEach((isMatch, i) => {
    const last = parts.at(-1);
    if (last?.isMatch === isMatch) last.text += text[i];
    else parts.push({ text: text[i]!, isMatch });
  });
  return parts;
}
