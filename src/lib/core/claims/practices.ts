/** What was practised: the claims on how demanding exercises are. */
import type { Practice } from '../record/model';
import { practicesSupported, type AtlasRecord } from '../record/record';
import { meanShift } from '../statistics/permutation-tests';
import { randomBelow } from '../statistics/random';
import type { Run } from './claims';
import { meanOf, within } from './evidence';
import { byChance, cannotBeTested, outcome, type Chance } from './outcome';
import { simulatedPower } from './power';

/** Practices that need the partners to act together under fire or command: ours, not the study's. */
export const DEMANDING: readonly Practice[] = [
  'air-defence',
  'airborne-assault',
  'amphibious-landing',
  'anti-submarine',
  'combined-arms',
  'cyber-and-electronic',
  'joint-command',
  'live-fire',
  'missile-defence',
  'partner-airfield',
  'strike',
  'submarine-rescue',
];

const demands = ({ practices }: AtlasRecord) =>
  practices.filter((practice) => DEMANDING.includes(practice)).length;

/** Of the records of either period, those whose practices a source supports: with fewer, no test. */
const LEAST_SOURCED = 0.75;

/** "More complex": more demanding practices a record, of those alone that a cited page supports. */
export const practices: Run = ({ before, period }, { counted }) => {
  const [allA, allB] = [within(counted, before!), within(counted, period)];
  const [first, second] = [allA.filter(practicesSupported), allB.filter(practicesSupported)];
  const [a, b] = [first.map(demands), second.map(demands)];
  const test = meanShift(a, b, 999);
  if (!test) return cannotBeTested(allA.length && allB.length ? 'no_source' : 'no_record');
  const isSourced =
    a.length >= LEAST_SOURCED * allA.length && b.length >= LEAST_SOURCED * allB.length;
  const both = [...a, ...b];
  const by: Chance = {
    ...{ alternative: 'one_more', oneSided: test.p.up },
    power: simulatedPower((random) => {
      const drawn = () => both[randomBelow(random, both.length)]!;
      return meanShift(
        a.map(drawn),
        b.map(() => drawn() + 1),
        199,
      )!.p.up;
    }, 200),
  };
  const earlier = counted.filter(({ start }) => start < `${period.from}`);
  const known = new Set(earlier.flatMap(({ practices: named }) => named));
  const named = new Set(second.flatMap(({ practices: of }) => of));
  return outcome('practices', {
    ...{ ...byChance(by.oneSided), by, n: both.length },
    ...(!isSourced && { reason: 'no_source' as const }),
    numbers: {
      ...{ ...period, countA: a.length, countB: b.length, meanA: meanOf(a), meanB: meanOf(b) },
      ...{ unsourced: allA.length + allB.length - both.length, tagged: allA.length + allB.length },
    },
    lists: { firsts: [...named].filter((practice) => !known.has(practice)).sort() },
  });
};
