import { sum } from 'd3-array';
import { thinned, valueAxis, type Tick } from './axis';
import { cssColour } from './colour';
import type { Chart, Drawing, Drawn, LegendEntry } from './figure/chart';
import { fitText, frameFor } from './chart-frame';
import type { Mark } from './figure/chart-mark';
import { linear } from './linear';
import { summarise } from './figure/chart-summary';
import { crossTable, type ValueSeries } from './figure/chart-table';

/** One value a category; null where it is not defined (no bar, no mark). */
export type BarSeries = LegendEntry & ValueSeries;

export interface BarOptions {
  series: readonly BarSeries[];
  /** Names of the categories, in the order drawn. */
  categories: readonly string[];
  /** Name of the categories in files: `Region`. */
  categoryName: string;
  /** `rows` lets long names stand beside their bars. */
  direction: 'columns' | 'rows';
  format: (value: number) => string;
  /** Of columns, px. */
  height?: number;
  /** The axis goes at least this far, so that charts side by side share it. */
  reach?: number;
}

/** Room a row needs for its name and its bar, px. */
export const ROW_PX = 26;

export function barChart(options: BarOptions): Chart {
  const { series, categories, categoryName, format } = options;
  return {
    table: crossTable(categoryName, categories, series, format),
    summary: summarise(series, categories, format),
    legend: series.length > 1 ? series : [],
    swatch: 'bar',
    draw: (width) => placeBars(options, width),
  };
}

/** Where the bars lie: one above the other, of values of zero or more. */
export function placeBars(options: BarOptions, width: number): Drawing {
  const { series, categories, direction, format, reach = 0 } = options;
  const rows = direction === 'rows';
  // Rows grow with their number, columns do not.
  const height = rows ? categories.length * ROW_PX + 40 : (options.height ?? 260);
  const ends = categories.map((_, i) => sum(series, ({ values }) => values[i]));
  const axis = valueAxis([...ends, reach], (rows ? width : height) < 240 ? 3 : 5);
  const names = categories.map((name) => fitText(name, width * 0.4));
  const frame = frameFor(width, height, {
    left: rows ? names : axis.ticks.map((tick) => format(tick)),
  });
  const value = linear(
    [axis.from, axis.to],
    rows ? [frame.left, frame.right - 12] : [frame.bottom, frame.top],
  );
  const [start, end] = rows ? [frame.top, frame.bottom] : [frame.left, frame.right];
  const along = linear([0, categories.length], [start, end]);
  const band = 0.7 * (along(1) - start);
  const bandAt = (i: number) => along(i + 0.15);

  const drawn: Drawn[] = [];
  const marks: Mark[] = [];
  categories.forEach((name, i) => {
    let base = 0;
    series.forEach(({ id, label, colour, values }, s) => {
      const amount = values[i] ?? null;
      if (amount === null) return;
      const [a, b] = [value(base), value(base + amount)];
      base += amount;
      const [low, size] = [Math.min(a, b), Math.abs(b - a)];
      const at = bandAt(i);
      const box = rows
        ? { x: low, y: at, width: size, height: band }
        : { x: at, y: low, width: band, height: size };
      drawn.push({ tag: 'rect', attributes: { ...box, rx: 1.5, fill: cssColour(colour) } });
      // A second series is striped, so that colour is never alone.
      if (s % 2 === 1) {
        drawn.push({ tag: 'rect', part: 'stripes', pattern: 'stripes', attributes: box });
      }
      marks.push({
        id: `${id}:${i}`,
        ...(rows ? { row: i, column: s } : { row: s, column: i }),
        ...{ x: box.x + box.width / 2, y: box.y + box.height / 2 },
        ...{ width: Math.max(box.width, 6), height: Math.max(box.height, 6) },
        text: `${series.length > 1 ? `${label}, ` : ''}${name}: ${format(amount)}`,
      });
    });
  });
  const tick = (at: number, of: number, text: string): Tick => ({ at, value: of, text });
  const middles = names.map((text, i) => tick(bandAt(i) + band / 2, i, text));
  const values = axis.ticks.map((of) => tick(value(of), of, format(of)));
  return {
    ...{ frame, drawn, marks, grid: rows ? 'columns' : 'rows' },
    bottom: rows ? values : thinned(middles),
    left: (rows ? middles : values).map(({ at, text }) => ({ y: at, label: text })),
  };
}
