import type { MeasureTest, Verdict } from './stall';

/** The measures of a period side by side; never one number. */
export interface Headline {
  verdict: MeasureTest['verdict'] | 'mixed';
  /** Measures that could be tested and were free to fall, and how many agree with the verdict. */
  of: number;
  agree: number;
  slower: number;
  asExpected: number;
  faster: number;
}

/** Fewer tested measures than this make no headline. */
const FEWEST = 3;

/** A measure of growth opposes a stall when at most this share of shuffles grows as much. */
const OPPOSED = 0.25;

/**
 * New ground and more than half of all tested measures must say "slower" (or "faster") and none the
 * opposite: hull, frontier and spread answer to a single far record, ground to where all went. A stall is
 * also opposed by a measure of growth that is merely high. Where it is `mixed`, `agree` is the largest camp.
 */
export function headlineOf(measures: readonly MeasureTest[]): Headline {
  const tested = measures.filter((test) => test.verdict !== 'cannot-be-tested' && !test.atFloor);
  const count = (verdict: Verdict) => tested.filter((test) => test.verdict === verdict).length;
  const slower = count('slower-than-chance');
  const faster = count('faster-than-chance');
  const of = tested.length;
  const asExpected = of - slower - faster;
  const counts = { of, slower, asExpected, faster };
  // Spread is no measure of growth: a stall leaves it free to lie on either side.
  const high = measures.some(
    (test) =>
      test.verdict !== 'cannot-be-tested' &&
      test.measure !== 'standardDistanceKm' &&
      test.p.faster <= OPPOSED,
  );
  const ground = measures.find(({ measure }) => measure === 'newGroundKm2')?.verdict;
  if (of < FEWEST) return { verdict: 'cannot-be-tested', agree: 0, ...counts };
  if (ground === 'slower-than-chance' && slower > of / 2 && faster === 0 && !high) {
    return { verdict: 'slower-than-chance', agree: slower, ...counts };
  }
  if (ground === 'faster-than-chance' && faster > of / 2 && slower === 0) {
    return { verdict: 'faster-than-chance', agree: faster, ...counts };
  }
  if (asExpected === of) return { verdict: 'as-expected', agree: of, ...counts };
  return { verdict: 'mixed', agree: Math.max(slower, asExpected, faster), ...counts };
}
