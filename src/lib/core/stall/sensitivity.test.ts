import { describe, expect, it } from 'vitest';
import { distancesBetween } from '../reach/distances';
import { EVERYWHERE, NOWHERE } from '../reach/new-places.fixture';
import type { Position } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { record } from '../record/record.fixture';
import type { Percentiles } from '../statistics/shares';
import { standsOut } from './counts';
import { mainPlaceOf, sensitivityOf, withoutPorts } from './sensitivity';

const between = (records: readonly ReachRecord[]) => distancesBetween(records, NOWHERE)[0]!;

/** On the equator: 5° are 557 km, over the limit of 500. */
const inYear = (id: string, year: number, ...sites: Parameters<typeof record>[2]) =>
  record(id, `${year}-06-01`, sites);
const lng = (degrees: number): Position => [degrees, 0];

/** Six before 2020, each over 500 km from all others, and six since at the first place of all. */
const before = [0, 10, 20, 30, 40, 50].map((degrees, i) => inYear(`b${i}`, 2013 + i, lng(degrees)));
const since = [2020, 2021, 2022, 2023, 2024, 2025].map((year, i) => inYear(`s${i}`, year, lng(0)));
const plain = [...before, ...since];
const withOne = (id: string, ...sites: Parameters<typeof record>[2]) =>
  plain.map((original) => (original.id === id ? record(id, original.start, sites) : original));

function sensitivity(
  records: readonly ReachRecord[],
  {
    fell = 0.01,
    limitKm = 500,
    rules = [] as { id: string; ids: string[] }[],
    counted = records,
  } = {},
) {
  return sensitivityOf({
    periods: { before: { from: 2014, to: 2019 }, since: { from: 2020 } },
    year: 2026,
    limitKm,
    coveredTo: null,
    distances: between(records),
    mainPlaces: between(records.map(mainPlaceOf)),
    noPorts: between(records.map(withoutPorts)),
    choices: { ids: new Set(counted.map(({ id }) => id)), staging: false, ...EVERYWHERE },
    rules: rules.map(({ id, ids }) => ({ id, ids: new Set(ids) })),
    seriesOf: (id) => records.find((own) => own.id === id)!.series,
    change: 'spread',
    chance: { fell: [fell, fell, fell], rose: [1, 1, 1] },
    seed: 1,
  });
}
const counts = ({ varied }: ReturnType<typeof sensitivity>, variation: string, value = '') => {
  const match = varied.find((other) => other.variation === variation && other.value === value);
  return match && [match.before.k, match.before.n, match.since.k, match.since.n];
};

