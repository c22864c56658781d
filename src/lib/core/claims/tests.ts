/** The four tests of claims: a rate, a share, new places, and amounts compared as they are. */
import type { YearSpan } from '../record/time';
import { isStrong } from '../statistics/certainty';
import { rateRatio } from '../statistics/exact-tests';
import { majorityChance, rateChance, shareChance, type Chance } from './chance';
import type { CheckBy, ClaimCheck } from './claims';
import { measured } from './measures';
import { byLevel, byParts, byReading, withoutCause, type Outcome, type Ruling } from './outcome';
import { placeFound } from './place';
import { entriesOf, seriesOf, within, yearsCovered, type Entry, type Sample } from './sample';

interface Found {
  ruling: Ruling;
  chance: Chance | null;
  n: number;
  numbers: Record<string, number | null>;
  lists?: Record<string, string[]>;
  counted: readonly string[];
}

const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);
const TOO_FEW: Ruling = { verdict: 'too-few' };

/** Things a year in one period against another. */
function rate(check: CheckBy<'rate'>, sample: Sample): Found {
  const { before, period, side } = check;
  const all = entriesOf(seriesOf(check), sample);
  const earlier = within(all, before);
  const later = within(all, period);
  const a = { count: earlier.length, time: yearsCovered(sample, before) };
  const b = { count: later.length, time: yearsCovered(sample, period) };
  const test = rateRatio(a, b);
  const own = measured(check, sample);
  const chance = test && rateChance(a, b, side);
  let ruling = TOO_FEW;
  if (chance && own.parts && chance.reading !== 'too-few') {
    const { less, greater } = test.p;
    const isLevel = side === 'level' || side === 'no-growth';
    const hasChanged = isStrong(side === 'level' ? Math.min(less, greater) : greater);
    ruling = isLevel ? byLevel(chance.reading, hasChanged) : byReading(chance.reading);
    if (own.parts.length > 0) ruling = byParts([ruling.verdict === 'supported', ...own.parts]);
  }
  return {
    ruling,
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

/** The share of `hits` in `all` against one half or, where the check names one, an earlier period. */
function share(check: CheckBy<'share'>, sample: Sample): Found {
  const hitsIn = (span: YearSpan) => within(entriesOf(check.series.hits, sample), span);
  const groupIn = (span: YearSpan) => ({
    hits: hitsIn(span).length,
    of: within(entriesOf(check.series.all, sample), span).length,
  });
  const { before, period } = check;
  const b = groupIn(period);
  const a = before && groupIn(before);
  const isEmpty = b.of === 0 || a?.of === 0;
  const chanceOf = () => (a ? shareChance(a, b) : majorityChance(b));
  const chance = isEmpty ? null : chanceOf();
  return {
    ruling: chance ? byReading(chance.reading) : TOO_FEW,
    chance,
    n: b.of + (a?.of ?? 0),
    numbers: { ...b, ...(a && { hitsBefore: a.hits, ofBefore: a.of }) },
    counted: idsOf(hitsIn(period)),
  };
}

/** "Spread": as many at a new place before the break. "Stopped": so much smaller a share since. */
function place(check: CheckBy<'place'>, sample: Sample): Found {
  const { kind, side } = check;
  const found = placeFound(sample.newPlaces(sample.rule), kind);
  if (!found?.since) return { ruling: TOO_FEW, chance: null, n: 0, numbers: {}, counted: [] };
  const { before, since } = found;
  const chance = side === 'spread' ? found.spurt : found.fall;
  return {
    ruling: byReading(chance.reading),
    chance: { ...chance, power: null },
    n: before.n + since.n,
    numbers: {
      fromBefore: before.from,
      toBefore: before.to,
      hitsBefore: before.k,
      ofBefore: before.n,
      from: since.from,
      hits: since.k,
      of: since.n,
    },
    counted: side === 'spread' ? found.newBefore : found.newSince,
  };
}

/** Dates and amounts as they are, without a test of chance. */
function comparison(check: CheckBy<'comparison'>, sample: Sample): Found {
  const { numbers, lists, parts } = measured(check, sample);
  const entries = within(entriesOf(seriesOf(check), sample), check.period);
  const ruling = parts && !check.tooFew ? byParts(parts) : TOO_FEW;
  return { ruling, chance: null, n: entries.length, numbers, lists, counted: idsOf(entries) };
}

function foundBy(check: ClaimCheck, sample: Sample): Found {
  switch (check.by) {
    case 'rate':
      return rate(check, sample);
    case 'share':
      return share(check, sample);
    case 'place':
      return place(check, sample);
    case 'comparison':
      return comparison(check, sample);
    default:
      return check satisfies never;
  }
}

/** Numbers to four digits. */
export function testClaim(check: ClaimCheck, sample: Sample): Outcome {
  const { ruling, chance, n, numbers, lists = {}, counted } = foundBy(check, sample);
  const { verdict, inPart } = check.cause ? withoutCause(ruling) : ruling;
  const written = Object.entries({ ...yearsOf(check), ...numbers });
  return {
    verdict,
    ...(inPart && { inPart }),
    chance,
    n,
    numbers: Object.fromEntries(written.map(([name, value]) => [name, round(value)])),
    lists,
    counted: [...counted],
  };
}

/** The years that a check compares, for the sentence that tells it. */
function yearsOf(check: ClaimCheck): Record<string, number> {
  if (check.by === 'place') return {};
  const { before, period } = check;
  return { ...period, ...(before && { fromBefore: before.from, toBefore: before.to }) };
}

function round(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}
