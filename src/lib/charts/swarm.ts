import { rowPlot } from './axis';
import { shapeOf, type Colour } from './colour';
import { drawDot, type Chart, type Drawing, type Drawn, type LegendEntry } from './figure/chart';
import type { Mark } from './figure/chart-mark';
import { summariseEach } from './figure/chart-summary';

export interface SwarmDot {
  id: string;
  value: number;
  /** What the dot is: the name of a record. */
  name: string;
  colour: Colour;
  /** Which shape of the list, beside the colour. */
  shape?: number;
}

export interface SwarmRow {
  id: string;
  label: string;
  dots: readonly SwarmDot[];
}

export interface SwarmOptions {
  rows: readonly SwarmRow[];
  /** Names of the columns of files: the row, the dot, the value. */
  names: { row: string; dot: string; value: string };
  format: (value: number) => string;
  /** What the colours and shapes stand for, in the order of their shapes. */
  legend?: readonly LegendEntry[];
  rowHeight?: number;
}

/** Of a dot, px. */
const RADIUS = 4.5;

export function beeswarm(options: SwarmOptions): Chart {
  const { rows, names, format, legend } = options;
  return {
    table: {
      columns: [names.row, names.dot, names.value],
      formats: [String, String, format],
      rows: rows.flatMap(({ label, dots }) => dots.map(({ name, value }) => [label, name, value])),
    },
    summary: summariseEach(
      rows.map(({ label, dots }) => ({
        label,
        values: dots.map(({ name, value }) => ({ at: name, value })),
      })),
      format,
    ),
    ...{ legend, swatch: 'dot' },
    draw: (width) => placeSwarm(options, width),
  };
}

/**
 * Every value as a dot at its place, moved sideways only as far as needed not to overlap (beeswarm).
 * The same data always gives the same picture. Where a row is too full for its height, dots overlap
 * at its edge rather than leave it.
 */
export function placeSwarm(options: SwarmOptions, width: number): Drawing {
  const { rows, format, rowHeight = 72 } = options;
  const { x, left, ...plot } = rowPlot(
    rows.map(({ label }) => label),
    rows.flatMap(({ dots }) => dots.map(({ value }) => value)),
    { width, rowHeight, format, room: { left: RADIUS, right: RADIUS + 12 } },
  );
  const drawn: Drawn[] = [];
  const marks: Mark[] = [];
  rows.forEach(({ label, dots }, row) => {
    const sorted = dots.toSorted((a, b) => a.value - b.value || a.id.localeCompare(b.id));
    const offsets = dodge(
      sorted.map(({ value }) => x(value)),
      RADIUS,
      rowHeight / 2 - RADIUS,
    );
    sorted.forEach(({ id, value, name, colour, shape = 0 }, column) => {
      const at = { x: x(value), y: left[row]!.y + (offsets[column] ?? 0) };
      drawn.push(drawDot({ colour, shape: shapeOf(shape), ...at }, RADIUS, 0.75));
      marks.push({
        ...{ id, row, column, ...at, width: 2 * RADIUS, height: 2 * RADIUS },
        text: `${name}, ${label}: ${format(value)}`,
      });
    });
  });
  return { ...plot, left, grid: 'columns', drawn, marks };
}

/** Offsets from the middle for discs at ascending places: the nearest that is free, up before down. */
export function dodge(places: readonly number[], radius: number, limit: number): number[] {
  const size = 2 * radius + 0.5;
  const offsets: number[] = [];
  places.forEach((place, i) => {
    const near = places.slice(0, i).flatMap((other, j) => {
      return place - other < size ? [{ dx: place - other, y: offsets[j] ?? 0 }] : [];
    });
    const candidates = [
      0,
      ...near.flatMap(({ dx, y }) => {
        const dy = Math.sqrt(size * size - dx * dx);
        return [y - dy, y + dy];
      }),
    ].toSorted((a, b) => Math.abs(a) - Math.abs(b) || a - b);
    const free = candidates.find(
      (y) => Math.abs(y) <= limit && near.every((n) => Math.hypot(n.dx, y - n.y) >= size - 1e-6),
    );
    offsets.push(free ?? (i % 2 ? limit : -limit));
  });
  return offsets;
}
