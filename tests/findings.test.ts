/**
 * Every finding recomputed from the built data by other, plainer code than the tests under
 * src/lib/core/findings: counts by filter, p by enumeration or a printed formula.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ClaimsData } from '../src/lib/core/claims';
import type { ContextData } from '../src/lib/core/context';
import { CLAIM_LIST, findings, type Finding } from '../src/lib/core/findings/findings';
import { DEMANDING } from '../src/lib/core/findings/exercises';
import { NO_TEST, SENTENCES, type Outcome } from '../src/lib/core/findings/outcome';
import { practiceMatrix } from '../src/lib/core/findings/practices';
import { watchFindings, type WatchZones } from '../src/lib/core/findings/watch';
import type { AtlasData, AtlasRecord } from '../src/lib/core/record';
import type { Rule } from '../src/lib/core/rules';

const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
const atlas = read<AtlasData>('static/data/events.json');
const context = read<ContextData>('static/data/context.json');
const { claims, indicators } = read<ClaimsData>('static/data/claims.json');
const zones = read<WatchZones>('static/data/watch-zones.geojson');
const rules = read<Rule[]>('geodata/rules.json');
const evidence = { records: atlas.records, rules, context, coverage: atlas.coverage };

const all = findings(evidence);
const of = (claim: string): Finding => all.find(({ claimId }) => claimId === claim)!;
const numbers = (claim: string) => of(claim).numbers;

const core = atlas.records.filter(({ scope }) => scope === 'core');
const isPatrol = ({ kind }: AtlasRecord) => kind === 'patrol' || kind === 'passage';
const exercises = core.filter((record) => !isPatrol(record));
const inYears = (records: AtlasRecord[], from: number, to: number) =>
  records.filter(({ start, end }) => end >= `${from}` && start < `${to + 1}`);
const perYear = (records: AtlasRecord[], from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => inYears(records, from + i, from + i).length);
const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
const volume = (from: number, to: number) =>
  context.armsTransfers.yearly
    .filter(({ year }) => year >= from && year <= to)
    .map(({ russiaToChina }) => russiaToChina);

/** C(n, k) by Pascal's rule. */
function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  return k === 0 || k === n ? 1 : choose(n - 1, k - 1) + choose(n - 1, k);
}
const binomial = (k: number, n: number, p: number) => choose(n, k) * p ** k * (1 - p) ** (n - k);
const from0 = (n: number) => Array.from({ length: n + 1 }, (_, i) => i);

/** Share of all orders of the values whose slope is at least that observed. */
function risingOrders(values: number[]): number {
  const orders: number[][] = [];
  const extend = (order: number[], left: number[]) => {
    if (left.length === 0) orders.push(order);
    left.forEach((x, i) => extend([...order, x], left.toSpliced(i, 1)));
  };
  extend([], values);
  const slope = (order: number[]) => order.reduce((sum, x, i) => sum + i * x, 0);
  return orders.filter((o) => slope(o) >= slope(values) - 1e-9).length / orders.length;
}

