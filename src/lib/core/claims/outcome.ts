import { words } from '../record/model';
import type { Reading } from '../statistics/certainty';
import type { Chance } from './chance';

export const VERDICTS = words('supported mixed not-supported too-few');
export type Verdict = (typeof VERDICTS)[number];

/** How a claim holds in part: chance could do it; a part of it does not; neither shown nor refuted. */
export type InPart = 'leans' | 'one-part' | 'open';

export interface Ruling {
  verdict: Verdict;
  /** Only where the verdict is `mixed`. */
  inPart?: InPart;
}

/** What the test of a claim finds. */
export interface Outcome extends Ruling {
  /** null where dates and amounts are compared as they are. */
  chance: Chance | null;
  /** What the test rests on: records, years, rounds or items. */
  n: number;
  /** By the names that the claim's own sentence uses; null where undefined, such as a ratio to zero. */
  numbers: Record<string, number | null>;
  /** Years that the sentence lists. */
  lists: Record<string, string[]>;
  /** Ids of the records or items that the later numbers count. */
  counted: string[];
}

export function byReading(reading: Reading): Ruling {
  switch (reading) {
    case 'strong':
      return { verdict: 'supported' };
    case 'some':
      return { verdict: 'mixed', inPart: 'leans' };
    case 'weak':
      return { verdict: 'not-supported' };
    case 'too-few':
      return { verdict: 'too-few' };
    default:
      return reading satisfies never;
  }
}

/** A claim of no change: shown where a change is excluded, refuted where one is shown, otherwise open. */
export function byLevel(reading: Reading, hasChanged: boolean): Ruling {
  if (hasChanged) return { verdict: 'not-supported' };
  return reading === 'weak' ? { verdict: 'mixed', inPart: 'open' } : byReading(reading);
}

/** By plain facts, each of which the claim needs. */
export function byParts(parts: readonly boolean[]): Ruling {
  if (parts.every(Boolean)) return { verdict: 'supported' };
  return parts.some(Boolean)
    ? { verdict: 'mixed', inPart: 'one-part' }
    : { verdict: 'not-supported' };
}

/** Why something happened cannot be counted: a claim that says so holds in part at most. */
export const withoutCause = (ruling: Ruling): Ruling =>
  ruling.verdict === 'supported' ? { verdict: 'mixed', inPart: 'one-part' } : ruling;