describe('what the verdict hangs on', () => {
  it('is the same counts under other limits, but not its own', () => {
    const result = sensitivity(plain);
    const limits = result.varied.filter(({ variation }) => variation === 'limit');
    expect(limits.map(({ value }) => value)).toEqual(['250', '350', '750', '1000']);
    const ofIslands = sensitivity(plain, { limitKm: 150 }).varied.map(({ value }) => value);
    expect(ofIslands.slice(0, 4)).toEqual(['75', '105', '225', '300']);
    // 10° are 1,113 km.
    expect(counts(result, 'limit', '1000')).toEqual([5, 5, 0, 6]);
  });

  it('is one place a record: a second site no longer makes it new', () => {
    const result = sensitivity(withOne('s5', lng(0), lng(90)));
    expect(counts(result, 'limit', '350')).toEqual([5, 5, 1, 6]);
    expect(counts(result, 'main-place')).toEqual([5, 5, 0, 6]);
  });

  it('is every record held, whatever the rule: what was there before others is no news', () => {
    const other = inYear('other', 2012, lng(50));
    const result = sensitivity([other, ...plain], { counted: plain });
    expect(counts(result, 'limit', '350')).toEqual([5, 5, 0, 6]);
    expect(counts(result, 'against-all')).toEqual([4, 5, 0, 6]);
  });

  it('is the other rules, without those that leave fewer than five on a side', () => {
    const ids = plain.map(({ id }) => id);
    const rules = [
      { id: 'most', ids: ids.filter((id) => id !== 's5') },
      { id: 'few', ids: ids.filter((id) => !['s4', 's5'].includes(id)) },
    ];
    const result = sensitivity(plain, { rules });
    expect(counts(result, 'rule', 'most')).toEqual([5, 5, 0, 5]);
    expect(counts(result, 'rule', 'few')).toBeUndefined();
  });

  it('is other rules only where they admit other records', () => {
    const ids = plain.map(({ id }) => id);
    const rules = [
      { id: 'same', ids },
      { id: 'one', ids: ids.filter((id) => id !== 's5') },
      { id: 'again', ids: ids.filter((id) => id !== 's5') },
    ];
    const told = sensitivity(plain, { rules }).varied.filter(
      ({ variation }) => variation === 'rule',
    );
    expect(told.map(({ value }) => value)).toEqual(['one']);
  });

  it('is each series left out that has more than one record', () => {
    const named = (id: string, series: string) => (records: ReachRecord[]) =>
      records.map((own) => (own.id === id ? { ...own, series } : own));
    const records = [named('s4', 'a'), named('s5', 'a'), named('b1', 'b')].reduce<ReachRecord[]>(
      (list, rename) => rename(list),
      [...plain, inYear('s6', 2025, lng(0))],
    );
    const told = sensitivity(records).varied.filter(({ variation }) => variation === 'no-series');
    // Without the common one of all others nothing is left; of one record alone it is that record left out.
    expect(told).toMatchObject([
      { value: 'a', before: { k: 5, n: 5 }, since: { k: 0, n: 5 }, stays: true },
    ]);
  });

  it('is ports left out, where the record has another place', () => {
    const port = { position: lng(90), role: 'port' } as const;
    expect(counts(sensitivity(withOne('s5', lng(0), port)), 'limit', '350')).toEqual([5, 5, 1, 6]);
    expect(counts(sensitivity(withOne('s5', lng(0), port)), 'no-port')).toEqual([5, 5, 0, 6]);
    expect(counts(sensitivity(withOne('s5', port)), 'no-port')).toEqual([5, 5, 1, 6]);
  });

  it('is each record left out in turn, of which the worst is told', () => {
    const more = [...plain, inYear('b6', 2019, lng(60)), inYear('x', 2026, lng(70))];
    const result = sensitivity(more);
    const leftOut = result.varied.filter(({ variation }) => variation === 'left-out');
    // Without the first the place where those since 2020 are is new, once.
    expect(leftOut).toMatchObject([{ value: 'b0', before: { k: 5, n: 5 }, since: { k: 2, n: 7 } }]);
    expect(result.of).toBe(result.varied.length);
  });

  it('is steady by the share in which the sentence stays and the certainty is a step less at most', () => {
    // 6⅔° are 742 km: nothing is new under the two limits above, and all else stays as it is.
    const close = plain.map(({ id, start, sites: [site] }) =>
      record(id, start, [lng(site!.position[0] / 1.5)]),
    );
    const result = sensitivity(close);
    expect(counts(result, 'limit', '750')).toEqual([0, 5, 0, 6]);
    // Four limits, four other choices, and the omissions: six of those since, as without one before there are four.
    expect(result.of).toBe(9);
    expect(result.steady).toBeCloseTo(7 / 9, 12);
    // What is no evidence itself is no less sure in any of them, but under two limits the sentence is another.
    expect(sensitivity(close, { fell: 0.5 }).steady).toBeCloseTo(7 / 9, 12);
  });
});

it('the one place of a record is its first main one, else a landing or a port', () => {
  const sites = (...roles: ReachRecord['sites'][number]['role'][]) => {
    const places = roles.map((role) => ({ role }));
    return mainPlaceOf(record('a', '2014-01-01', places)).sites.map(({ name }) => name);
  };
  expect(sites('staging', 'port', 'main', 'main')).toEqual(['a 2']);
  expect(sites('staging', 'port', 'landing')).toEqual(['a 1']);
  expect(sites('staging', 'command')).toEqual([]);
});

it('the worst is named where its p is larger by more than three standard errors of random orders', () => {
  const fell = (p: number) => ({ fell: [0, p, 1] as Percentiles });
  // √(2 · 0.1 · 0.9 / 4,960) is 0.0060.
  expect(standsOut(fell(0.1), fell(0.081))).toBe(true);
  expect(standsOut(fell(0.1), fell(0.083))).toBe(false);
});
