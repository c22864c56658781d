import { RULES, type Language } from '$lib/core/record/languages';

/**
 * A text cut where its lines may break. A language without spaces lets them break within a word, unless the style
 * forbids it (`.phrases`); here they break between words of two characters or more, so that a particle stays with
 * its word. Other languages need no cuts.
 */
export function phrasesOf(text: string, language: Language): string[] {
  const { tag, words } = RULES[language];
  if (words !== 'unspaced') return [text];
  const segments = [...new Intl.Segmenter(tag, { granularity: 'word' }).segment(text)].map(
    ({ segment }) => segment,
  );
  const isWord = (segment: string | undefined) => segment !== undefined && segment.length > 1;
  return segments.reduce<string[]>((phrases, segment, i) => {
    if (i === 0 || (isWord(segments[i - 1]) && isWord(segment))) return [...phrases, segment];
    return [...phrases.slice(0, -1), phrases.at(-1)! + segment];
  }, []);
}
