import { expect, it } from 'vitest';
import { settledSeries } from './settled';
import { visit } from './verdict.fixture';

const BEFORE = { from: 2014, to: 2019 };
const SINCE = { from: 2020, to: 2025 };
/** One a year, new to 2019 and a return since; `other` is new in both. */
const years = [2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];
const held = (series: string, from: number, isBack = (year: number) => year >= 2020) =>
  years
    .filter((year) => year >= from)
    .map((year) =>
      visit(`${series}-${year}`, `${year}-06-01`, { status: isBack(year) ? 'return' : 'new' }),
    );
const seriesOf = (id: string) => id.replace(/-\d+$/, '');
const settled = (...visits: ReturnType<typeof held>[]) =>
  settledSeries(visits.flat(), seriesOf, BEFORE, SINCE);

/** New before and since. */
const steady = [2016, 2021].map((year) => visit(`o-${year}`, `${year}-01-01`, { status: 'new' }));

it('are those held yearly since the break without which half of the fall is gone', () => {
  const others = ['a', 'b'].map((series) =>
    visit(`${series}-2016`, '2016-01-01', { status: 'new' }),
  );
  const later = ['c', 'd'].map((series) =>
    visit(`${series}-2021`, '2021-01-01', { status: 'new' }),
  );
  const first = visit('yearly-2015', '2015-01-01', { status: 'new', km: null });
  expect(settled([first], held('yearly', 2014), others, later)).toEqual({
    ids: ['yearly'],
    before: { k: 6, atMost: 6, n: 6 },
    since: { k: 0, atMost: 0, n: 6 },
    others: { before: { k: 2, atMost: 2, n: 2 }, since: { k: 2, atMost: 2, n: 2 } },
  });
});

it('are none if the others fall as well, if nothing falls, or without others', () => {
  const rare = years.map((year) =>
    visit(`s${year}-1`, `${year}-01-01`, { status: year < 2020 ? 'new' : 'return' }),
  );
  expect(settled(held('yearly', 2014), rare)).toBeNull();
  const always = held('yearly', 2014, () => false);
  expect(settled(always, steady)).toBeNull();
  expect(settled(held('yearly', 2014))).toBeNull();
});

it('are not those held twice since, or thrice in few of many years', () => {
  const until = (year: string) => held('often', 2014).filter(({ start }) => start < year);
  expect(settled(until('2023'), steady)?.ids).toEqual(['often']);
  expect(settled(until('2022'), steady)).toBeNull();
  const longer = { from: 2020, to: 2027 };
  expect(settledSeries([...until('2023'), ...steady], seriesOf, BEFORE, longer)).toBeNull();
});
