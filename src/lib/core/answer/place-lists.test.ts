import { expect, it } from 'vitest';
import { standardVisits } from '$lib/site/dataset/answer.server';
import { SERIES_KINDS } from '../record/model';
import { visit as visitOf } from '../stall/verdict.fixture';
import { placeLists } from './place-lists';

const YEARS = { from: 2020, to: 9999 };

it('name a place returned to once, with all who came back, and a return to none that is known', () => {
  const back = (id: string, places: string[]) =>
    visitOf(id, '2022-06-01', { status: 'return', places });
  const opener = visitOf('a', '2014-06-01', { status: 'new', places: ['a'] });
  const other = visitOf('b', '2015-06-01', { status: 'new', places: ['b'] });
  const visits = [opener, other, back('c', ['b']), back('d', ['a', 'b']), back('e', [])];
  const { back: returned, elsewhere } = placeLists(visits, YEARS);
  expect(returned.map((own) => [own.opener.id, own.visits.map(({ id }) => id)])).toEqual([
    ['b', ['c', 'd']],
    ['a', ['d']],
  ]);
  expect(elsewhere.map(({ id }) => id)).toEqual(['e']);
});

it.each(SERIES_KINDS)('are together all %ss of the years, each return after its opener', (kind) => {
  const visits = standardVisits.filter((visit) => visit.kind === kind);
  const lists = placeLists(visits, YEARS);
  const returns = lists.back.flatMap((place) => place.visits);
  const listed = [...lists.new, ...lists.perhaps, ...lists.elsewhere, ...returns];
  const shown = visits.filter(({ start }) => start >= '2020').map(({ id }) => id);
  expect([...new Set(listed.map(({ id }) => id))].sort()).toEqual(shown.sort());
  for (const { opener, visits: own } of placeLists(visits, { ...YEARS, from: 0 }).back)
    for (const { start } of own) expect(opener.start < start).toBe(true);
});
