/** What random order gives by the stored points, and how often as much in the middle of draws of all places, by a plain shuffle. */
import { median, range, sum } from 'd3-array';
import { expect, it } from 'vitest';
import type { TestedClaims } from '../../geodata/analysis/findings';
import type { RuleResults } from '#core/stall/prebuilt';
import { readJson } from '../json';
import { drawnKm, oddsOf, randomFrom, storedKm } from './orders';
import { LAST, RULES, countedOf, yearOf } from './reading';

const { verdicts } = readJson<RuleResults>('static/data/sure-core.json');
const { findings } = readJson<TestedClaims>('static/data/claims-tested.json');
const recordsTo = (year: number) =>
  countedOf('exercise', RULES[0]![2]).filter((record) => yearOf(record) <= year);

const ORDERS = 20_000;
/** Three standard errors of the difference of two shares, each of as many orders. */
const slackOf = (share: number) => 3 * Math.sqrt((2 * share * (1 - share)) / ORDERS);

it('by the stored points: what random order gives', () => {
  const now = oddsOf(recordsTo(LAST), storedKm, ORDERS, randomFrom(LAST));
  const { chance } = verdicts[LAST]![0]!;
  // A count of fifteen strays by less than two.
  const slack = (3 * 2 * Math.SQRT2) / Math.sqrt(ORDERS);
  expect(Math.abs(chance!.expectedBefore - now.expectedBefore)).toBeLessThan(slack);
  expect(Math.abs(chance!.expectedSince - now.expectedSince)).toBeLessThan(slack);
  for (const name of ['ordersBefore', 'ordersSince'] as const) {
    expect(sum(chance![name])).toBe(chance!.orders);
    for (const [k, n] of now[name].entries()) {
      const [told, share] = [(chance![name][k] ?? 0) / chance!.orders, n / ORDERS];
      // Of thirty shares one strays by three standard errors; rare counts come a few times or never.
      const strayed = (4 / 3) * slackOf(Math.max(told, share)) + 3 / ORDERS;
      expect(Math.abs(told - share), `${name} ${k}`).toBeLessThan(strayed);
    }
  }
});

it.each(process.env.DEEP ? [LAST, 2022] : [LAST])(
  'in the middle of draws of all places, at the end of %i',
  (year) => {
    const random = randomFrom(year);
    const records = recordsTo(year);
    const drawn = range(process.env.DEEP ? 120 : 60).map(() =>
      oddsOf(records, drawnKm(random), 1_000, random),
    );
    const middle = (name: 'before' | 'since' | 'fell' | 'spurt') =>
      median(drawn, (draw) => draw[name])!;
    const { chance } = verdicts[year]![0]!;
    // The middle of 60 is known to about a fifth of itself.
    for (const name of ['fell', 'spurt'] as const) {
      expect(chance![name][1] / middle(name)).toBeGreaterThan(0.6);
      expect(chance![name][1] / middle(name)).toBeLessThan(1.6);
    }
    for (const period of ['before', 'since'] as const)
      expect(Math.abs(chance![period][1] - middle(period))).toBeLessThanOrEqual(1);
    const toldOf = (id: string) => findings.find(({ claimId }) => claimId === id)!.chance!.oneSided;
    expect(year === LAST ? toldOf('C22') : toldOf('C25')).toBe(
      year === LAST ? chance!.spurt[1] : chance!.fell[1],
    );
  },
);
