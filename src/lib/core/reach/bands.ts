import type { Home } from '../earth/home';
import type { RegionAt } from '../earth/region-at';
import { InputError } from '../record/input-error';
import { MeasuredRecord } from './measured-record';
import { measureSpan } from './measure-span';
import { MEASURES, valueOf, type Measure } from './measures';
import type { ReachRecord } from '../record/model';
import type { OnProgress } from './progress';
import { ReachTable, counted, inOrder, type TableSettings } from './reach-table';
import { Redraw } from './redraw';
import { roundMeasure } from './round';
import { quantiles } from '../statistics/quantiles';
import type { YearSpan } from '../record/time';

export interface BandSettings {
  draws: number;
  seed: number;
}
export const DEFAULT_BANDS: BandSettings = { draws: 200, seed: 1 };
export const MAX_DRAWS = 10_000;

/** 5 % and 95 % of the draws. */
export type Band = [low: number, high: number];
export type Bands = Partial<Record<Measure, Band>>;

/** What the redrawn records are measured with. */
export interface BandInput {
  records: readonly ReachRecord[];
  settings: TableSettings;
  home: Home | null;
  regionAt: RegionAt;
}

/**
 * For each span the 5–95 % band of every measure when places and dates are moved within their
 * precision (redraw.ts) and the grid of cells is turned under them: areas depend on where its cells
 * happen to lie. It says what imprecision and grid alone can do to a number, not what missing records
 * can, and it is no confidence interval: moving places apart covers more ground than their stored
 * centres do, so that the band of an area may lie above the value. A measure undefined in more than
 * half of the draws has no band; one undefined in some has the band of the others.
 */
export function bandsOf(
  { records, settings, home, regionAt }: BandInput,
  spans: readonly YearSpan[],
  { draws, seed }: BandSettings,
  onProgress: OnProgress = () => {},
): Bands[] {
  if (!Number.isInteger(draws) || draws < 1 || draws > MAX_DRAWS) {
    throw new InputError('settings', 'draws', draws, `a whole number from 1 to ${MAX_DRAWS}`);
  }
  const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
  const redraw = new Redraw(seed);
  const values = spans.map(() => new Map(MEASURES.map((measure) => [measure, [] as number[]])));
  for (let draw = 0; draw < draws; draw++) {
    const { records: drawn, gridTurn } = redraw.draw(sorted);
    const measured = inOrder(drawn).map(
      (record) => new MeasuredRecord(record, settings, regionAt, gridTurn),
    );
    const table = new ReachTable(counted(measured, settings), settings.radiusKm, home);
    spans.forEach((span, i) => {
      const measured = measureSpan(table, span, { leaveOneOut: false });
      for (const measure of MEASURES) {
        const value = valueOf(measured, measure);
        if (value !== null) values[i]!.get(measure)!.push(value);
      }
    });
    onProgress({ stage: 'uncertainty', done: (draw + 1) / draws });
  }
  return values.map((ofSpan) => {
    const bands: Bands = {};
    for (const [measure, drawn] of ofSpan) {
      if (drawn.length * 2 <= draws) continue;
      const [low, high] = quantiles(Float64Array.from(drawn), [0.05, 0.95]);
      bands[measure] = [roundMeasure(measure, low!), roundMeasure(measure, high!)];
    }
    return bands;
  });
}
