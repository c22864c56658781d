import { certainty, twoSided } from '../statistics/certainty';
import type { MarksChance } from '../stall/marks';

export const FINDING_VERDICTS = [
  'supported',
  'mixed',
  'not-supported',
  'cannot-be-tested',
] as const;
export type FindingVerdict = (typeof FINDING_VERDICTS)[number];

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
  'no_record',
] as const;
export type NoTest = (typeof NO_TEST)[number];

/** The sentences by which findings are told; a page has messages of the same names. */
export const SENTENCES = [
  'closures',
  'consultations_hold',
  'contacts',
  'count_trend',
  'direction',
  'evenness',
  'kinds_of_deals',
  'land_forces',
  'learning',
  'meetings',
  'near_summits',
  'new_regions',
  'oldest',
  'plans',
  'practices',
  'rate_ratio',
  'rounds',
  'several_trends',
  'training',
  'two_levels',
  'volume',
  'volume_level',
  'widening',
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
    ...['records', 'countA', 'countB', 'count', 'of', 'rising', 'opposite', 'faster', 'slower'],
    ...['first', 'last', 'expected', 'shortest', 'longest', 'mean', 'meanBefore'],
    ...['inPerson2020to2021', 'inPersonBefore', 'ofBefore', 'inPersonAfter', 'ofAfter'],
    ...['toChina', 'toRussia', 'joint', 'partsBefore', 'partsAfter', 'jointProjects'],
    ...['newRegions', 'newPlaces', 'months', 'before', 'during', 'after', 'afterMonths'],
    ...['landA', 'landB', 'near', 'days', 'chineseOnly', 'russianOnly', 'both'],
    ...['hostedRU', 'hostedCN', 'roundsA', 'roundsB'],
  ],
  /** Two decimals. */
  ratio: [
    ...['perYearMore', 'perYear', 'ratio', 'low', 'recordsRatio', 'armsRatio', 'ratioOfRecords'],
    ...['r', 'consultationSpread', 'armsSpread', 'recordsSpread', 'spread', 'spreadAfterFirst'],
    ...['meanA', 'meanB'],
  ],
  /** One decimal. */
  mean: [
    ...['perYearA', 'perYearB', 'meetingsPerYear', 'meetingsPerYearA', 'meetingsPerYearB'],
    ...['inPersonOtherPerYear', 'expectedRegions', 'expectedNear', 'shipsA', 'shipsB'],
  ],
  /** The upper end of an interval; null where it is open. */
  open: ['high'],
  share: ['share', 'shareLow', 'shareHigh'],
  km2: ['newGroundKm2', 'expectedKm2'],
  p: ['p', 'oneSided', 'regionsP', 'shipsP', 'groundP'],
} as const satisfies Record<string, readonly string[]>;
export type NumberKind = keyof typeof NUMBERS;
type NumberName = (typeof NUMBERS)[NumberKind][number];

/** Blanks for ids (records, regions, context items, practices, series) or years. */
type ListName =
  'firsts' | 'items' | 'notRising' | 'records' | 'regions' | 'rising' | 'years' | 'yearsWithout';

/** What a test of a claim says: the name of a sentence and the values that fill its blanks. */
export interface Outcome {
  verdict: FindingVerdict;
  sentence: SentenceKey | 'none';
  /** Only where the sentence is `none`. */
  reason?: NoTest;
  /** Two-sided p of the test behind the verdict; null where the test is a comparison of dates. */
  p: number | null;
  /** On the side that the claim names; null where it names none. */
  oneSided: number | null;
  /** What the first screen says of the same kind and years, told first. */
  chance?: MarksChance;
  /** What the test rests on: records, years, rounds or items. */
  n: number;
  /** null where a number is undefined, such as a ratio to zero. */
  numbers: Partial<Record<NumberName, number | null>>;
  lists: Partial<Record<ListName, string[]>>;
}

/** An outcome with its numbers rounded to four digits: the same bytes everywhere. */
export function outcome(
  sentence: SentenceKey,
  {
    oneSided = null,
    p = oneSided === null ? null : twoSided(oneSided),
    numbers = {},
    lists = {},
    ...rest
  }: Partial<Outcome> & Pick<Outcome, 'verdict' | 'n'>,
): Outcome {
  const rounded = Object.entries(numbers).map(([name, value]) => [name, round(value)]);
  const ps = { p: round(p), oneSided: round(oneSided) };
  return { ...rest, sentence, ...ps, numbers: Object.fromEntries(rounded), lists };
}

export function cannotBeTested(reason: NoTest): Outcome {
  const nothing = { n: 0, p: null, oneSided: null, numbers: {}, lists: {} };
  return { verdict: 'cannot-be-tested', sentence: 'none', reason, ...nothing };
}

/** The verdict by what the claim needs and by what would still speak for it. */
export function verdictOf(holds: boolean, inPart: boolean): FindingVerdict {
  return holds ? 'supported' : inPart ? 'mixed' : 'not-supported';
}

/** By the one-sided p of the claimed side. */
export function verdictFor(oneSided: number): FindingVerdict {
  const found = certainty(oneSided);
  return verdictOf(found === 'strong', found === 'some');
}

function round(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}
