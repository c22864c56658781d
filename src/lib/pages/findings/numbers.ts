import type { Outcome, SENTENCES, SentenceKey } from '$lib/core/claims/outcome';
import {
  MISSING,
  formatCount,
  formatDecimal,
  formatKm2,
  formatP,
  formatShare,
} from '$lib/site/format';

/** How each kind of number in a finding is written in the reader's language. */
const WRITE = {
  year: (value: number | null) => (value === null ? MISSING : String(value)),
  count: formatCount,
  ratio: (value: number | null) => formatDecimal(value, 2),
  mean: (value: number | null) => formatDecimal(value, 1),
  /** An interval without an upper end. */
  open: (value: number | null) => (value === null ? '∞' : formatDecimal(value, 2)),
  share: (value: number | null) => formatShare(value),
  km2: (value: number | null) => formatKm2(value),
  p: (value: number | null) => formatP(value),
};
export type NumberKind = keyof typeof WRITE;

type NumbersOf<Key extends SentenceKey> = (typeof SENTENCES)[Key]['numbers'][number];

const SPAN = { from: 'year', to: 'year' } as const;

/** What each number of each sentence is; complete by its type. */
export const NUMBER_KINDS: { [Key in SentenceKey]: Record<NumbersOf<Key>, NumberKind> } = {
  none: {},
  'count-trend': { ...SPAN, records: 'count', perYearMore: 'ratio', p: 'p' },
  'rate-ratio': {
    ...{ fromA: 'year', toA: 'year', fromB: 'year', toB: 'year', countA: 'count', countB: 'count' },
    ...{ perYearA: 'mean', perYearB: 'mean', ratio: 'ratio', low: 'ratio', high: 'open', p: 'p' },
  },
  'several-trends': { ...SPAN, rising: 'count', of: 'count' },
  'two-levels': {
    ...{ recordsRatio: 'ratio', recordsP: 'p', armsRatio: 'ratio' },
    ...{ firstYear: 'year', split: 'year' },
  },
  'yearly-changes': { ...SPAN, r: 'ratio', p: 'p', opposite: 'count', of: 'count' },
  evenness: { ...SPAN, consultation: 'ratio', arms: 'ratio', records: 'ratio' },
  rounds: {
    ...{ first: 'count', last: 'count', firstYear: 'year', lastYear: 'year' },
    ...{ perYear: 'ratio', expected: 'count' },
  },
  meetings: {
    ...SPAN,
    ...{ perYear: 'mean', inPerson2020to2021: 'count', inPersonOtherPerYear: 'mean' },
  },
  plans: { count: 'count', shortest: 'count', longest: 'count', lastYear: 'year' },
  volume: { ...SPAN, first: 'count', last: 'count', ratio: 'ratio', p: 'p' },
  'volume-level': {
    ...SPAN,
    ...{ meanBefore: 'count', mean: 'count', ratio: 'ratio' },
    ...{ spread: 'ratio', spreadAfterFirst: 'ratio' },
  },
  direction: {
    ...{ toChina: 'count', toRussia: 'count', joint: 'count' },
    ...{ share: 'share', low: 'share', high: 'share', p: 'p' },
  },
  'kinds-of-deals': {
    ...{ partsBefore: 'count', ofBefore: 'count', partsAfter: 'count', ofAfter: 'count' },
    ...{ jointProjects: 'count', p: 'p' },
  },
  widening: {
    ...SPAN,
    ...{ records: 'count', newRegions: 'count', expectedRegions: 'mean', regionsP: 'p' },
    ...{ newPlaces: 'count', faster: 'count', slower: 'count', of: 'count', p: 'p' },
  },
  'new-regions': {
    ...SPAN,
    ...{ records: 'count', newRegions: 'count', expectedRegions: 'mean', regionsP: 'p' },
    ...{ newGroundKm2: 'km2', expectedKm2: 'km2', p: 'p' },
  },
  practices: {
    ...SPAN,
    ...{ meanA: 'ratio', meanB: 'ratio', countA: 'count', countB: 'count', p: 'p' },
  },
  closures: {
    ...{ months: 'count', before: 'count', during: 'count', after: 'count' },
    ...{ afterMonths: 'count', ratio: 'ratio', p: 'p' },
  },
  contacts: {
    ...{ inPersonBefore: 'count', ofBefore: 'count', inPersonAfter: 'count', ofAfter: 'count' },
    ...{ p: 'p', perYearA: 'mean', perYearB: 'mean' },
  },
  'land-forces': {
    ...{ landA: 'count', landB: 'count', ratio: 'ratio', p: 'p' },
    ...{ shipsA: 'mean', shipsB: 'mean', shipsP: 'p' },
  },
  'near-summits': { near: 'count', of: 'count', expected: 'mean', days: 'count', p: 'p' },
  learning: {
    ...{ chineseOnly: 'count', russianOnly: 'count', both: 'count' },
    ...{ hostedRU: 'count', hostedCN: 'count', p: 'p' },
  },
  training: { perYearA: 'mean', perYearB: 'mean', ratio: 'ratio', p: 'p' },
  'consultations-hold': {
    ...{ roundsA: 'count', roundsB: 'count' },
    ...{ meetingsPerYearA: 'mean', meetingsPerYearB: 'mean', ratioOfRecords: 'ratio' },
  },
  oldest: { earliestItem: 'year', earliestArms: 'year', firstRoundAbout: 'year' },
};

/** The numbers of an outcome as text, by their names in its sentence. */
export function writtenNumbers({ sentence, numbers }: Outcome): Record<string, string> {
  const kinds: Record<string, NumberKind> = NUMBER_KINDS[sentence];
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, WRITE[kinds[name]!](value)]),
  );
}
