import { words } from '../record/model';
import { ENOUGH_POWER, certainty, twoSided } from '../statistics/certainty';
import type { Pace } from '../stall/pace';
import type { Alternative, Chance } from './chance';
import type { ClaimCheck } from './claims';

export const FINDING_VERDICTS = words('supported mixed not-supported cannot-be-tested');
export type FindingVerdict = (typeof FINDING_VERDICTS)[number];

/** How a claim holds in part: chance could do it; a part of it does not; neither shown nor refuted. */
export const IN_PART = ['leans', 'one-part', 'open'] as const;

export const NO_TEST = words(
  'criteria_not_public needs_full_texts outside_the_data cause_not_separable too_early design_rule sample_only proxy_only no_record no_source too_few',
);
export type NoTest = (typeof NO_TEST)[number];

/** The sentences that tell what was counted; a page has messages of the same names. */
export const SENTENCES = [
  'consultations_hold',
  'contacts',
  'evenness',
  'growth',
  'kinds_of_deals',
  'land_forces',
  'pace',
  'meetings',
  'oldest',
  'plans',
  'practices',
  'rate_level',
  'rate_ratio',
  'rounds',
  'several_trends',
  'yearly_changes',
] as const;
type Sentence = (typeof SENTENCES)[number];

interface Ruling {
  verdict: FindingVerdict;
  /** Only where the verdict is `mixed`. */
  inPart?: (typeof IN_PART)[number];
}

/** What a test of a claim says: the name of a sentence and the values that fill its blanks. */
export interface Outcome extends Ruling {
  sentence: Sentence | 'own' | 'none';
  /** Where the sentence is the claim's own. */
  words?: Exclude<ClaimCheck['says'], string>;
  /** Only where the verdict is `cannot-be-tested`. */
  reason?: NoTest;
  /** Two-sided p of the test behind the verdict; null where the test is a comparison of dates. */
  p: number | null;
  /** On the side that the claim names; null where it names none. */
  oneSided: number | null;
  /** What the claim speaks of, in the terms of its test, and how often the test would notice it. */
  alternative: Alternative | null;
  power: number | null;
  /** What the first screen says of the same kind and years, told first. */
  pace?: Pace;
  /** What the test rests on: records, years, rounds or items. */
  n: number;
  /** null where a number is undefined, such as a ratio to zero. */
  numbers: Record<string, number | null>;
  /** Ids of records, context items, practices or series, or years. */
  lists: Record<string, string[]>;
}

export interface Found extends Partial<Pick<Outcome, 'numbers' | 'lists' | 'pace'>> {
  n: number;
  chance?: Chance | undefined;
  /** Where it is not read off the p of the chance alone. */
  ruling?: Ruling | undefined;
  /** Why there is no verdict; what was counted is told all the same. */
  reason?: NoTest | undefined;
}

export const isBlind = (power: number) => power < ENOUGH_POWER;

/** Numbers to four digits. The gate stands here, so that no test of chance has a verdict without it. */
export function outcome(says: ClaimCheck['says'], found: Found): Outcome {
  const { chance, n, numbers = {}, lists = {}, pace } = found;
  const ruling = found.ruling ?? byChance(chance?.oneSided ?? 1);
  const reason = found.reason ?? (chance && isBlind(chance.power) ? 'too_few' : undefined);
  const rounded = Object.entries(numbers).map(([name, value]) => [name, round(value)]);
  return {
    ...(reason ? { verdict: 'cannot-be-tested', reason } : ruling),
    ...(typeof says === 'string' ? { sentence: says } : { sentence: 'own' as const, words: says }),
    p: chance ? round(twoSided(chance.oneSided)) : null,
    oneSided: chance ? round(chance.oneSided) : null,
    alternative: chance?.alternative ?? null,
    power: chance ? round(chance.power) : null,
    ...{ ...(pace && { pace }), n, numbers: Object.fromEntries(rounded), lists },
  };
}

export const cannotBeTested = (reason: NoTest): Outcome => ({
  ...{ verdict: 'cannot-be-tested', sentence: 'none', reason, n: 0, numbers: {}, lists: {} },
  ...{ p: null, oneSided: null, alternative: null, power: null },
});

function byChance(oneSided: number): Ruling {
  const found = certainty(oneSided);
  if (found === 'strong') return { verdict: 'supported' };
  return found === 'some' ? { verdict: 'mixed', inPart: 'leans' } : { verdict: 'not-supported' };
}

/** A claim of no change: shown where a change is excluded, refuted where one is shown, otherwise open. */
export function byLevel(oneSided: number, changed: boolean): Ruling {
  const found = byChance(oneSided);
  if (found.verdict !== 'not-supported' || changed) return found;
  return { verdict: 'mixed', inPart: 'open' };
}

/** By plain facts, each of which the claim needs. */
export function byParts(parts: readonly boolean[]): Ruling {
  if (parts.every(Boolean)) return { verdict: 'supported' };
  return parts.some(Boolean)
    ? { verdict: 'mixed', inPart: 'one-part' }
    : { verdict: 'not-supported' };
}

function round(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}
