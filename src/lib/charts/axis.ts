import { extent, nice, ticks } from 'd3-array';
import { estimateTextPx } from '$lib/site/text-width';
import { TEXT_PX, fitText, frameFor, type Frame } from './chart-frame';
import { linear } from './linear';

export interface Tick {
  /** Px along the axis. */
  at: number;
  value: number;
  text: string;
}

/** A value axis: round ends and ticks, of counts whole ones; zero included. */
export function valueAxis(values: readonly number[], count: number) {
  const [low = 0, high = 0] = extent([0, ...values]);
  // A flat series still needs an axis with two ends.
  const [from, to] = nice(low, low === high ? low + 1 : high, count);
  const all = ticks(from, to, count);
  return { from, to, ticks: values.every(Number.isInteger) ? all.filter(Number.isInteger) : all };
}

/** Rows with their names on the left, and a value axis below them. */
export interface RowPlot {
  frame: Frame;
  x: (value: number) => number;
  left: { y: number; label: string }[];
  bottom: Tick[];
}

export function rowPlot(
  names: readonly string[],
  values: readonly number[],
  {
    width,
    rowHeight,
    format,
    room = { left: 0, right: 12 },
  }: {
    width: number;
    rowHeight: number;
    format: (value: number) => string;
    /** Between the plot's edges and the ends of the axis, px. */
    room?: { left: number; right: number };
  },
): RowPlot {
  const axis = valueAxis(values, width < 420 ? 3 : 6);
  const labels = names.map((name) => fitText(name, width * 0.4));
  const frame = frameFor(width, names.length * rowHeight + 40, { left: labels });
  const x = linear([axis.from, axis.to], [frame.left + room.left, frame.right - room.right]);
  const ticks = axis.ticks.map((value) => ({ at: x(value), value, text: format(value) }));
  const left = labels.map((label, i) => ({ y: frame.top + (i + 0.5) * rowHeight, label }));
  return { frame, x, left, bottom: thinned(ticks) };
}

const STRIDES = [1, 2, 5, 10, 20, 25, 50, 100];

/**
 * Which of evenly spaced places (years, columns) get a label, counted back from the last, such that
 * labels do not touch.
 */
export function thinLabels(
  places: readonly { at: number; text: string }[],
  fontPx = TEXT_PX,
): boolean[] {
  const last = places.length - 1;
  const stride =
    STRIDES.find((every) => {
      const kept = places.filter((_, i) => (last - i) % every === 0);
      return kept.every((place, i) => {
        const before = kept[i - 1];
        if (!before) return true;
        const room = (estimateTextPx(place.text, fontPx) + estimateTextPx(before.text, fontPx)) / 2;
        return place.at - before.at >= room + 6;
      });
    }) ?? places.length;
  return places.map((_, i) => (last - i) % stride === 0);
}

/** The places that get a label. */
export function thinned<Place extends { at: number; text: string }>(
  places: readonly Place[],
): Place[] {
  const kept = thinLabels(places);
  return places.filter((_, i) => kept[i]);
}
