import type { Choice, Evidence } from './evidence';
import type { Outcome } from './outcome';

/** Names of the tests; claims with the same name are told together. */
export const CLAIM_TESTS = [
  'frequency',
  'geography',
  'complexity',
  'causes',
  'forces',
  'signals',
  'arms-volume',
  'know-how',
  'consultation',
  'whole',
  'scale',
  'words',
] as const;
export type ClaimTestName = (typeof CLAIM_TESTS)[number];

/** How one claim of claims.json is tested. */
export interface ClaimTest {
  claim: string;
  test: ClaimTestName;
  /** The items behind it are a sample of what happened, not a count: to be said with the verdict. */
  sample?: true;
  /** Choices that differ from the base of all claims. */
  base?: Partial<Choice>;
  /** Choices that can matter; the others are not varied. */
  varies: readonly (keyof Choice)[];
  run: (evidence: Evidence, choice: Choice) => Outcome;
  /** What the years after the study add; null when they have nothing to say yet. */
  after?: (evidence: Evidence, choice: Choice) => Outcome | null;
}

export const COUNTS = ['rule', 'kind'] as const;
export const COUNTS_OF_EXERCISES = ['rule'] as const;
export const PLACES = ['rule', 'radiusKm', 'precise'] as const;
