/**
 * Text as it is compared: compatibility forms joined, case and accents gone, so that `Ёлкин` meets
 * `елкин` and full-width digits meet plain ones. Letters keep their script.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}’'ʹʺ`]/gu, '')
    .toLowerCase();
}

export interface Token {
  /** Folded. */
  term: string;
  /** Place in the text as given. */
  start: number;
  end: number;
}

/** Scripts without spaces between words: cut into characters and pairs instead. */
const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const UNSPACED = new RegExp(`[${CJK}]`, 'u');
const RUNS = new RegExp(`[${CJK}]+|(?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}’'])+`, 'gu');

export const isUnspaced = (term: string): boolean => UNSPACED.test(term);

/** The terms under which a text is found: words; for Chinese, Japanese and Korean every character and pair. */
export const textTokens = (text: string): Token[] =>
  runs(text).flatMap((run) => (isUnspaced(run.term) ? [...grams(run, 1), ...grams(run, 2)] : run));

/** The terms that a query asks for: words; a run without spaces as its pairs, one character alone as it is. */
export const queryTokens = (query: string): Token[] =>
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

/** The text cut into what holds one of the terms and what does not. */
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
