import { scaleLinear } from 'd3-scale';
import { thinLabels, valueAxis, type Tick } from './axis';
import { shapeOf, type Colour, type Shape } from './colour';
import { fitText, frameFor, type Frame } from './frame';
import type { Mark } from './mark';

export interface DotSeries {
  id: string;
  label: string;
  colour: Colour;
}

export interface DotRow {
  id: string;
  label: string;
  /** One value a series; null where it is not defined. */
  values: readonly (number | null)[];
}

export interface DotOptions {
  width: number;
  rowHeight: number;
  format: (value: number) => string;
  zero?: boolean;
}

export interface DotPicture {
  frame: Frame;
  rows: { id: string; label: string; y: number; x0: number; x1: number }[];
  dots: { id: string; colour: Colour; shape: Shape; x: number; y: number }[];
  valueTicks: Tick[];
  marks: Mark[];
}

/** One row a thing, one dot a series, joined by a line: what differs is seen as a length. */
export function placeDots(
  series: readonly DotSeries[],
  rows: readonly DotRow[],
  options: DotOptions,
): DotPicture {
  const { width, rowHeight, format } = options;
  const values = rows.flatMap((row) => row.values.filter((value) => value !== null));
  const axis = valueAxis(values, width < 420 ? 3 : 6, options.zero);
  const names = rows.map(({ label }) => fitText(label, width * 0.4));
  const frame = frameFor(width, rows.length * rowHeight + 40, { left: names });
  const x = scaleLinear([axis.from, axis.to], [frame.left + 8, frame.right - 20]);
  const dots: DotPicture['dots'] = [];
  const marks: Mark[] = [];
  const placed = rows.map((row, i) => {
    const y = frame.top + (i + 0.5) * rowHeight;
    series.forEach(({ id, label, colour }, s) => {
      const value = row.values[s] ?? null;
      if (value === null) return;
      const key = `${row.id}:${id}`;
      dots.push({ id: key, colour, shape: shapeOf(s), x: x(value), y });
      marks.push({
        ...{ id: key, row: i, column: s, x: x(value), y, width: 16, height: 16 },
        text: `${row.label}, ${label}: ${format(value)}`,
      });
    });
    const known = row.values.filter((value) => value !== null).map(x);
    const [x0, x1] = known.length ? [Math.min(...known), Math.max(...known)] : [x(0), x(0)];
    return { id: row.id, label: names[i] ?? '', y, x0, x1 };
  });
  const ticks = axis.ticks.map((tick) => ({ at: x(tick), value: tick, text: format(tick) }));
  const kept = thinLabels(ticks);
  return { frame, rows: placed, dots, valueTicks: ticks.filter((_, i) => kept[i]), marks };
}
