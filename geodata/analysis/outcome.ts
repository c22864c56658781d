import type { ClaimVerdict } from '../../src/lib/core/context/claims';
import type { Reading } from '../../src/lib/core/statistics/certainty';
import type { ClaimChance } from './chance';

/** How a claim holds in part: chance could do it; one part of it does not hold; it is neither shown nor refuted. */
type InPart = 'leans' | 'one-part' | 'open';

export interface Ruling {
  verdict: ClaimVerdict;
  /** Only where the verdict is `mixed`. */
  inPart?: InPart;
}

export interface Outcome extends Ruling {
  /** Null if dates and amounts are compared as they are. */
  chance: ClaimChance | null;
  /** How many records, years, rounds or items the test rests on. */
  n: number;
  /** By the names that the sentence of the claim uses; null if undefined, such as a ratio to zero. */
  numbers: Record<string, number | null>;
  lists: Record<string, string[]>;
  /** Ids of the records or items counted in the later period. */
  counted: string[];
}

const RULINGS: Readonly<Record<Reading, Ruling>> = {
  strong: { verdict: 'supported' },
  some: { verdict: 'mixed', inPart: 'leans' },
  weak: { verdict: 'not-supported' },
  'too-few': { verdict: 'too-few' },
};
export const byReading = (reading: Reading): Ruling => RULINGS[reading];

/** A claim of no change is shown if a change is excluded, refuted if one is shown, and otherwise open. */
export function byLevel(reading: Reading, hasChanged: boolean): Ruling {
  if (hasChanged) return { verdict: 'not-supported' };
  return reading === 'weak' ? { verdict: 'mixed', inPart: 'open' } : byReading(reading);
}

/** By facts, all of which the claim needs. */
export function byParts(parts: readonly boolean[]): Ruling {
  if (parts.every(Boolean)) return { verdict: 'supported' };
  return parts.some(Boolean)
    ? { verdict: 'mixed', inPart: 'one-part' }
    : { verdict: 'not-supported' };
}

/** Counting cannot show why something happened: a claim that says so holds in part at most. */
export const withoutCause = (ruling: Ruling): Ruling =>
  ruling.verdict === 'supported' ? { verdict: 'mixed', inPart: 'one-part' } : ruling;
