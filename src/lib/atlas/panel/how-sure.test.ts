import { expect, it } from 'vitest';
import type { Verdict } from '#core/stall/verdict';
import { limitChoices } from './HowSure.svelte';

const counts = (k: number) => ({ k, atMost: k + 1, n: 20 });
const varied = [
  { variation: 'limit', value: '250', before: counts(11), since: counts(4) },
  { variation: 'limit', value: '750', before: counts(7), since: counts(2) },
  { variation: 'limit', value: '1000', before: counts(5), since: counts(1) },
  { variation: 'precise', value: '', before: counts(8), since: counts(3) },
];
const verdict = (more: object) =>
  ({
    limitKm: 500,
    before: counts(9),
    since: counts(3),
    sensitivity: { varied },
    ...more,
  }) as Verdict;

it.each([
  ['of the set', {}, 500, ['250: 11, 4', '500: 9, 3', '1000: 5, 1']],
  // One chosen and one of the set stand among them, without counts that nobody made.
  ['chosen', { limitKm: 700, sensitivity: null }, 150, ['150', '250', '500', '700: 9, 3', '1000']],
  ['of a year before the second period', { since: null }, 500, ['250: 11, 4', '500', '1000: 5, 1']],
])(
  'under a limit %s each to choose from has the counts that it leads to',
  (_, more, ofSet, shown) => {
    const choices = limitChoices(verdict(more), ofSet);
    const told = choices.map(({ km, counts: c }) =>
      c ? `${km}: ${c.before.k}, ${c.since.k}` : `${km}`,
    );
    expect(told).toEqual(shown);
  },
);
