/** What a test of a claim says, in a form that a page turns into a sentence in any language. */

export const FINDING_VERDICTS = [
  'supported',
  'mixed',
  'not-supported',
  'cannot-be-tested',
] as const;
export type FindingVerdict = (typeof FINDING_VERDICTS)[number];

/** Why a claim cannot be tested here. */
export const NO_TEST = [
  'criteria-not-public',
  'needs-full-texts',
  'outside-the-data',
  'cause-not-separable',
  'too-early',
  'design-rule',
  'sample-only',
  'no-record',
] as const;
export type NoTest = (typeof NO_TEST)[number];

/**
 * The sentences by which findings are told, one per kind of test, with the blanks that the numbers
 * and lists of an outcome fill. Lists hold ids (records, regions, context items) or years.
 */
export const SENTENCES = {
  none: { numbers: [], lists: ['reason'] },
  'count-trend': { numbers: ['from', 'to', 'records', 'perYearMore', 'p'], lists: [] },
  'rate-ratio': {
    numbers: [
      'fromA',
      'toA',
      'fromB',
      'toB',
      'countA',
      'countB',
      'perYearA',
      'perYearB',
      'ratio',
      'low',
      'high',
      'p',
    ],
    lists: [],
  },
  'several-trends': { numbers: ['from', 'to', 'rising', 'of'], lists: ['rising', 'notRising'] },
  'two-levels': {
    numbers: ['recordsRatio', 'recordsP', 'armsRatio', 'firstYear', 'split'],
    lists: [],
  },
  'yearly-changes': { numbers: ['from', 'to', 'r', 'p', 'opposite', 'of'], lists: ['years'] },
  evenness: { numbers: ['from', 'to', 'consultation', 'arms', 'records'], lists: [] },
  rounds: {
    numbers: ['first', 'last', 'firstYear', 'lastYear', 'perYear', 'expected'],
    lists: ['yearsWithout', 'items'],
  },
  meetings: {
    numbers: ['perYear', 'from', 'to', 'inPerson2020to2021', 'inPersonOtherPerYear'],
    lists: [],
  },
  plans: { numbers: ['count', 'shortest', 'longest', 'lastYear'], lists: ['items'] },
  volume: { numbers: ['from', 'to', 'first', 'last', 'ratio', 'p'], lists: [] },
  'volume-level': {
    numbers: ['from', 'to', 'meanBefore', 'mean', 'ratio', 'spread', 'spreadAfterFirst'],
    lists: [],
  },
  direction: { numbers: ['toChina', 'toRussia', 'joint', 'share', 'low', 'high', 'p'], lists: [] },
  'kinds-of-deals': {
    numbers: ['partsBefore', 'ofBefore', 'partsAfter', 'ofAfter', 'jointProjects', 'p'],
    lists: ['items'],
  },
  widening: {
    numbers: [
      'from',
      'to',
      'records',
      'newRegions',
      'expectedRegions',
      'regionsP',
      'newPlaces',
      'faster',
      'slower',
      'of',
      'p',
    ],
    lists: ['regions', 'records'],
  },
  'new-regions': {
    numbers: [
      'from',
      'to',
      'records',
      'newRegions',
      'expectedRegions',
      'regionsP',
      'newGroundKm2',
      'expectedKm2',
      'p',
    ],
    lists: ['regions', 'records'],
  },
  practices: {
    numbers: ['from', 'to', 'meanA', 'meanB', 'countA', 'countB', 'p'],
    lists: ['firsts'],
  },
  closures: {
    numbers: ['months', 'before', 'during', 'after', 'afterMonths', 'ratio', 'p'],
    lists: [],
  },
  contacts: {
    numbers: [
      'inPersonBefore',
      'ofBefore',
      'inPersonAfter',
      'ofAfter',
      'p',
      'perYearA',
      'perYearB',
    ],
    lists: [],
  },
  'land-forces': {
    numbers: ['landA', 'landB', 'ratio', 'p', 'shipsA', 'shipsB', 'shipsP'],
    lists: [],
  },
  'near-summits': { numbers: ['near', 'of', 'expected', 'days', 'p'], lists: ['records'] },
  learning: {
    numbers: ['chineseOnly', 'russianOnly', 'both', 'hostedRU', 'hostedCN', 'p'],
    lists: [],
  },
  training: { numbers: ['perYearA', 'perYearB', 'ratio', 'p'], lists: ['items'] },
  'consultations-hold': {
    numbers: ['roundsA', 'roundsB', 'meetingsPerYearA', 'meetingsPerYearB', 'ratioOfRecords'],
    lists: [],
  },
  oldest: { numbers: ['earliestItem', 'earliestArms', 'firstRoundAbout'], lists: ['items'] },
} as const satisfies Record<string, { numbers: readonly string[]; lists: readonly string[] }>;

export type SentenceKey = keyof typeof SENTENCES;

type Numbers<K extends SentenceKey> = Record<
  (typeof SENTENCES)[K]['numbers'][number],
  number | null
>;
type Lists<K extends SentenceKey> = Record<(typeof SENTENCES)[K]['lists'][number], string[]>;

export interface Outcome {
  verdict: FindingVerdict;
  sentence: SentenceKey;
  /** null where a number is undefined, such as a ratio to zero. */
  numbers: Record<string, number | null>;
  lists: Record<string, string[]>;
  /** p of the test behind the verdict; null where the test is a comparison of dates. */
  p: number | null;
  /** What the test rests on: records, years, rounds or items. */
  n: number;
}

/** An outcome whose numbers and lists fill exactly the blanks of its sentence. */
export function outcome<K extends SentenceKey>(
  sentence: K,
  verdict: FindingVerdict,
  n: number,
  p: number | null,
  numbers: Numbers<K>,
  lists: Lists<K>,
): Outcome {
  const rounded = Object.entries<number | null>(numbers).map(([key, value]) => [key, round(value)]);
  return { verdict, sentence, numbers: Object.fromEntries(rounded), lists, p: round(p), n };
}

export function cannotBeTested(reason: NoTest): Outcome {
  return outcome('none', 'cannot-be-tested', 0, null, {}, { reason: [reason] });
}

/** Four significant digits: enough for a sentence and the same bytes everywhere. */
function round(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}
