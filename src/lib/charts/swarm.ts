import { scaleLinear } from 'd3-scale';
import { thinLabels, valueAxis, type Tick } from './axis';
import { shapeOf, type Colour, type Shape } from './colour';
import { fitText, frameFor, type Frame } from './frame';
import type { Mark } from './mark';

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
  width: number;
  /** Height of one row, px. */
  rowHeight: number;
  radius: number;
  format: (value: number) => string;
  zero?: boolean;
}

export interface SwarmPicture {
  frame: Frame;
  rows: { id: string; label: string; y: number }[];
  dots: { id: string; colour: Colour; shape: Shape; x: number; y: number }[];
  valueTicks: Tick[];
  marks: Mark[];
}

/**
 * Every value as a dot at its place, moved sideways only as far as needed not to overlap (beeswarm).
 * The same data always gives the same picture. Where a row is too full for its height, dots overlap
 * at its edge rather than leave it.
 */
export function placeSwarm(rows: readonly SwarmRow[], options: SwarmOptions): SwarmPicture {
  const { width, rowHeight, radius, format } = options;
  const values = rows.flatMap(({ dots }) => dots.map(({ value }) => value));
  const axis = valueAxis(values, width < 420 ? 3 : 6, options.zero);
  const height = rows.length * rowHeight + 40;
  const names = rows.map(({ label }) => fitText(label, width * 0.4));
  const frame = frameFor(width, height, { left: names });
  const x = scaleLinear([axis.from, axis.to], [frame.left + radius, frame.right - radius - 12]);
  const dots: SwarmPicture['dots'] = [];
  const marks: Mark[] = [];
  rows.forEach(({ label, dots: own }, row) => {
    const middle = frame.top + (row + 0.5) * rowHeight;
    const sorted = own.toSorted((a, b) => a.value - b.value || a.id.localeCompare(b.id));
    const offsets = dodge(
      sorted.map(({ value }) => x(value)),
      radius,
      rowHeight / 2 - radius,
    );
    sorted.forEach(({ id, value, name, colour, shape = 0 }, i) => {
      const at = { x: x(value), y: middle + (offsets[i] ?? 0) };
      dots.push({ id, colour, shape: shapeOf(shape), ...at });
      marks.push({
        ...{ id, row, column: i, ...at, width: 2 * radius, height: 2 * radius },
        text: `${name}, ${label}: ${format(value)}`,
      });
    });
  });
  const ticks = axis.ticks.map((tick) => ({ at: x(tick), value: tick, text: format(tick) }));
  const kept = thinLabels(ticks);
  return {
    frame,
    rows: rows.map(({ id }, i) => {
      return { id, label: names[i] ?? '', y: frame.top + (i + 0.5) * rowHeight };
    }),
    dots,
    valueTicks: ticks.filter((_, i) => kept[i]),
    marks,
  };
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
