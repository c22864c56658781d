import { extent } from 'd3-array';
import { rowPlot } from './axis';
import { shapeOf } from './colour';
import { drawDot, type Chart, type Drawing, type Drawn, type LegendEntry } from './figure/chart';
import type { Mark } from './figure/chart-mark';
import { summarise } from './figure/chart-summary';
import { crossTable } from './figure/chart-table';

export interface DotRow {
  id: string;
  label: string;
  /** One value a series; null where it is not defined. */
  values: readonly (number | null)[];
}

export interface DotOptions {
  series: readonly LegendEntry[];
  rows: readonly DotRow[];
  /** Name of the rows in files: `Region`. */
  rowName: string;
  format: (value: number) => string;
  rowHeight?: number;
}

export function dotPlot(options: DotOptions): Chart {
  const { series, rows, rowName, format } = options;
  const names = rows.map(({ label }) => label);
  const columns = series.map(({ label }, s) => {
    return { label, values: rows.map(({ values }) => values[s] ?? null) };
  });
  return {
    table: crossTable(rowName, names, columns, format),
    summary: summarise(columns, names, format),
    ...{ legend: series, swatch: 'dot' },
    draw: (width) => placeDots(options, width),
  };
}

/** One row a thing, one dot a series, joined by a line: what differs is seen as a length. */
export function placeDots(options: DotOptions, width: number): Drawing {
  const { series, rows, format, rowHeight = 28 } = options;
  const { x, left, ...plot } = rowPlot(
    rows.map(({ label }) => label),
    rows.flatMap((row) => row.values.filter((value) => value !== null)),
    { width, rowHeight, format, room: { left: 8, right: 20 } },
  );
  const spans: Drawn[] = [];
  const dots: Drawn[] = [];
  const marks: Mark[] = [];
  rows.forEach((row, i) => {
    const { y } = left[i]!;
    const [low, high] = extent(row.values.filter((value) => value !== null));
    if (low !== undefined) {
      const look = { stroke: 'var(--border)', 'stroke-width': 3, 'stroke-linecap': 'round' };
      const ends = { x1: x(high), x2: x(low), y1: y, y2: y };
      spans.push({ tag: 'line', attributes: { ...ends, ...look } });
    }
    series.forEach(({ id, label, colour }, column) => {
      const value = row.values[column] ?? null;
      if (value === null) return;
      const at = { x: x(value), y };
      dots.push(drawDot({ colour, shape: shapeOf(column), ...at }, 5.5, 1));
      marks.push({
        ...{ id: `${row.id}:${id}`, row: i, column, ...at, width: 16, height: 16 },
        text: `${row.label}, ${label}: ${format(value)}`,
      });
    });
  });
  return { ...plot, left, grid: 'columns', drawn: [...spans, ...dots], marks };
}
