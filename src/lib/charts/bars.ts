import { scaleBand, scaleLinear } from 'd3-scale';
import { thinLabels, valueAxis, type Tick } from './axis';
import type { Colour } from './colour';
import { fitText, frameFor, type Frame } from './frame';
import type { Mark } from './mark';

export interface BarSeries {
  id: string;
  label: string;
  colour: Colour;
  /** One value a category; null where it is not defined (no bar, no mark). */
  values: readonly (number | null)[];
}

export interface BarOptions {
  width: number;
  height: number;
  /** Names of the categories, in the order drawn. */
  categories: readonly string[];
  /** One above the other, or side by side. */
  layout: 'stacked' | 'grouped';
  /** `rows` lets long names stand beside their bars. */
  direction: 'columns' | 'rows';
  format: (value: number) => string;
}

export interface BarPicture {
  frame: Frame;
  bars: {
    id: string;
    colour: Colour;
    series: number;
    x: number;
    y: number;
    width: number;
    height: number;
  }[];
  categoryTicks: Tick[];
  valueTicks: Tick[];
  marks: Mark[];
}

/** Room a row needs for its name and its bar, px. */
export const ROW_PX = 26;

/** Where the bars lie, px. Stacked bars take values of zero or more. */
export function placeBars(series: readonly BarSeries[], options: BarOptions): BarPicture {
  const { width, height, categories, layout, direction, format } = options;
  const rows = direction === 'rows';
  const totals = categories.map((_, i) =>
    layout === 'stacked'
      ? series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)
      : Math.max(0, ...series.map(({ values }) => values[i] ?? 0)),
  );
  const negative =
    layout === 'grouped' ? series.flatMap(({ values }) => values.map((v) => v ?? 0)) : [];
  const axis = valueAxis([...totals, ...negative], (rows ? width : height) < 240 ? 3 : 5);
  const names = categories.map((name) => fitText(name, width * 0.4));
  const frame = frameFor(width, height, {
    left: rows ? names : axis.ticks.map((tick) => format(tick)),
  });
  const [start, end] = rows ? [frame.left, frame.right - 12] : [frame.bottom, frame.top];
  const value = scaleLinear([axis.from, axis.to], [start, end]);
  const along = scaleBand<number>()
    .domain(categories.map((_, i) => i))
    .range(rows ? [frame.top, frame.bottom] : [frame.left, frame.right])
    .paddingInner(0.3)
    .paddingOuter(0.15);
  const band = along.bandwidth();
  const lane = layout === 'grouped' ? band / Math.max(series.length, 1) : band;

  const bars: BarPicture['bars'] = [];
  const marks: Mark[] = [];
  categories.forEach((name, i) => {
    let base = 0;
    series.forEach(({ id, label, colour, values }, s) => {
      const amount = values[i] ?? null;
      if (amount === null) return;
      const [from, to] = layout === 'stacked' ? [base, base + amount] : [0, amount];
      base = layout === 'stacked' ? to : 0;
      const [a, b] = [value(Math.min(from, to)), value(Math.max(from, to))];
      const at = (along(i) ?? 0) + (layout === 'grouped' ? s * lane : 0);
      const box = rows
        ? { x: a, y: at, width: b - a, height: lane }
        : { x: at, y: b, width: lane, height: a - b };
      bars.push({ id: `${id}:${i}`, colour, series: s, ...box });
      marks.push({
        id: `${id}:${i}`,
        ...(rows ? { row: i, column: s } : { row: s, column: i }),
        ...{ x: box.x + box.width / 2, y: box.y + box.height / 2 },
        ...{ width: Math.max(box.width, 6), height: Math.max(box.height, 6) },
        text: `${series.length > 1 ? `${label}, ` : ''}${name}: ${format(amount)}`,
      });
    });
  });
  const middles = categories.map((_, i) => ({
    at: (along(i) ?? 0) + band / 2,
    value: i,
    text: names[i] ?? '',
  }));
  const kept = rows ? middles.map(() => true) : thinLabels(middles);
  return {
    frame,
    bars,
    marks,
    categoryTicks: middles.filter((_, i) => kept[i]),
    valueTicks: axis.ticks.map((tick) => ({ at: value(tick), value: tick, text: format(tick) })),
  };
}

/** The height a bar chart needs: rows grow with their number, columns do not. */
export function barsHeight(
  series: number,
  { categories, layout, direction }: Pick<BarOptions, 'categories' | 'layout' | 'direction'>,
): number {
  if (direction === 'columns') return 260;
  const row = layout === 'grouped' ? Math.max(ROW_PX, series * 14 + 10) : ROW_PX;
  return categories.length * row + 40;
}
