import { expect, it } from 'vitest';
import { voiceOf } from '$lib/site/text/voice';
import { countsByDomain, triedBreaks } from '../stall/breaks';
import { verdict, visit } from '../stall/verdict.fixture';
import { breaksLine, domainsLine, holdsUnder } from './break-lines';

/** At sea a new one each year to 2019 and returns since; on land always a return. */
const years = Array.from({ length: 13 }, (_, i) => 2014 + i);
const visits = years.flatMap((year) => [
  visit(`sea-${year}`, `${year}-06-01`, { status: year < 2020 ? 'new' : 'return' }),
  visit(`land-${year}`, `${year}-07-01`),
]);
const records = visits.map(({ id }) => {
  return { id, domains: [id.startsWith('sea') ? ('sea' as const) : ('land' as const)] };
});
const compared = [visit('first', '2003-01-01', { km: null }), ...visits];
const periods = [
  { from: 2014, to: 2019 },
  { from: 2020, to: 2026 },
] as const;
const breaks = triedBreaks(compared, ...periods, ({ since }) => [
  1 / since.from,
  since.from / 1e4,
  0.5,
]);
const domains = countsByDomain(records, compared, ...periods);

it('the sentence holds where the change is the same, whatever the certainty', () => {
  expect(
    (['spread', 'half', 'few', 'coarse'] as const).map((c) => holdsUnder(c, 'spread')),
  ).toEqual(['stays', 'changes', 'few', 'coarse']);
});

it('is told with the odds of other breaks, and apart at sea and elsewhere', () => {
  const told = verdict({ breaks, domains });
  expect(breaksLine(told, voiceOf('en'))).toMatch(
    /^With another break, found afterwards, .*: 2017 1 in 2000 to 1 in 2; .*; 2023 1 in /,
  );
  expect(domainsLine(told, voiceOf('en'))).toBe(
    'At sea 6 of 6, then 0 of 7 (the sentence holds); elsewhere 0 of 6, then 0 of 7 ' +
      '(a floor, not a finding: a smaller limit would tell more).',
  );
});
