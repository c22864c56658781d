/** What is said of how sure the answer is, from the reading of the records and by closed forms. */
import { group, max, maxIndex, mean, median, min, minIndex, range, sum } from 'd3-array';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { answerFile } from '#core/answer/answer-file';
import { pick } from '#core/record/pick';
import type { RuleResults } from '#core/stall/prebuilt';
import { answerFileOf } from '../../src/lib/site/dataset/answer-file.server';
import { readJson } from '../json';
import { drawnKm, randomFrom, storedKm } from './orders';
import type { Place } from './places';
import { LAST, RULES, count, countedOf, data, read, yearOf, type Read } from './reading';

const choose = (n: number, k: number) =>
  range(k).reduce((ways, i) => (ways * (n - i)) / (i + 1), 1);
/** The beta function of two positive integers. */
const beta = (a: number, b: number) => 1 / ((a + b - 1) * choose(a + b - 2, a - 1));
const countsOf = (visits: readonly Read[], from = 0, to = 9999) =>
  pick(count(visits, from, to), ['k', 'atMost', 'n']);
const apartAt = (visits: readonly Read[], year = 2020) => ({
  before: countsOf(visits, 2014, year - 1),
  since: countsOf(visits, year),
});
const idsAtSea = new Set(
  data.records.filter(({ domains }) => domains.includes('sea')).map(({ id }) => id),
);

it('has the counts of what the answer hangs on', () => {
  const { sensitivity } = readJson<RuleResults>('static/data/sure-core.json').verdicts[LAST]![0]!;
  const isCore = RULES[0]![2];
  const row = (name: string, options: typeof isCore) => {
    const own = read(options).filter(({ kind }) => kind === 'exercise');
    const { before, since } = apartAt(own);
    return [name, before.k, before.n, since.k, since.n].join(' ');
  };
  const told = sensitivity!.varied.map(({ variation, value, before, since }) =>
    [variation, value, before.k, before.n, since.k, since.n].join(' '),
  );
  expect(told).toEqual(
    expect.arrayContaining([
      ...[250, 750, 1000].map((limitKm) => row(`limit ${limitKm}`, { ...isCore, limitKm })),
      ...RULES.slice(1).map(([rule, , options]) => row(`rule ${rule}`, options)),
      row('precise ', { ...isCore, precise: true }),
    ]),
  );
});

const records = countedOf('exercise', RULES[0]![2]);
const core = read(RULES[0]![2]).filter(({ kind }) => kind === 'exercise');
const sure = readJson<RuleResults>('static/data/sure-core.json').verdicts[LAST]![0]!;

/** Whether each record is at a new place, the first among them. */
function newOf(km: typeof storedKm) {
  return records.map(({ own }, n) => {
    const earlier = records.slice(0, n).flatMap(({ places }) => places);
    return own.some((place) => earlier.every((other) => km(place, other) > 500));
  });
}

/** By an urn whose θ is weighed on a fine grid, one number of places after the other. */
function urn(earlier: number, places: number, n: number) {
  const thetas = range(-1, 3.001, 0.01).map((log) => 10 ** log);
  const weights = thetas.map((theta) =>
    range(earlier).reduce((p, i) => (p * theta ** (places / earlier)) / (theta + i), 1),
  );
  const whole = sum(weights);
  return thetas.reduce(
    (mixed, theta, t) => {
      const chances = range(n).reduce(
        (held, i) => {
          const p = theta / (theta + earlier + i);
          return [...held, 0].map((own, k) => own * (1 - p) + (held[k - 1] ?? 0) * p);
        },
        [1],
      );
      return mixed.map((own, k) => own + (chances[k]! * weights[t]!) / whole);
    },
    range(n + 1).fill(0),
  );
}

