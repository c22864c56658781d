/** The odds of the first screen and of the claims on spread, by a plain shuffle; and the middle of the draws. */
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

/** The words of a p known to about a quarter of itself; power and variations decide between two of them. */
const wordsNear = (p: number) => [
  ...(p * 1.25 > 1 / 10 ? ['weak', 'too-few'] : []),
  ...(p * 1.25 > 1 / 40 && p / 1.25 <= 1 / 10 ? ['some'] : []),
  ...(p / 1.25 < 1 / 40 ? ['strong', 'some'] : []),
];

const ORDERS = 20_000;
/** Three standard errors of the difference of two shares, each of as many orders. */
const slackOf = (share: number) => 3 * Math.sqrt((2 * share * (1 - share)) / ORDERS);
const expectNear = (told: number, share: number) =>
  expect(Math.abs(told - share)).toBeLessThan(slackOf(share));

it('by the stored points: of the headline, of C22, and of C25 at the end of 2022', () => {
  const [now, then] = [LAST, 2022].map((year) =>
    oddsOf(recordsTo(year), storedKm, ORDERS, randomFrom(year)),
  );
  const { chance } = verdicts[LAST]![0]!;
  expectNear(chance!.fell, now!.fell);
  // A count of fifteen strays by less than two.
  const slack = (3 * 2 * Math.SQRT2) / Math.sqrt(ORDERS);
  expect(Math.abs(chance!.expectedBefore - now!.expectedBefore)).toBeLessThan(slack);
  expect(Math.abs(chance!.expectedSince - now!.expectedSince)).toBeLessThan(slack);
  for (const name of ['ordersBefore', 'ordersSince'] as const) {
    expect(sum(chance![name])).toBe(chance!.orders);
    for (const [k, n] of now![name].entries()) {
      const [told, share] = [(chance![name][k] ?? 0) / chance!.orders, n / ORDERS];
      // Of thirty shares one strays by three standard errors; rare counts come a few times or never.
      const strayed = (4 / 3) * slackOf(Math.max(told, share)) + 3 / ORDERS;
      expect(Math.abs(told - share), `${name} ${k}`).toBeLessThan(strayed);
    }
  }
  const toldOf = (id: string) => findings.find(({ claimId }) => claimId === id)!.chance!.oneSided;
  expectNear(toldOf('C22'), now!.spurt);
  expectNear(toldOf('C25'), then!.fell);
  // Planted: the one taken for the other.
  expect(Math.abs(toldOf('C22') - now!.fell)).toBeGreaterThan(slackOf(now!.fell));
});

it.each(process.env.DEEP ? [LAST, 2022] : [LAST])(
  'in the middle of draws of all places, at the end of %i',
  (year) => {
    const random = randomFrom(year);
    const records = recordsTo(year);
    const drawn = range(process.env.DEEP ? 60 : 30).map(() =>
      oddsOf(records, drawnKm(random), 2_000, random),
    );
    const middle = (name: 'before' | 'since' | 'fell' | 'spurt') =>
      median(drawn, (draw) => draw[name])!;
    const { draws, certainty } = verdicts[year]![0]!;
    // The middle of 30 is known to about a quarter of itself.
    expect(draws!.fell[1] / middle('fell')).toBeGreaterThan(0.6);
    expect(draws!.fell[1] / middle('fell')).toBeLessThan(1.6);
    for (const period of ['before', 'since'] as const)
      expect(Math.abs(draws![period][1] - middle(period))).toBeLessThanOrEqual(1);
    expect(wordsNear(middle('fell'))).toContain(certainty);
    // C22 has a word by the draws, too.
    const { chance } = findings.find(({ claimId }) => claimId === 'C22')!;
    if (year === LAST) expect(wordsNear(middle('spurt'))).toContain(chance!.reading);
  },
);
