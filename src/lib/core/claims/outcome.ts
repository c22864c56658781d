import { certainty, twoSided } from '../statistics/certainty';
import type { Pace } from '../stall/pace';
import { isBlind, type Alternative } from './power';

export const FINDING_VERDICTS = [
  'supported',
  'mixed',
  'not-supported',
  'cannot-be-tested',
] as const;
export type FindingVerdict = (typeof FINDING_VERDICTS)[number];

/** How a claim holds in part: chance could do it; a part of it does not; neither shown nor refuted. */
export const IN_PART = ['leans', 'one-part', 'open'] as const;
export type InPart = (typeof IN_PART)[number];

/** How many claims got each verdict; one that nearly repeats another (`sameAs`) is not counted again. */
export function tallyOf(
  claims: readonly { verdict: FindingVerdict; sameAs?: string | undefined }[],
): { all: number } & Record<FindingVerdict, number> {
  const own = claims.filter(({ sameAs }) => sameAs === undefined);
  const of = (verdict: FindingVerdict) => own.filter((claim) => claim.verdict === verdict).length;
  return {
    ...{ all: own.length, supported: of('supported'), mixed: of('mixed') },
    ...{ 'not-supported': of('not-supported'), 'cannot-be-tested': of('cannot-be-tested') },
  };
}

export const NO_TEST = [
  'criteria_not_public',
  'needs_full_texts',
  'outside_the_data',
  'cause_not_separable',
  'too_early',
  'design_rule',
  'sample_only',
  'proxy_only',
  'no_record',
  'no_source',
  'too_few',
] as const;
export type NoTest = (typeof NO_TEST)[number];

/** The sentences by which findings are told; a page has messages of the same names. */
export const SENTENCES = [
  'consultations_hold',
  'contacts',
  'direction',
  'evenness',
  'growth',
  'kinds_of_deals',
  'land_forces',
  'learning',
  'pace',
  'meetings',
  'oldest',
  'plans',
  'practices',
  'rate_level',
  'rate_ratio',
  'rounds',
  'several_trends',
  'training',
  'two_levels',
  'volume',
  'volume_level',
  'volume_spread',
  'yearly_changes',
] as const;
export type SentenceKey = (typeof SENTENCES)[number];

/** The blanks for numbers, by what they are. A name is the same kind of number in every sentence. */
export const NUMBERS = {
  year: [
    ...['from', 'to', 'fromA', 'toA', 'fromB', 'toB', 'firstYear', 'lastYear', 'split'],
    ...['earliestItem', 'earliestArms', 'firstRoundAbout'],
  ],
  count: [
    ...['countA', 'countB', 'count', 'of', 'rising', 'opposite', 'untold'],
    ...['first', 'last', 'expected', 'shortest', 'longest', 'mean', 'meanBefore'],
    ...['inPerson2020to2021', 'hitsBefore', 'ofBefore', 'hitsAfter', 'ofAfter'],
    ...['toChina', 'toRussia', 'joint', 'roundsA', 'roundsB', 'unsourced', 'tagged'],
  ],
  /** Two decimals. */
  ratio: [
    ...['perYear', 'ratio', 'low', 'recordsRatio', 'armsRatio', 'ratioOfRecords'],
    ...['r', 'consultationSpread', 'armsSpread', 'recordsSpread', 'spread', 'spreadAfterFirst'],
    ...['meanA', 'meanB'],
  ],
  /** One decimal. */
  mean: [
    ...['perYearA', 'perYearB', 'meetingsPerYear', 'meetingsPerYearA', 'meetingsPerYearB'],
    'inPersonOtherPerYear',
  ],
  /** The upper end of an interval; null where it is open. */
  open: ['high'],
  share: ['share', 'shareLow', 'shareHigh'],
  p: ['p', 'oneSided'],
} as const satisfies Record<string, readonly string[]>;
export type NumberKind = keyof typeof NUMBERS;
type NumberName = (typeof NUMBERS)[NumberKind][number];

/** Blanks for ids (records, context items, practices, series) or years. */
type ListName =
  'firsts' | 'items' | 'notRising' | 'records' | 'rising' | 'untold' | 'years' | 'yearsWithout';

export interface Ruling {
  verdict: FindingVerdict;
  /** Only where the verdict is `mixed`. */
  inPart?: InPart;
}

/** What a test of a claim says: the name of a sentence and the values that fill its blanks. */
export interface Outcome extends Ruling {
  sentence: SentenceKey | 'none';
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
  numbers: Partial<Record<NumberName, number | null>>;
  lists: Partial<Record<ListName, string[]>>;
}

/** A test of chance: the one-sided p of the claimed side, and what it would notice of what is claimed. */
export type Chance = Pick<Outcome, 'alternative'> & { oneSided: number; power: number };

type Found = Ruling &
  Pick<Outcome, 'n'> &
  Partial<Pick<Outcome, 'numbers' | 'lists' | 'pace' | 'reason'>> & { by?: Chance };

/**
 * An outcome with its numbers rounded to four digits: the same bytes everywhere. The gate stands here, so
 * that no test of chance has a verdict without it.
 */
export function outcome(sentence: SentenceKey, found: Found): Outcome {
  const { by, verdict, inPart, reason, n, numbers = {}, lists = {}, pace } = found;
  const rounded = Object.entries(numbers).map(([name, value]) => [name, round(value)]);
  return withReason(reason ?? (by && isBlind(by.power) ? 'too_few' : undefined), {
    ...{ verdict, ...(inPart && { inPart }), sentence },
    p: by ? round(twoSided(by.oneSided)) : null,
    oneSided: by ? round(by.oneSided) : null,
    alternative: by?.alternative ?? null,
    power: by ? round(by.power) : null,
    ...{ ...(pace && { pace }), n, numbers: Object.fromEntries(rounded), lists },
  });
}

/** What was counted stays, and gives no verdict. */
export function withReason(reason: NoTest | undefined, { inPart, ...found }: Outcome): Outcome {
  if (!reason) return { ...found, ...(inPart && { inPart }) };
  return { ...found, verdict: 'cannot-be-tested', reason };
}

export function cannotBeTested(reason: NoTest): Outcome {
  const nothing = { n: 0, p: null, oneSided: null, alternative: null, power: null };
  return {
    verdict: 'cannot-be-tested',
    sentence: 'none',
    reason,
    ...nothing,
    numbers: {},
    lists: {},
  };
}

/** By the one-sided p of the claimed side. */
export function byChance(oneSided: number): Ruling {
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
export function byParts(...parts: boolean[]): Ruling {
  if (parts.every(Boolean)) return { verdict: 'supported' };
  return parts.some(Boolean)
    ? { verdict: 'mixed', inPart: 'one-part' }
    : { verdict: 'not-supported' };
}

function round(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}
