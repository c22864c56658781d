import type { AtlasData } from '#core/record/schema';
import type { AtlasPageData } from '../../src/lib/view/atlas-index';

/** A name and a value each line, so that a line that differs says what changed. */
export function todaysAnswer({ counts }: AtlasData, { first, candidates }: AtlasPageData) {
  const lines = first!.verdicts.flatMap(({ kind, change, certainty, ...verdict }) => {
    const name = `${kind.replace('-', ' ')}s`;
    const { earlier, before, since, later } = verdict;
    const told = [earlier, before, since, later].flatMap((span) => {
      if (!span?.n) return [];
      const { from, to, k, atMost, n, medianKm, medianUnderKm } = span;
      const years = span === since || span === later ? `since ${from}` : `${from} to ${to}`;
      const places = `${atMost > k ? `${k} to ${atMost}` : k} of ${n} at a new place`;
      const middle = medianUnderKm === null ? medianKm : `under ${medianUnderKm}`;
      return [`${name} ${years}: ${places}, in the middle ${middle} km away`];
    });
    return [`${name}: ${change}, certainty ${certainty ?? 'none'}`, ...told];
  });
  const sizes = { records: counts.records, candidates: candidates.length, sources: counts.sources };
  const told = Object.entries(sizes).map(([name, n]) => `${name}: ${n}`);
  return [...lines, ...told, ''].join('\n');
}

/** Of each line that differs: "records: 130 → 131". */
export function answerChanges(before: string, after: string): string[] {
  const linesOf = (text: string) =>
    new Map(text.split('\n').map((line) => line.split(/: (.*)/) as [string, string]));
  const [earlier, later] = [linesOf(before), linesOf(after)];
  return [...new Map([...earlier, ...later]).keys()]
    .filter((name) => earlier.get(name) !== later.get(name))
    .map((name) => `${name}: ${earlier.get(name) ?? 'none'} → ${later.get(name) ?? 'none'}`);
}
