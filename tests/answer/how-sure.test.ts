/** What is said of how sure the answer is, from the reading of the records and by closed forms. */
import { range, sum } from 'd3-array';
import { describe, expect, it } from 'vitest';
import type { RuleResults } from '#core/stall/prebuilt';
import { readJson } from '../json';
import { LAST, RULES, aloneBefore, count, data, read, type Read } from './reading';

const choose = (n: number, k: number) =>
  range(k).reduce((ways, i) => (ways * (n - i)) / (i + 1), 1);
/** The beta function of two positive integers. */
const beta = (a: number, b: number) => 1 / ((a + b - 1) * choose(a + b - 2, a - 1));
const countsOf = (visits: readonly Read[], from = 0, to = 9999) => {
  const { k, atMost, n } = count(visits, from, to);
  return { k, atMost, n };
};
const idsAtSea = new Set(
  data.records.filter(({ domains }) => domains.includes('sea')).map(({ id }) => id),
);

it('has the counts of what the answer hangs on', () => {
  const { sensitivity } = readJson<RuleResults>('static/data/sure-core.json').verdicts[LAST]![0]!;
  const isCore = RULES[0]![2];
  const row = (name: string, options: typeof isCore, field: 'k' | 'atMost' = 'k') => {
    const own = read(options).filter(({ kind }) => kind === 'exercise');
    const [before, since] = [countsOf(own, 2014, 2019), countsOf(own, 2020)];
    return [name, before[field], before.n, since[field], since.n].join(' ');
  };
  const told = sensitivity!.varied.map(({ variation, value, before, since }) =>
    [variation, value, before.k, before.n, since.k, since.n].join(' '),
  );
  expect(told).toEqual(
    expect.arrayContaining([
      ...[250, 750, 1000].map((limitKm) => row(`limit ${limitKm}`, { ...isCore, limitKm })),
      ...RULES.slice(1).map(([rule, , options]) => row(`rule ${rule}`, options)),
      row('precise ', { ...isCore, precise: true }),
      row('perhaps ', isCore, 'atMost'),
    ]),
  );
});

describe.each(RULES)('under the rule %s', (rule, _, options) => {
  const verdict = readJson<RuleResults>(`static/data/sure-${rule}.json`).verdicts[LAST]![0]!;
  const visits = read(options).filter(({ kind }) => kind === 'exercise');
  const compared = visits.slice(1);

  it('has the forecast from the years before each year, and what came', () => {
    const expected = ([from, to]: [number, number]) => {
      const alone = aloneBefore(from, options);
      const { k, atMost, n } = countsOf(visits, from, to);
      const [a, b] = [alone.unique + 1, alone.known - alone.unique + 1];
      const chanceOf = (most: number) =>
        sum(range(most + 1), (j) => (choose(n, j) * beta(a + j, b + n - j)) / beta(a, b));
      const chances = { asFew: chanceOf(k), asFewAtMost: chanceOf(atMost) };
      const mean = (n * alone.unique) / alone.known;
      return { ...alone, from, to, k, atMost, n, expected: mean, ...chances };
    };
    const isEnough = (forecast: ReturnType<typeof expected>) =>
      forecast.known >= 5 && forecast.n >= 5;
    const close = <T extends object>(forecast: T) =>
      Object.fromEntries(
        Object.entries(forecast).map(([name, value]) => [name, expect.closeTo(Number(value), 9)]),
      );
    const earlier = range(2014, 2020).map((from) => expected([from, 2019]));
    expect(verdict.forecast).toEqual(close(expected([2020, LAST])));
    expect(verdict.backTests).toEqual(earlier.filter(isEnough).map(close));
    expect(verdict.backTests.length).toBeGreaterThan(2);
  });

  it('puts the break between the two exercises where one break is likeliest, each rate uniform', () => {
    const hits = compared.map(({ km }) => Number(km! > 500));
    const total = sum(hits);
    const weights = range(1, hits.length).map((n) => {
      const k = sum(hits.slice(0, n));
      const [rest, m] = [total - k, hits.length - n];
      return beta(k + 1, n - k + 1) * beta(rest + 1, m - rest + 1);
    });
    const shares = weights.map((weight) => weight / sum(weights));
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
    const isSea = ({ id }: Read) => idsAtSea.has(id);
    const parts: [string, readonly Read[]][] = [
      ['all', compared],
      ['sea', compared.filter(isSea)],
      ['elsewhere', compared.filter((visit) => !isSea(visit))],
    ];
    const expected = parts.map(([part, own]) => ({
      part,
      breaks: range(2017, 2024).map((year) => ({
        year,
        before: countsOf(own, 2014, year - 1),
        since: countsOf(own, year),
      })),
    }));
    expect(verdict.breaks).toMatchObject(expected);
    // Later breaks may leave none elsewhere: they were all at sea.
    for (const { breaks } of expected) expect(breaks[0]!.since.n).toBeGreaterThan(0);
  });
});
