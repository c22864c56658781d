import type { Home } from '../earth/home';
import { InputError } from '../record/input-error';
import { MEASURES, valueOf, type Measure } from './measures';
import type { ReachRecord } from '../record/model';
import { ReachTable, type TableSettings } from './reach-table';
import { roundMeasure } from './round';
import { Shifter } from './shift';
import { measureSpan } from './span';
import type { Steps } from '../questions/steps';
import type { YearSpan } from '../record/time';
import { Trace, type RegionAt } from './trace';

export interface BandSettings {
  draws: number;
  seed: number;
}
export const DEFAULT_BANDS: BandSettings = { draws: 200, seed: 1 };
export const MAX_DRAWS = 10_000;

/** 5 % and 95 % of the draws. */
export type Band = [low: number, high: number];
export type Bands = Partial<Record<Measure, Band>>;

/** What the shifted records are measured with. */
export interface BandInput {
  records: readonly ReachRecord[];
  settings: TableSettings;
  home: Home | null;
  regionAt: RegionAt;
}

/**
 * For each span the 5–95 % band of every measure when places and dates are moved within their
 * precision (shift.ts). It says what imprecision alone can do to a number, not what missing records
 * can, and it is no confidence interval: moving places apart covers more ground than their stored
 * centres do, so that the band of an area may lie above the value. A measure undefined in more than
 * half of the draws has no band; one undefined in some has the band of the others.
 */
export function* bandsOf(
  { records, settings, home, regionAt }: BandInput,
  spans: readonly YearSpan[],
  { draws, seed }: BandSettings,
): Steps<Bands[]> {
  if (!Number.isInteger(draws) || draws < 1 || draws > MAX_DRAWS) {
    throw new InputError('settings', 'draws', draws, `a whole number from 1 to ${MAX_DRAWS}`);
  }
  const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
  const shifter = new Shifter(seed);
  const values = spans.map(() => new Map(MEASURES.map((measure) => [measure, [] as number[]])));
  for (let draw = 0; draw < draws; draw++) {
    const traces = shifter
      .draw(sorted)
      .map((record) => new Trace(record, settings, regionAt))
      .filter((trace) => trace.placed || settings.region === null);
    const table = new ReachTable(traces, settings.radiusKm, home);
    spans.forEach((span, i) => {
      const measured = measureSpan(table, span, { leaveOneOut: false });
      for (const measure of MEASURES) {
        const value = valueOf(measured, measure);
        if (value !== null) values[i]!.get(measure)!.push(value);
      }
    });
    yield { stage: 'uncertainty', done: (draw + 1) / draws };
  }
  return values.map((ofSpan) => {
    const bands: Bands = {};
    for (const [measure, drawn] of ofSpan) {
      if (drawn.length * 2 > draws) bands[measure] = bandOf(measure, drawn);
    }
    return bands;
  });
}

function bandOf(measure: Measure, values: number[]): Band {
  const sorted = values.sort((a, b) => a - b);
  return [
    roundMeasure(measure, quantile(sorted, 0.05)),
    roundMeasure(measure, quantile(sorted, 0.95)),
  ];
}

/** Linear between order statistics (Hyndman & Fan 1996, type 7). */
export function quantile(sorted: readonly number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}
