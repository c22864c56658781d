import { expect, it } from 'vitest';
import { voiceOf } from '$lib/site/text/voice';
import { breakStrips, holdsUnder } from '../stall/breaks';
import { verdict, visit } from '../stall/verdict.fixture';
import { breakLines } from './break-lines';

/** At sea a new one each year to 2019 and returns since; on land always a return. */
const years = Array.from({ length: 13 }, (_, i) => 2014 + i);
const visits = years.flatMap((year) => [
  visit(`sea-${year}`, `${year}-06-01`, { status: year < 2020 ? 'new' : 'return' }),
  visit(`land-${year}`, `${year}-07-01`),
]);
const records = visits.map(({ id }) => {
  return { id, domains: [id.startsWith('sea') ? ('sea' as const) : ('land' as const)] };
});
const strips = breakStrips(
  records,
  [visit('first', '2003-01-01', { km: null }), ...visits],
  { from: 2014, to: 2019 },
  { from: 2020, to: 2026 },
  ({ since }) => [1 / since.from, since.from / 1e4, 1 / 2],
);

it('the sentence holds where the change is the same, whatever the certainty', () => {
  expect(
    (['spread', 'half', 'few', 'coarse'] as const).map((c) => holdsUnder(c, 'spread')),
  ).toEqual(['stays', 'changes', 'few', 'coarse']);
});

it('has the odds of each break, of all places together', () => {
  const told = strips.map(({ breaks }) => breaks.map(({ fell }) => fell?.[1] ?? null));
  expect(told[0]![0]).toBe(0.2017);
  expect(told[1]!.concat(told[2]!).every((fell) => fell === null)).toBe(true);
});

it('is told with the odds of other breaks, and apart at sea and elsewhere', () => {
  const lines = breakLines(verdict({ breaks: strips }), voiceOf('en'));
  expect(lines).toEqual([
    expect.stringMatching(
      /^With another break, found afterwards, .*: 2017 1 in 2000 to 1 in 2; .*; 2023 1 in /,
    ),
    'At sea 6 of 6, then 0 of 7 (the sentence holds); elsewhere 0 of 6, then 0 of 7 ' +
      '(a floor, not a finding: a smaller limit would tell more).',
  ]);
});
