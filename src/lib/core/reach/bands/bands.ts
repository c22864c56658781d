import { quantileSorted, sort } from 'd3-array';
import { InputError } from '../../record/input-error';
import type { ReachRecord } from '../../record/model';
import type { YearSpan } from '../../record/time';
import type { PlaceSettings } from '../facts';
import { buildFacts, type World } from '../facts-builder';
import { measureSpan } from '../measure-span';
import { measuresOf, valueOf, type Measure, type OnProgress } from '../measures';
import { RecordSampler } from './record-sampler';
import { roundMeasure } from '../round';
import { select } from '../select';

export interface BandSettings {
  draws: number;
  seed: number;
}
export const DEFAULT_BANDS: BandSettings = { draws: 200, seed: 1 };
const MAX_DRAWS = 10_000;

/** The 5 % and 95 % quantiles of the draws, by measure. */
export type Bands = Partial<Record<Measure, [low: number, high: number]>>;

/**
 * The band of every measure when places and dates move within their precision (record-sampler.ts), for each span.
 * Not a confidence interval: it says nothing of missing records, and places moved apart cover more ground. A measure
 * that is undefined in half of the draws or more has no band. InputError for a number of draws out of range.
 */
export function bandsOf(
  records: readonly ReachRecord[],
  settings: PlaceSettings & { radiusKm: number },
  world: World,
  spans: readonly YearSpan[],
  { draws, seed }: BandSettings,
  onProgress: OnProgress = () => {},
): Bands[] {
  if (!Number.isInteger(draws) || draws < 1 || draws > MAX_DRAWS) {
    throw new InputError('settings', 'draws', draws, `a whole number from 1 to ${MAX_DRAWS}`);
  }
  const sorted = sort(records, ({ id }) => id);
  const ids = new Set(records.map(({ id }) => id));
  const measures = measuresOf(Object.keys(world.home ?? {}));
  const values = spans.map(() => new Map(measures.map((measure) => [measure, [] as number[]])));
  const sampler = new RecordSampler(seed);
  for (let draw = 0; draw < draws; draw++) {
    const { records: moved, gridTurn } = sampler.draw(sorted);
    const { radiusKm } = settings;
    const facts = buildFacts(moved, world, { radiusKm, gridTurn, only: settings });
    const selection = select(facts, { ...settings, ids });
    spans.forEach((span, i) => {
      const measured = measureSpan(selection, span, { leaveOneOut: false });
      for (const [measure, drawn] of values[i]!) {
        const value = valueOf(measured, measure);
        if (value !== null) drawn.push(value);
      }
    });
    onProgress({ stage: 'uncertainty', done: (draw + 1) / draws });
  }
  return values.map((byMeasure) => bandsFrom(byMeasure, draws));
}

function bandsFrom(values: ReadonlyMap<Measure, number[]>, draws: number): Bands {
  const bands: Bands = {};
  for (const [measure, drawn] of values) {
    if (drawn.length * 2 <= draws) continue;
    const sorted = sort(drawn);
    const quantile = (level: number) => roundMeasure(measure, quantileSorted(sorted, level)!);
    bands[measure] = [quantile(0.05), quantile(0.95)];
  }
  return bands;
}
