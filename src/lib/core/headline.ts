import type { MeasureTest } from './stall';

export const HEADLINES = [
  'slower-than-chance',
  'as-expected',
  'faster-than-chance',
  'mixed',
  'cannot-be-tested',
] as const;

/** The measures of a period side by side; never one number. */
export interface Headline {
  verdict: (typeof HEADLINES)[number];
  /** Measures that could be tested, and how many of them agree with the verdict. */
  of: number;
  agree: number;
  slower: number;
  asExpected: number;
  faster: number;
}

/** Fewer tested measures than this make no headline. */
const FEWEST = 3;

/**
 * More than half of the tested measures must say "slower" (or "faster") and none the opposite. All
 * as expected is `as-expected`; anything else is `mixed`, so that one far record, which grows the
 * hull and little else, cannot make or unmake a stall. `agree` of a mixed headline is the size of
 * its largest camp.
 */
export function headlineOf(measures: readonly MeasureTest[]): Headline {
  const count = (verdict: MeasureTest['verdict']) =>
    measures.filter((test) => test.verdict === verdict).length;
  const slower = count('slower-than-chance');
  const asExpected = count('as-expected');
  const faster = count('faster-than-chance');
  const of = slower + asExpected + faster;
  const counts = { of, slower, asExpected, faster };
  if (of < FEWEST) return { verdict: 'cannot-be-tested', agree: 0, ...counts };
  if (slower > of / 2 && faster === 0) {
    return { verdict: 'slower-than-chance', agree: slower, ...counts };
  }
  if (faster > of / 2 && slower === 0) {
    return { verdict: 'faster-than-chance', agree: faster, ...counts };
  }
  if (asExpected === of) return { verdict: 'as-expected', agree: of, ...counts };
  return { verdict: 'mixed', agree: Math.max(slower, asExpected, faster), ...counts };
}