it('forecasts by an urn from draws of all places, and gives the break the share that these leave it', () => {
  const random = randomFrom(2019);
  const drawn = range(process.env.DEEP ? 80 : 30).map(() => newOf(drawnKm(random)));
  const since = records.findIndex((record) => yearOf(record) >= 2020);
  const { n } = countsOf(core, 2020);
  const urns = drawn.map((isNew) => urn(since, isNew.slice(0, since).filter(Boolean).length, n));
  const chances = range(n + 1).map((k) => mean(urns, (own) => own[k])!);
  const { forecast, backTests, sought } = sure;
  expect(Math.abs(forecast!.expected - sum(chances, (p, k) => p * k))).toBeLessThan(0.5);
  const asFew = forecast!.asFew / sum(chances.slice(0, forecast!.k + 1));
  expect(Math.abs(Math.log(asFew))).toBeLessThan(Math.log(1.4));
  const expected = [2020, ...range(2014, 2020)].map((from) => {
    const until = from < 2020 ? 2019 : LAST;
    const earlier = records.filter((record) => yearOf(record) < from).length;
    return { known: earlier, from, to: until, ...countsOf(core, from, until) };
  });
  expect([forecast, ...backTests]).toMatchObject(expected.filter((own) => own.n >= 5));
  const { after, before } = sought!.run;
  const slotOf = ({ id }: { id: string }) => core.findIndex((visit) => visit.id === id) - 1;
  const shares = drawn.map((isNew) =>
    sum(breakShares(isNew.slice(1).map(Number)).slice(slotOf(after), slotOf(before))),
  );
  expect(Math.abs(median(shares)! - sought!.run.drawn[1])).toBeLessThan(0.12);
});

const [published] = v.parse(answerFile, answerFileOf()).kinds as [Published];
type Published = v.InferOutput<typeof answerFile>['kinds'][number];

it('has the curve that a walk through the records and shuffles of them give', () => {
  const opened: { id: string; place: Place }[] = [];
  const placeOf = records.map(({ id, own, places }, n) => {
    const earlier = records.slice(0, n).flatMap((record) => record.places);
    const apart = own.map((place) => min(earlier, (other) => storedKm(place, other)) ?? Infinity);
    if (max(apart)! > 500) opened.push({ id, place: own[maxIndex(apart)]! });
    const kmTo = ({ id: opener, place }: (typeof opened)[number]) =>
      opener === id ? -1 : min(places, (to) => storedKm(place, to))!;
    return minIndex(opened, kmTo);
  });
  const curve = published.curve!;
  const seenIn = (order: readonly number[]) =>
    order.map((_, i) => new Set(order.slice(0, i + 1)).size);
  expect(curve.seen).toEqual(seenIn(placeOf));
  const orders = 4_000;
  const random = randomFrom(42);
  const shuffled = range(orders).map(() =>
    seenIn(
      placeOf
        .map((place) => [random(), place] as const)
        .sort(([a], [b]) => a - b)
        .map(([, place]) => place),
    ),
  );
  curve.expected.forEach((expected, i) => {
    const counts = shuffled.map((seen) => seen[i]!);
    // A count strays by less than two.
    expect(Math.abs(mean(counts)! - expected)).toBeLessThan((4 * 2) / Math.sqrt(orders));
    const shareTo = (most: number) => counts.filter((seen) => seen <= most).length / orders;
    for (const [share, bound] of [
      [0.1, curve.low[i]!],
      [0.9, curve.high[i]!],
    ] as const) {
      expect(shareTo(bound)).toBeGreaterThan(share - 0.03);
      expect(shareTo(bound - 1)).toBeLessThan(share + 0.03);
    }
  });
  const { widest } = curve;
  const gap = (seen: readonly number[]) => max(seen, (own, i) => own - curve.expected[i]!)!;
  expect(gap(curve.seen)).toBeCloseTo(widest.seen - widest.expected, 3);
  const asWide = shuffled.filter((seen) => gap(seen) >= gap(curve.seen)).length / orders;
  expect(Math.abs(widest.asWide - asWide)).toBeLessThan(4 * Math.sqrt(widest.asWide / orders));
  expect(widest).toMatchObject({
    date: core[widest.after - 1]!.start,
    since: countsOf(core.slice(widest.after)),
  });
  expect(curve.atMost.at(-1)).toBe(core.filter(({ status }) => status !== 'return').length);
});

