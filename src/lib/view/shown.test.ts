import { expect, it } from 'vitest';
import { ruleOf } from '#core/reach/dataset.fixture';
import { record } from '#core/record/record.fixture';
import { standardView, yearSpan } from './query';
import { candidateCounts, choicesOf, filterRecords, overlaps, reachChoices } from './shown';
import { NO_FILTERS, isNarrowed, viewFields, type View } from './view';

const bounds = { newPlaceKm: 500, rules: ['core'], regions: [], practices: [], frameworks: [] };
const view: View = { ...standardView(viewFields(bounds)), from: 2003, to: 2026 };

it('what narrows a view is what is not its standard; a rule and a limit do not', () => {
  expect(isNarrowed({ ...view, rule: 'all', newPlaceKm: 250 })).toBe(false);
  expect(isNarrowed({ ...view, ...NO_FILTERS, precise: true })).toBe(true);
  expect(choicesOf(view)).toEqual({});
  expect(choicesOf({ domains: ['air'] })).toEqual({ domains: ['air'] });
  const where = { partners: ['IR'] };
  const { rule, region, precise, staging, newPlaceKm } = view;
  const standard = { rule, region, precise, staging, newPlaceKm };
  expect(reachChoices({ ...view, ...where })).toEqual({ ...standard, where });
});

it('records are shown by rule, filters and region, in order of their days', () => {
  const records = [
    record('later', '2019-05-01', [{ region: 'b' }]),
    record('flown', '2018-05-01', [{ region: 'a' }], { domains: ['air'] }),
    record('first', '2017-05-01', [{ region: 'a' }]),
    record('other', '2016-05-01', [{ region: 'a' }], { scope: 'competition' }),
  ];
  const rules = [ruleOf('all'), ruleOf('core', { scopes: ['core'] })];
  const shown = (choices: Partial<View>) =>
    filterRecords(records, reachChoices({ ...view, ...choices }), rules).map(({ id }) => id);
  expect(shown({})).toEqual(['first', 'flown', 'later']);
  expect(shown({ rule: 'all' })).toEqual(['other', 'first', 'flown', 'later']);
  expect(shown({ domains: ['air'] })).toEqual(['flown']);
  expect(shown({ region: 'b' })).toEqual(['later']);
});

it('a record over New Year is of both years, and a candidate counts in them if it was measured', () => {
  const both = { start: '2018-12-30', end: '2019-01-02' };
  const spans = [2017, 2018, 2019, 2020].map((year) => overlaps(both, { from: year, to: year }));
  expect(spans).toEqual([false, true, true, false]);
  const made = record('a', ['2018-12-30', '2019-01-02'], [[0, 0]]);
  const statuses = ['new', 'perhaps', 'return', null] as const;
  const candidates = statuses.map((status) => ({ record: made, status }));
  const countsIn = (year: number) => candidateCounts(candidates, { from: year, to: year });
  expect(countsIn(2019)).toEqual({ count: 3, perhapsNew: 2 });
  expect(countsIn(2020)).toEqual({ count: 0, perhapsNew: 0 });
});

it('years are read from one or two, as people write them, and written as one or two', () => {
  const { read, write } = yearSpan({ from: 2003, to: 2026 }, { firstYear: 2003, lastYear: 2026 });
  for (const text of ['2003..2026', '2003-2026', ' 2003 – 2026 ', '2003 .. 2026', '2003—2026'])
    expect(read(text), text).toEqual({ from: 2003, to: 2026 });
  expect(read(' 2016 ')).toEqual({ from: 2016, to: 2016 });
  const refused = '12016 20160 2014..20190 2014.. 2014_2019 2019..2014 2002..2014 2014..2027 year';
  for (const text of refused.split(' ')) expect(read(text), text).toBeNull();
  expect(write({ from: 2014, to: 2019 })).toBe('2014..2019');
  expect(write({ from: 2016, to: 2016 })).toBe('2016');
});
