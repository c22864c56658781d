import { mean } from 'd3-array';
import { measureSpan } from './measure-span';
import { AREA_KINDS, measuresOf, valueOf } from './measures';
import type { Measure, OnProgress } from './measures';
import type { Occupancy, Selection } from './select';
import { roundKm2, roundMeasure } from './round';
import { InputError } from '../record/input-error';
import { activeIn, yearsOf, type YearSpan } from '../record/time';
import { randomBelow, seededRandom, streamSeed } from '../statistics/random';

/**
 * What a year would show had it only so many records, on average over all ways to choose them
 * (rarefaction: Hurlbert 1971, Ecology 52:577).
 */
export interface EffortSettings {
  /** Records per year; null = what three years in four can give. */
  records: number | null;
  draws: number;
  seed: number;
}
export const DEFAULT_EFFORT: EffortSettings = { records: null, draws: 200, seed: 1 };

export type Rarefied = Partial<Record<Measure, number>>;

/** Unless chosen, the lower quartile over the years with any records. Throws InputError. */
export function effortOf(
  { records }: Pick<Selection, 'records'>,
  span: YearSpan,
  settings: EffortSettings,
): number {
  const counts = yearsOf(span)
    .map((year) => records.filter(({ years }) => years.includes(year)).length)
    .filter((count) => count > 0)
    .sort((a, b) => a - b);
  const effort = settings.records ?? counts[Math.floor((counts.length - 1) / 4)] ?? 1;
  if (!Number.isInteger(effort) || effort < 1) {
    throw new InputError('settings', 'adjusted.records', effort, 'a whole number from 1');
  }
  return effort;
}

/** Empty for a year with fewer records. Areas are exact; the rest is a mean over all, or over seeded, choices. */
export function rarefiedYears(
  table: Selection,
  span: YearSpan,
  effort: number,
  { draws, seed }: EffortSettings,
  onProgress: OnProgress = () => {},
): Rarefied[] {
  const years = yearsOf(span);
  const areas = AREA_KINDS.map((kind) => ({
    kind,
    byYear: rarefiedAreas(onlyKind(table, kind), span, effort),
  }));
  return years.map((year, i) => {
    onProgress({ stage: 'uncertainty', done: i / years.length });
    const one = { from: year, to: year };
    const members = table.members(one);
    const rarefied: Rarefied = {};
    if (members.length < effort) return rarefied;
    for (const { kind, byYear } of areas) {
      rarefied[`footprintKm2.${kind}`] = roundKm2(byYear[i]!.footprintKm2);
      rarefied[`newGroundKm2.${kind}`] = roundKm2(byYear[i]!.newGroundKm2);
    }
    const choices = choicesOf(members, effort, draws, streamSeed(seed, year));
    const measured = choices.map((chosen) =>
      measureSpan(table, one, { leaveOneOut: false, members: chosen }),
    );
    for (const name of measuresOf(table.facts.partners)) {
      if (name === 'records' || name in rarefied) continue;
      const value = mean(measured, (of) => valueOf(of, name));
      if (value !== undefined) rarefied[name] = roundMeasure(name, value);
    }
    return rarefied;
  });
}

/** Every choice of `size` items in order, or `draws` seeded ones when there are more than that. */
export function choicesOf<Item>(
  items: readonly Item[],
  size: number,
  draws: number,
  seed: number,
): Item[][] {
  let ways = 1;
  for (let i = 0; i < size; i++) ways = (ways * (items.length - i)) / (i + 1);
  if (ways <= draws) return combinations(items, size);
  const random = seededRandom(seed);
  return Array.from({ length: draws }, () => {
    const pool = [...items];
    return Array.from({ length: size }, () => pool.splice(randomBelow(random, pool.length), 1)[0]!);
  });
}

function combinations<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((first, i) =>
    combinations(items.slice(i + 1), size - 1).map((rest) => [first, ...rest]),
  );
}

/** The same records, those of other kinds without ground. */
function onlyKind(occupancy: Occupancy, kind: (typeof AREA_KINDS)[number]): Occupancy {
  const records = occupancy.records.map((record) =>
    kind === 'all' || record.kind === kind ? record : { ...record, cells: new Uint32Array() },
  );
  return { ...occupancy, records };
}

/** Chance that `effort` of n records, drawn without replacement, all miss k given ones. */
export function missChance(n: number, k: number, effort: number): number {
  let chance = 1;
  for (let i = 0; i < k; i++) chance *= Math.max(0, n - effort - i) / (n - i);
  return chance;
}

/** Expected, km². Earlier years are reduced too: their ground is known as often as they would have reached it. */
export function rarefiedAreas(occupancy: Occupancy, span: YearSpan, effort: number) {
  const { cellKm2 } = occupancy;
  const firstYear = Math.min(span.from, ...occupancy.records.map((record) => record.years[0]!));
  const unseen = new Float64Array(cellKm2.length).fill(1);
  const byYear = yearsOf({ from: firstYear, to: span.to }).map((year) => {
    const occupants = new Map<number, number>();
    let records = 0;
    for (const record of occupancy.records) {
      if (!activeIn(record, { from: year, to: year })) continue;
      records++;
      for (const cell of record.cells) occupants.set(cell, (occupants.get(cell) ?? 0) + 1);
    }
    let [footprintKm2, newGroundKm2] = [0, 0];
    for (const [cell, k] of occupants) {
      const missed = missChance(records, k, Math.min(effort, records));
      footprintKm2 += cellKm2[cell]! * (1 - missed);
      newGroundKm2 += cellKm2[cell]! * (1 - missed) * unseen[cell]!;
      unseen[cell]! *= missed;
    }
    return { year, footprintKm2, newGroundKm2 };
  });
  return byYear.slice(span.from - firstYear);
}
