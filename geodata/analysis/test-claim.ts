import { inPeriod, within, yearsWithin, type YearSpan } from '#core/record/time';
import { certainty, isStrong, type Reading } from '#core/statistics/certainty';
import { rateRatio } from '#core/statistics/exact-tests';
import { majorityChance, rateChance, shareChance, type ClaimChance } from './chance';
import type { CheckBy, ClaimCheck, ClaimVerdict } from '#core/context/claims';
import { claimNumbers } from './numbers';
import { entriesOf, seriesOf, type Entry, type Sample } from './sample';

/** Chance could explain it, one part fails, or it is neither shown nor refuted. */
type InPart = 'leans' | 'one-part' | 'open';

interface Ruling {
  verdict: ClaimVerdict;
  /** Only for a `mixed` verdict. */
  inPart?: InPart;
}

interface Tested {
  /** Null if dates and amounts are compared directly. */
  chance: ClaimChance | null;
  n: number;
  /** Null if undefined, such as a ratio to zero. */
  numbers: Record<string, number | null>;
  lists?: Record<string, string[]>;
  /** Ids, in the later period. */
  counted: string[];
}
export type Outcome = Ruling & Required<Tested>;
type TestResult = Tested & { ruling: Ruling };

const RULINGS: Readonly<Record<Reading, Ruling>> = {
  strong: { verdict: 'supported' },
  some: { verdict: 'mixed', inPart: 'leans' },
  weak: { verdict: 'not-supported' },
  none: { verdict: 'not-supported' },
  'too-few': { verdict: 'too-few' },
};
const IN_PART: Ruling = { verdict: 'mixed', inPart: 'one-part' };

const idsOf = (entries: readonly Pick<Entry, 'id'>[]) => entries.map(({ id }) => id);

function rate(check: CheckBy<'rate'>, sample: Sample): TestResult {
  const { before, period, side } = check;
  const entries = entriesOf(seriesOf(check), sample);
  const earlier = within(entries, before);
  const later = within(entries, period);
  const a = { count: earlier.length, time: yearsWithin(sample.coverage, before) };
  const b = { count: later.length, time: yearsWithin(sample.coverage, period) };
  const test = rateRatio(a, b);
  const own = claimNumbers(check, sample);
  const chance = test && rateChance(a, b, side);
  const rulingOf = (reading: Reading) => {
    const { less, greater } = test!.p;
    const hasChanged = isStrong(side === 'level' ? Math.min(less, greater) : greater);
    const isLevel = side === 'level' || side === 'no-growth';
    const alone = isLevel ? byLevel(reading, hasChanged) : RULINGS[reading];
    return own.parts?.length ? byParts([alone.verdict === 'supported', ...own.parts]) : alone;
  };
  const isTold = chance && own.parts && chance.reading !== 'too-few';
  return {
    ruling: isTold ? rulingOf(chance.reading) : RULINGS['too-few'],
    chance,
    n: a.count + b.count,
    numbers: {
      countBefore: a.count,
      perYearBefore: a.count / a.time,
      count: b.count,
      perYear: b.count / b.time,
      ratio: test?.ratio ?? null,
      low: test?.interval[0] ?? null,
      high: test?.interval[1] ?? null,
      ...own.numbers,
    },
    counted: idsOf(later),
  };
}

/** Against an earlier period or else one half. */
function share(check: CheckBy<'share'>, sample: Sample): TestResult {
  const hitsIn = (span: YearSpan) => within(entriesOf(check.series.hits, sample), span);
  const groupIn = (span: YearSpan) => ({
    hits: hitsIn(span).length,
    of: within(entriesOf(check.series.all, sample), span).length,
  });
  const { before, period } = check;
  const b = groupIn(period);
  const a = before && groupIn(before);
  const chanceOf = () => (a ? shareChance(a, b) : majorityChance(b));
  const chance = b.of === 0 || a?.of === 0 ? null : chanceOf();
  return {
    ruling: chance ? RULINGS[chance.reading] : RULINGS['too-few'],
    chance,
    n: b.of + (a?.of ?? 0),
    numbers: { ...b, ...(a && { hitsBefore: a.hits, ofBefore: a.of }) },
    counted: idsOf(hitsIn(period)),
  };
}

