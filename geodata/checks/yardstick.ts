import { sort } from 'd3-array';
import { MEASURED_ROLES, reachKind } from '../../src/lib/core/record/model';
import { admits } from '../../src/lib/core/record/rules';
import { yearOf } from '../../src/lib/core/record/time';
import { inEach, inFile, type Say } from './check';
import type { ContextFiles, Dataset } from '../files/read';
import type { EventFile } from '../../src/lib/core/record/schema';
import type { YardstickFile } from '../files/yardstick';

type Stretch = YardstickFile['stretches'][number];

/** Joint headquarters are shown, but make no place new. */
const isMeasured = ({ sites }: EventFile) =>
  sites.some(({ role }) => MEASURED_ROLES.includes(role) && role !== 'command');

function startYears({ events, rules }: Dataset): number[] {
  const { where } = rules[0]!;
  const exercises = events
    .map(({ event }) => event)
    .filter((event) => admits(where, event) && reachKind(event.kind) === 'exercise')
    .filter(isMeasured);
  return sort(exercises.map(({ start }) => yearOf(start)));
}

/** Counts fit into their totals, and values into their bounds. */
function checkCounts(
  { from, to, others, precise, ours, beyond }: Stretch,
  pairs: number,
  say: Say,
) {
  const { everySite, onePoint } = ours;
  const exercises = to - from + 1;
  const upTo = (field: string, value: number, most: number) => {
    if (value > most) say(field, value, `${most} or fewer`);
  };
  if (to < from) say('to', to, `${from} or more`);
  upTo('others.fourFifths.to', others.fourFifths.to, exercises);
  upTo('precise.middle', precise.middle, exercises);
  upTo('ours.everySite', everySite, exercises);
  upTo('ours.onePoint.most', onePoint.most, exercises);
  upTo('beyond.count', beyond.count, exercises);
  upTo('beyond.pairs', beyond.pairs, pairs);
  const { from: least, to: most } = others.fourFifths;
  if (others.middle < least || others.middle > most)
    say('others.middle', others.middle, `${least} to ${most} (fourFifths)`);
  if (onePoint.count < onePoint.least || onePoint.count > onePoint.most)
    say('ours.onePoint.count', onePoint.count, `${onePoint.least} to ${onePoint.most}`);
}

/** One record more or fewer before the period moves all numbers. */
function checkNumbers({ from, to, period }: Stretch, years: readonly number[], say: Say) {
  const before = years.filter((year) => year < period.from).length;
  const upToEnd = years.filter((year) => year <= (period.to ?? Infinity)).length;
  const advice = 'count the pairs anew, or leave the file out';
  if (from !== before + 1)
    say('from', from, `${before + 1}, the first since ${period.from}: ${advice}`);
  if (to > upToEnd) say('to', to, `${upToEnd} or fewer, as many as there are: ${advice}`);
}

export function yardstickSound({ yardstick }: ContextFiles, dataset: Dataset): string[] {
  if (!yardstick) return [];
  const { years, pairs, precisePairs, stretches, byEarlier } = yardstick;
  const ours = startYears(dataset);
  const ofFile = inFile('yardstick.json', (say) => {
    if (years.to < years.from) say('years.to', years.to, `${years.from} or later`);
    if (precisePairs > pairs) say('precisePairs', precisePairs, `${pairs} (pairs) or fewer`);
  });
  const ofStretches = inEach('yardstick.json', 'stretches', stretches, (stretch, say) => {
    checkCounts(stretch, pairs, say);
    checkNumbers(stretch, ours, say);
  });
  const ofShares = inEach('yardstick.json', 'byEarlier', byEarlier, ({ from, to }, say, i) => {
    const next = i === 0 ? 1 : (byEarlier[i - 1]!.to ?? Infinity) + 1;
    if (from !== next) say('from', from, `${next}`);
    if (to !== undefined && to < from) say('to', to, `${from} or more`);
  });
  return [...ofFile, ...ofStretches, ...ofShares];
}
