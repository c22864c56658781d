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

/** Written without spaces between words: cut into characters and pairs instead. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}\p{M}’'])+/gu;

export function isUnspaced(term: string): boolean {
  return UNSPACED.test(term);
}

/** The terms under which a text is found: words; for Chinese, Japanese and Korean every character and pair. */
export function textTokens(text: string): Token[] {
  return runs(text).flatMap((run) =>
    isUnspaced(run.term) ? [...grams(run, 1), ...grams(run, 2)] : run,
  );
}

/** The terms that a query asks for: words; a run without spaces as its pairs, one character alone as it is. */
export function queryTokens(query: string): Token[] {
  return runs(query).flatMap((run) => {
    if (!isUnspaced(run.term)) return run;
    return grams(run, run.end - run.start > 1 ? 2 : 1);
  });
}

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
    term: term.slice(i, i + size),
    start: start + i,
    end: start + i + size,
  }));
}