describe('findings', () => {
  it('answer every claim of the study once, under its own id', () => {
    expect(all.map(({ claimId }) => claimId)).toEqual(claims.map(({ id }) => id));
    expect(new Set(CLAIM_LIST.map(({ claim }) => claim)).size).toBe(CLAIM_LIST.length);
  });

  it('fill exactly the blanks of their sentence, without NaN', () => {
    const outcomes: Outcome[] = all.flatMap((finding) =>
      finding.after ? [finding, finding.after] : [finding],
    );
    for (const { sentence, numbers, lists } of outcomes) {
      expect(Object.keys(numbers).sort()).toEqual([...SENTENCES[sentence].numbers].sort());
      expect(Object.keys(lists).sort()).toEqual([...SENTENCES[sentence].lists].sort());
    }
    expect(JSON.stringify(all)).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('refer only to records, context items and regions that exist', () => {
    const records = new Set(atlas.records.map(({ id }) => id));
    const items = new Set(context.items.map(({ id }) => id));
    for (const { deciding, lists, after } of all) {
      for (const id of [...deciding, ...(lists.records ?? []), ...(after?.lists.records ?? [])]) {
        expect(records).toContain(id);
      }
      for (const id of lists.items ?? []) expect(items).toContain(id);
    }
  });

  it('say "cannot be tested" with a reason, and never test what claims.json calls untestable', () => {
    for (const { claimId, verdict, sentence, lists } of all) {
      const { testable } = claims.find(({ id }) => id === claimId)!;
      if (testable === 'no') expect(verdict).toBe('cannot-be-tested');
      if (sentence === 'none') expect(NO_TEST).toContain(lists.reason![0]);
    }
  });

  it('are the same bytes when computed again', () => {
    const again = CLAIM_LIST.filter(({ test }) => test !== 'geography').slice(0, 12);
    const few = findings({ ...evidence, records: [...atlas.records] });
    for (const { claim } of again) {
      const other = few.find(({ claimId }) => claimId === claim);
      expect(JSON.stringify(other)).toBe(JSON.stringify(of(claim)));
    }
  });

  it('call a verdict fragile exactly when another choice gives another verdict', () => {
    for (const { verdict, sensitivity, fragile } of all) {
      const other = sensitivity.filter(
        (one) => one.verdict !== verdict && one.verdict !== 'cannot-be-tested',
      );
      expect(fragile).toBe(verdict !== 'cannot-be-tested' && other.length > 0);
    }
  });
});

describe('numbers recomputed: frequency', () => {
  it.each([
    ['C03', core],
    ['C24', exercises],
  ])('%s: records of 2017-2019 against 2020-2022', (claim, records) => {
    const [a, b] = [inYears(records, 2017, 2019).length, inYears(records, 2020, 2022).length];
    expect(numbers(claim)).toMatchObject({
      countA: a,
      countB: b,
      perYearA: expect.closeTo(a / 3, 3),
    });
    expect(numbers(claim).ratio).toBeCloseTo(b / a, 3);
    const n = a + b;
    const terms = from0(n).map((k) => binomial(k, n, 0.5));
    const p =
      claim === 'C03'
        ? terms.slice(b).reduce((sum, x) => sum + x, 0)
        : terms.filter((x) => x <= terms[b]! * (1 + 1e-9)).reduce((sum, x) => sum + x, 0);
    expect(numbers(claim).p).toBeCloseTo(p, 3);
  });

  it('C21: counts of exercises 2012-2019 and their slope by least squares', () => {
    const counts = perYear(exercises, 2012, 2019);
    expect(numbers('C21').records).toBe(counts.reduce((sum, n) => sum + n, 0));
    const slope = counts.reduce((sum, n, i) => sum + n * (i - 3.5), 0) / 42;
    expect(numbers('C21').perYearMore).toBeCloseTo(slope, 3);
  });

  it('C01: which of records, arms and consultation rise 2014-2019, all 720 orders counted', () => {
    const rounds = context.items.filter(
      ({ kind, round }) => kind === 'security-consultation' && round !== undefined,
    );
    const series = {
      records: perYear(core, 2014, 2019),
      arms: volume(2014, 2019),
      consultation: [2014, 2015, 2016, 2017, 2018, 2019].map(
        (year) => rounds.filter(({ start }) => start.startsWith(`${year}`)).length,
      ),
    };
    const rising = Object.entries(series)
      .filter(([, values]) => risingOrders(values) <= 0.05)
      .map(([name]) => name);
    expect(of('C01').lists.rising).toEqual(rising);
  });

  it('C02: records a year 2003-2013 and 2014-2022, SIPRI means 2000-2013 and 2014-2022', () => {
    const ratio = inYears(core, 2014, 2022).length / 9 / (inYears(core, 2003, 2013).length / 11);
    expect(numbers('C02').recordsRatio).toBeCloseTo(ratio, 2);
    expect(numbers('C02').armsRatio).toBeCloseTo(
      mean(volume(2014, 2022)) / mean(volume(2000, 2013)),
      3,
    );
  });

  it('C27: exercises that begin in the 35 months before and during the closures', () => {
    const begin = (from: string, to: string) =>
      exercises.filter(({ start }) => start.slice(0, 7) >= from && start.slice(0, 7) <= to).length;
    expect(numbers('C27')).toMatchObject({
      before: begin('2017-03', '2020-01'),
      during: begin('2020-02', '2022-12'),
      after: begin('2023-01', '2026-06'),
      afterMonths: 42,
    });
  });

  it('C29: exercises with land forces 2014-2021 and since', () => {
    const land = exercises.filter(({ domains }) => domains.includes('land'));
    const [a, b] = [inYears(land, 2014, 2021).length, inYears(land, 2022, 2026).length];
    expect(numbers('C29')).toMatchObject({ landA: a, landB: b });
    // 8 years against 4.5: the data end in June 2026.
    const p = from0(b).reduce((sum, k) => sum + binomial(k, a + b, 4.5 / 12.5), 0);
    expect(numbers('C29').p).toBeCloseTo(p, 3);
  });
});

describe('numbers recomputed: geography and practices', () => {
  /** First year of each region by sites alone, and by tracks with a tenth of their length in it. */
  const firstYears = (records: AtlasRecord[]) => {
    const first = new Map<string, string>();
    for (const { sites, track, start } of records) {
      const places = sites.filter(({ role }) =>
        ['main', 'landing', 'port', 'command'].includes(role),
      );
      const share: Record<string, number> = track ? { ...track.regionShare } : {};
      if (!track)
        for (const { region } of places) share[region] = (share[region] ?? 0) + 1 / places.length;
      for (const [region, value] of Object.entries(share)) {
        if (value < 0.1) continue;
        if (!first.has(region) || start < first.get(region)!) first.set(region, start);
      }
    }
    return first;
  };
  const opened = (records: AtlasRecord[], from: number, to: number) =>
    [...firstYears(records)]
      .filter(([, start]) => start >= `${from}` && start < `${to + 1}`)
      .map(([region]) => region)
      .sort();

  it.each([
    ['C22', 2014, 2019],
    ['C25', 2020, 2022],
  ])('%s: regions opened by exercises', (claim, from, to) => {
    expect([...of(claim).lists.regions!].sort()).toEqual(opened(exercises, from, to));
    expect(numbers(claim).records).toBe(inYears(exercises, from, to).length);
  });

  it('C25: expected number of regions opened, over all orders, in closed form (within 4 SE)', () => {
    const n = exercises.length;
    const before = inYears(exercises, 2003, 2019).length;
    const during = inYears(exercises, 2020, 2022).length;
    const visits = new Map<string, number>();
    for (const record of exercises) {
      for (const region of firstYears([record]).keys()) {
        visits.set(region, (visits.get(region) ?? 0) + 1);
      }
    }
    const missed = (k: number, m: number) => choose(n - k, m) / choose(n, m);
    const small = (k: number, m: number) =>
      from0(k - 1).reduce((chance, i) => (chance * (n - m - i)) / (n - i), 1);
    expect(small(2, 3)).toBeCloseTo(missed(2, 3), 9);
    const expected = [...visits.values()].reduce(
      (sum, k) => sum + small(k, before) - small(k, before + during),
      0,
    );
    expect(Math.abs(numbers('C25').expectedRegions! - expected)).toBeLessThan(0.15);
  });

  it.each([
    ['C23', 2014, 2016, 2017, 2019],
    ['C26', 2017, 2019, 2020, 2022],
  ])('%s: demanding practices per exercise', (claim, fromA, toA, fromB, toB) => {
    const demanding = (from: number, to: number) =>
      mean(
        inYears(exercises, from, to).map(
          ({ practices }) => practices.filter((one) => DEMANDING.includes(one)).length,
        ),
      );
    expect(numbers(claim).meanA).toBeCloseTo(demanding(fromA, toA), 3);
    expect(numbers(claim).meanB).toBeCloseTo(demanding(fromB, toB), 3);
  });

  it('practice matrix: first years and totals as a plain search finds them', () => {
    const matrix = practiceMatrix(core, { from: 2003, to: 2026 });
    for (const { practice, firstRecord, counts } of matrix.rows) {
      const having = core
        .filter(({ practices }) => practices.includes(practice))
        .sort((a, b) => (a.start < b.start ? -1 : 1));
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(having.length);
      expect(firstRecord === null).toBe(having.length === 0);
      if (having[0])
        expect(matrix.rows.find((r) => r.practice === practice)!.firstYear).toBe(
          Number(having[0].start.slice(0, 4)),
        );
    }
  });
});

describe('numbers recomputed: arms, consultation, signals', () => {
  it('C14: SIPRI volume 2014 to 2018, p over 120 orders', () => {
    const values = volume(2014, 2018);
    expect(numbers('C14').ratio).toBeCloseTo(values[4]! / values[0]!, 3);
    expect(numbers('C14').p).toBeCloseTo(risingOrders(values), 4);
  });

  it('C04 and C15: SIPRI means and spreads', () => {
    expect(numbers('C04').ratio).toBeCloseTo(
      mean(volume(2020, 2022)) / mean(volume(2017, 2019)),
      3,
    );
    const [first, ...rest] = volume(2019, 2022);
    expect(numbers('C15').spread).toBeCloseTo(first! / Math.min(...rest), 2);
    expect(numbers('C15').spreadAfterFirst).toBeCloseTo(Math.max(...rest) / Math.min(...rest), 2);
  });

  it('C05: correlation of yearly changes of records and SIPRI volume 2014-2022', () => {
    const change = (values: number[]) => values.slice(1).map((x, i) => x - values[i]!);
    const [x, y] = [change(perYear(core, 2014, 2022)), change(volume(2014, 2022))];
    const [mx, my] = [mean(x), mean(y)];
    const cov = mean(x.map((a, i) => (a - mx) * (y[i]! - my)));
    const sd = (v: number[], m: number) => Math.sqrt(mean(v.map((a) => (a - m) ** 2)));
    expect(numbers('C05').r).toBeCloseTo(cov / sd(x, mx) / sd(y, my), 3);
    expect(numbers('C05').opposite).toBe(x.filter((a, i) => a * y[i]! < 0).length);
  });

  it('C06: coefficients of variation', () => {
    const cv = (values: number[]) =>
      Math.sqrt(mean(values.map((v) => (v - mean(values)) ** 2))) / mean(values);
    expect(numbers('C06').arms).toBeCloseTo(cv(volume(2014, 2022)), 3);
    expect(numbers('C06').records).toBeCloseTo(cv(perYear(core, 2014, 2022)), 3);
  });

  it('C08: rounds 15 (2019) and 16 (2021) prove 2020 to be without one', () => {
    const year = (round: number) =>
      context.items
        .find((item) => item.kind === 'security-consultation' && item.round === round)!
        .start.slice(0, 4);
    expect([year(15), year(16)]).toEqual(['2019', '2021']);
    expect(of('C08').lists.yearsWithout).toEqual(['2020']);
  });

  it.each([
    ['C18', '2014', '2022'],
    ['C33', '1992', '2022'],
  ])('%s: one-way deals by direction, exact binomial p', (claim, from, to) => {
    const deals = context.items.filter(
      ({ deal, kind, start }) =>
        deal &&
        kind !== 'friction' &&
        kind !== 'order-book' &&
        start.slice(0, 4) >= from &&
        start.slice(0, 4) <= to,
    );
    const [china, russia] = ['RU-CN', 'CN-RU'].map(
      (way) => deals.filter(({ deal }) => deal!.direction === way).length,
    ) as [number, number];
    expect(numbers(claim)).toMatchObject({ toChina: china, toRussia: russia });
    const n = china + russia;
    const p = from0(n)
      .filter((k) => k >= china)
      .reduce((sum, k) => sum + binomial(k, n, 0.5), 0);
    expect(numbers(claim).p).toBeCloseTo(p, 4);
  });

  it.each(['C31', 'C34'])('%s: training by who is taught', (claim) => {
    const training = context.items.filter(
      ({ kind, start }) =>
        kind === 'training' && start < '2023' && (claim === 'C34' || start >= '2014'),
    );
    const who = (learners: string) =>
      training.filter((item) => item.training?.learners === learners).length;
    expect(numbers(claim)).toMatchObject({
      chineseOnly: who('CN'),
      russianOnly: who('RU'),
      both: who('both'),
    });
  });

  it('C10, C11, C36, C40: dates and tallies', () => {
    const tally = (date: string) =>
      context.meetingCounts.counts.find(({ asOf }) => asOf === date)!.count;
    const years = (Date.parse('2021-12-15') - Date.parse('2014-02-06')) / 31_557_600_000;
    expect(numbers('C10').perYear).toBeCloseTo(
      (tally('2021-12-15') - tally('2014-02-06')) / years,
      2,
    );
    expect(numbers('C11')).toMatchObject({ count: 2, shortest: 4, longest: 5, lastYear: 2025 });
    expect(numbers('C36')).toMatchObject({ roundsA: 3, roundsB: 2 });
    expect(numbers('C40').earliestArms).toBe(2000);
  });

  it('C32: records within a week of a summit, and the mean over the same days of other years', () => {
    const summits = context.items.filter(
      ({ kind, mode }) => kind === 'summit' && mode === 'in-person',
    );
    const day = 86_400_000;
    const near = (date: string) =>
      summits.some(
        ({ start, end }) =>
          Date.parse(date) >= Date.parse(start) - 7 * day &&
          Date.parse(date) <= Date.parse(end ?? start) + 7 * day,
      );
    const records = inYears(core, 2014, 2022);
    expect([...of('C32').lists.records!].sort()).toEqual(
      records
        .filter(({ start }) => near(start))
        .map(({ id }) => id)
        .sort(),
    );
    const chance = records.map(({ start }) =>
      mean(
        [2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022].map((year) =>
          near(`${year}${start.slice(4)}`) ? 1 : 0,
        ),
      ),
    );
    const expected = chance.reduce((sum, x) => sum + x, 0);
    expect(Math.abs(numbers('C32').expected! - expected)).toBeLessThan(0.1);
  });
});

describe('watch indicators', () => {
  const watched = watchFindings(indicators, zones, atlas.records);
  const state = (id: string) => watched.find(({ indicatorId }) => indicatorId === id)!;

  it('name a state for each indicator, and none on the map for those without a zone', () => {
    expect(watched.map(({ indicatorId }) => indicatorId)).toEqual(indicators.map(({ id }) => id));
    for (const { indicatorId, state } of watched) {
      const { zones: ids } = indicators.find(({ id }) => id === indicatorId)!;
      expect(state === 'not-on-map').toBe(ids.length === 0);
    }
  });

  it('find the bombers off Alaska of 24 July 2024 inside the zone', () => {
    expect(state('W05').entriesSince.map(({ recordId }) => recordId)).toContain(
      'bomber-patrol-2024-1',
    );
  });

  it('find nothing within 1,000 km of the Greenland-Iceland-UK gap', () => {
    expect(state('W04').state).toBe('none');
    expect(state('W04').nearest!.km).toBeGreaterThan(1000);
  });

  it('find Joint Sea 2017 as the first entry to the Baltic, and the Mediterranean entered in 2014', () => {
    expect(state('W08').firstEntry!.recordId).toBe('joint-sea-2017-1');
    expect(state('W07').firstEntry!.start.slice(0, 4)).toBe('2014');
    expect(state('W07').state).toBe('entered-before');
  });

  it('refuse an indicator whose zone is missing', () => {
    expect(() => watchFindings(indicators, { ...zones, features: [] }, [])).toThrow(
      'W04: zone giuk-gap is not among the watch zones',
    );
  });
});