/** "Spread": enough new places before the break. "Stopped": a smaller share since. */
function place({ kind, side, to }: CheckBy<'place'>, { newPlaces }: Sample): TestResult {
  const { visits, verdicts, verdictsAt } = newPlaces;
  const latest = verdicts.find((other) => other.kind === kind);
  const verdict = to ? verdictsAt[to]?.find((other) => other.kind === kind) : latest;
  const { since, chance } = verdict ?? {};
  if (!verdict?.certainty || !since || !chance)
    return { ruling: RULINGS['too-few'], chance: null, n: 0, numbers: {}, counted: [] };
  const { before } = verdict;
  const later = latest?.later;
  const isSpread = side === 'spread';
  const [least, oneSided, most] = isSpread ? chance.spurt : chance.fell;
  // The verdict's certainty takes its sensitivity into account.
  const reading = isSpread ? certainty(oneSided) : verdict.certainty;
  const period = isSpread ? before : since;
  const fresh = visits.filter((visit) => visit.kind === kind && visit.status === 'new');
  const counted = fresh.filter((visit) => inPeriod(visit, period));
  return {
    ruling: RULINGS[reading],
    chance: { oneSided, reading, power: null },
    n: before.n + since.n,
    numbers: {
      fromBefore: before.from,
      toBefore: before.to,
      hitsBefore: before.k,
      hitsBeforeMost: before.atMost,
      ofBefore: before.n,
      from: since.from,
      to: since.to,
      hits: since.k,
      hitsMost: since.atMost,
      of: since.n,
      chance: least,
      chanceMost: most,
      ...(later && {
        fromLater: later.from,
        later: later.k,
        laterMost: later.atMost,
        ofLater: later.n,
      }),
    },
    counted: idsOf(counted),
  };
}

function comparison(check: CheckBy<'comparison'>, sample: Sample): TestResult {
  const { numbers, lists, parts } = claimNumbers(check, sample);
  const entries = within(entriesOf(seriesOf(check), sample), check.period);
  const ruling = parts && !check.tooFew ? byParts(parts) : RULINGS['too-few'];
  return { ruling, chance: null, n: entries.length, numbers, lists, counted: idsOf(entries) };
}

const TESTS = { rate, share, place, comparison };

/** Numbers to four digits. */
export function testClaim(check: ClaimCheck, sample: Sample): Outcome {
  const tested = TESTS[check.by](check as never, sample);
  const { ruling, chance, n, numbers, lists = {}, counted } = tested;
  // Counts cannot show causes: a causal claim holds at most in part.
  const isInPart = check.cause && ruling.verdict === 'supported';
  const told = Object.entries({ ...yearsOf(check), ...numbers });
  return {
    ...(isInPart ? IN_PART : ruling),
    chance,
    n,
    numbers: Object.fromEntries(told.map(([name, value]) => [name, round(value)])),
    lists,
    counted,
  };
}

function yearsOf(check: ClaimCheck): Record<string, number> {
  if (check.by === 'place') return {};
  const { before, period } = check;
  return { ...period, ...(before && { fromBefore: before.from, toBefore: before.to }) };
}

function round(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}

/** Shown if a change is excluded, refuted if one is shown, else open. */
function byLevel(reading: Reading, hasChanged: boolean): Ruling {
  if (hasChanged) return { verdict: 'not-supported' };
  return reading === 'weak' || reading === 'none'
    ? { verdict: 'mixed', inPart: 'open' }
    : RULINGS[reading];
}

function byParts(parts: readonly boolean[]): Ruling {
  if (parts.every(Boolean)) return { verdict: 'supported' };
  return parts.some(Boolean) ? IN_PART : RULINGS.weak;
}
