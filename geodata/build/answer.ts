import type { AtlasData } from '#core/record/schema';
import type { AtlasPageData } from '../../src/lib/view/atlas-index';

/** In the folder of the set: what it answers today. */
export const ANSWER = 'answer.txt';

/** A name and a value each line, so that a line that differs says what changed. */
export function todaysAnswer({ counts }: AtlasData, { first, candidates }: AtlasPageData): string {
  const verdicts = first!.verdicts.flatMap(({ kind, change, certainty, ...spans }) => {
    const name = `${kind.replace('-', ' ')}s`;
    const { earlier, before, since, later } = spans;
    const lines = Object.entries({ earlier, before, since, later }).map(([span, counted]) => {
      if (!counted?.n) return '';
      const { from, to, k, atMost, n, medianKm } = counted;
      const isOpen = span === 'since' || span === 'later';
      const years = isOpen ? `since ${from}` : `${from} to ${to}`;
      const most = atMost > k ? ` to ${atMost}` : '';
      return `${name} ${years}: ${k}${most} of ${n} at a new place, in the middle ${medianKm ?? 'no'} km away`;
    });
    return [`${name}: ${change}, certainty ${certainty ?? 'none'}`, ...lines.filter(Boolean)];
  });
  const { records, sources } = counts;
  const sizes = [`records: ${records}`, `candidates: ${candidates.length}`, `sources: ${sources}`];
  return [...verdicts, ...sizes, ''].join('\n');
}

/** In words, of each line that differs: "records: 130 → 131". */
export function answerChanges(before: string, after: string): string[] {
  const [earlier, later] = [before, after].map(
    (text) => new Map(text.split('\n').map((line) => line.split(/: (.*)/) as [string, string])),
  ) as [Map<string, string>, Map<string, string>];
  return [...new Set([...earlier.keys(), ...later.keys()])]
    .filter((name) => earlier.get(name) !== later.get(name))
    .map((name) => `${name}: ${earlier.get(name) ?? 'none'} → ${later.get(name) ?? 'none'}`);
}
