import { sort } from 'd3-array';
import { InputError } from '../../record/input-error';
import type { ReachRecord } from '../../record/model';
import type { YearSpan } from '../../record/time';
import { quantiles } from '../../statistics/quantiles';
import type { PlaceSettings } from '../facts';
import { factsOf, type World } from '../facts-of';
import { measureSpan } from '../measure-span';
import { measuresOf, valueOf, type Measure, type OnProgress } from '../measures';
import { Redraw } from './redraw';
import { roundMeasure } from '../round';
import { select } from '../select';

export interface BandSettings {
  draws: number;
  seed: number;
}
export const DEFAULT_BANDS: BandSettings = { draws: 200, seed: 1 };
const MAX_DRAWS = 10_000;

/** 5 % and 95 % of the draws, by measure. */
export type Bands = Partial<Record<Measure, [low: number, high: number]>>;

/**
 * For each set and span the band of every measure when places and dates move within their precision
 * (redraw.ts). No confidence interval: it says nothing of missing records, and places moved apart cover more
 * ground. A measure undefined in more than half of the draws has none.
 */
export function bandsOf(
  sets: readonly (readonly ReachRecord[])[],
  settings: PlaceSettings & { radiusKm: number },
  world: World,
  spans: readonly YearSpan[],
  { draws, seed }: BandSettings,
  onProgress: OnProgress = () => {},
): Bands[][] {
  if (!Number.isInteger(draws) || draws < 1 || draws > MAX_DRAWS) {
    throw new InputError('settings', 'draws', draws, `a whole number from 1 to ${MAX_DRAWS}`);
  }
  const all = sort(new Set(sets.flat()), ({ id }) => id);
  const idsOf = sets.map((records) => new Set(records.map(({ id }) => id)));
  const measures = measuresOf(Object.keys(world.home ?? {}));
  const values = sets.map(() =>
    spans.map(() => new Map(measures.map((measure) => [measure, [] as number[]]))),
  );
  const redraw = new Redraw(seed);
  for (let draw = 0; draw < draws; draw++) {
    const { records, gridTurn } = redraw.draw(all);
    const { radiusKm } = settings;
    const facts = factsOf(records, world, { radiusKm, gridTurn, only: settings });
    idsOf.forEach((ids, set) => {
      const table = select(facts, { ...settings, ids });
      spans.forEach((span, i) => {
        const found = measureSpan(table, span, { leaveOneOut: false });
        for (const [measure, drawn] of values[set]![i]!) {
          const value = valueOf(found, measure);
          if (value !== null) drawn.push(value);
        }
      });
    });
    onProgress({ stage: 'uncertainty', done: (draw + 1) / draws });
  }
  return values.map((ofSet) => ofSet.map((ofSpan) => bandsFrom(ofSpan, draws)));
}

function bandsFrom(values: ReadonlyMap<Measure, number[]>, draws: number): Bands {
  const bands: Bands = {};
  for (const [measure, drawn] of values) {
    if (drawn.length * 2 <= draws) continue;
    const [low, high] = quantiles(Float64Array.from(drawn), [0.05, 0.95]);
    bands[measure] = [roundMeasure(measure, low!), roundMeasure(measure, high!)];
  }
  return bands;
}