it('names the yearly series without which half of the fall is gone', () => {
  const seriesById = new Map(data.records.map(({ id, series }) => [id, series]));
  const seriesOf = ({ id }: Read) => seriesById.get(id) ?? null;
  const later = core.filter((visit) => yearOf(visit) >= 2020);
  const isYearly = (own: Read[]) =>
    own.length >= 3 && new Set(own.map(yearOf)).size >= (LAST - 2019) / 2;
  const ids = [...group(later, seriesOf)].flatMap(([id, own]) => (id && isYearly(own) ? [id] : []));
  const isTheirs = (visit: Read) => ids.some((id) => id === seriesOf(visit));
  const others = apartAt(core.filter((visit) => !isTheirs(visit)));
  const fallOf = ({ before, since }: typeof others) =>
    (before.k + before.atMost) / before.n - (since.k + since.atMost) / since.n;
  const isHalf = ids.length > 0 && fallOf(others) <= fallOf(apartAt(core)) / 2;
  const expected = isHalf ? { ids, ...apartAt(core.filter(isTheirs)), others } : null;
  for (const { series } of [sure, published]) expect(series ?? null).toEqual(expected);
});

/** Where one break lies, each rate uniform: after each but the last. */
function breakShares(hits: readonly number[]) {
  const total = sum(hits);
  const weights = range(1, hits.length).map((n) => {
    const k = sum(hits.slice(0, n));
    const [rest, m] = [total - k, hits.length - n];
    return beta(k + 1, n - k + 1) * beta(rest + 1, m - rest + 1);
  });
  return weights.map((weight) => weight / sum(weights));
}

describe.each(RULES)('under the rule %s', (rule, _, options) => {
  const verdict = readJson<RuleResults>(`static/data/sure-${rule}.json`).verdicts[LAST]![0]!;
  const visits = read(options).filter(({ kind }) => kind === 'exercise');
  const compared = visits.slice(1);

  it('puts the break between the two exercises where one break is likeliest, each rate uniform', () => {
    const shares = breakShares(compared.map(({ km }) => Number(km! > 500)));
    const likeliest = shares.indexOf(Math.max(...shares));
    const sought = verdict.sought!;
    const record = (i: number) => ({ id: compared[i]!.id, start: compared[i]!.start });
    expect(sought).toMatchObject({
      after: record(likeliest),
      before: record(likeliest + 1),
      share: expect.closeTo(shares[likeliest]!, 3),
      until: countsOf(compared.slice(0, likeliest + 1), 2014),
      since: countsOf(compared.slice(likeliest + 1)),
    });
    const first = compared.findIndex(({ id }) => id === sought.run.after.id);
    const end = compared.findIndex(({ id }) => id === sought.run.before.id);
    expect(sum(shares.slice(first, end))).toBeCloseTo(sought.run.share, 3);
    expect(sought.run.share).toBeGreaterThanOrEqual(0.8);
    const shorter = range(shares.length).map((i) => sum(shares.slice(i, i + end - first - 1)));
    expect(Math.max(...shorter)).toBeLessThan(0.8);
  });

  it('has the counts of each break tried, of all, at sea and elsewhere', () => {
    const isAtSea = ({ id }: Read) => idsAtSea.has(id);
    expect(verdict.breaks).toMatchObject(
      range(2017, 2024).map((year) => ({ year, ...apartAt(compared, year) })),
    );
    const elsewhere = compared.filter((visit) => !isAtSea(visit));
    expect(verdict.domains).toMatchObject({
      sea: apartAt(compared.filter(isAtSea)),
      elsewhere: apartAt(elsewhere),
    });
    expect(elsewhere.length).toBeGreaterThan(0);
  });
});
