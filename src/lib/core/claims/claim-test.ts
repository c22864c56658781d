import type { Case, Choice } from './evidence';
import type { Outcome } from './outcome';

/** Names of the tests; claims with the same name are told together. */
export type ClaimTestName =
  | 'frequency'
  | 'geography'
  | 'complexity'
  | 'causes'
  | 'forces'
  | 'signals'
  | 'arms-volume'
  | 'know-how'
  | 'consultation'
  | 'whole'
  | 'scale'
  | 'words';

export type Run = (given: Case) => Outcome;

export interface ClaimTest {
  claim: string;
  test: ClaimTestName;
  /** The items behind it are a sample of what happened, not a count: to be said with the verdict. */
  sample?: true;
  /** Choices that differ from the base of all claims. */
  base?: Partial<Choice>;
  /** Choices that can matter; the others are not varied. */
  varies?: readonly (keyof Choice)[];
  run: Run;
  after?: Run;
}

export const COUNTS = ['rule', 'kind'] as const;
