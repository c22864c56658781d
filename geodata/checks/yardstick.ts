import { sort } from 'd3-array';
import { isMeasuredSite, reachKind } from '#core/record/model';
import { admits } from '#core/record/rules';
import { yearOf } from '#core/record/time';
import { eachOf, onFile, type Demand } from './check';
import type { Dataset } from '../files/read';
import type { EventFile } from '#core/record/schema';
import type { YardstickFile } from '#core/context/yardstick-file';

type Stretch = YardstickFile['stretches'][number];

/** Joint headquarters are shown, but make no place new. */
const isMeasured = ({ sites }: EventFile) =>
  sites.some((site) => isMeasuredSite(site) && site.role !== 'command');

function startYears({ events, rules }: Dataset): number[] {
  const { where } = rules[0]!;
  const exercises = events
    .map(({ event }) => event)
    .filter((event) => admits(where, event) && reachKind(event.kind) === 'exercise')
    .filter(isMeasured);
  return sort(exercises.map(({ start }) => yearOf(start)));
}

export const LEFT_OUT =
  'yardstick.json is left out: an exercise more or fewer moved those that it compares; count the pairs anew';

/** One record more or fewer before moves all. */
export function fits(dataset: Dataset): boolean {
  const years = startYears(dataset);
  const { stretches = [] } = dataset.yardstick ?? {};
  return stretches.every(({ from, to, period }) => {
    const next = years.filter((year) => year < period.from).length + 1;
    return from === next && to <= years.filter((year) => year <= (period.to ?? Infinity)).length;
  });
}

function checkStretch(stretch: Stretch, pairs: number, must: Demand) {
  const { from, to, others, precise, ours, beyond } = stretch;
  const { everySite, onePoint } = ours;
  const exercises = to - from + 1;
  const upTo = (field: string, value: number, most: number) =>
    must(value <= most, field, `${most} or fewer`);
  must(to >= from, 'to', `${from} or more`);
  upTo('others.fourFifths.to', others.fourFifths.to, exercises);
  upTo('precise.middle', precise.middle, exercises);
  upTo('ours.everySite', everySite, exercises);
  upTo('ours.onePoint.most', onePoint.most, exercises);
  must(beyond.count === everySite, 'beyond.count', `${everySite} (ours.everySite)`);
  upTo('beyond.pairs', beyond.pairs, pairs);
  const within = (field: string, value: number, least: number, most: number, name = '') =>
    must(least <= value && value <= most, field, `${least} to ${most}${name}`);
  const { fourFifths, middle } = others;
  within('others.middle', middle, fourFifths.from, fourFifths.to, ' (fourFifths)');
  within('ours.onePoint.count', onePoint.count, onePoint.least, onePoint.most);
}

export const yardstickSound = onFile('yardstick', ({ yardstick }, must) => {
  if (!yardstick) return;
  const { pairs, precisePairs, stretches, byEarlier } = yardstick;
  must(precisePairs <= pairs, 'precisePairs', `${pairs} (pairs) or fewer`);
  eachOf(must, 'stretches', stretches, (stretch, mustFit) => checkStretch(stretch, pairs, mustFit));
  eachOf(must, 'byEarlier', byEarlier, ({ from, to = from }, mustFit, i) => {
    const next = i === 0 ? 1 : (byEarlier[i - 1]!.to ?? Infinity) + 1;
    mustFit(from === next, 'from', `${next}`);
    mustFit(to >= from, 'to', `${from} or more`);
  });
});
