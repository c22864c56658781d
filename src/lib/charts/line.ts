import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { valueAxis, thinLabels, type Tick } from './axis';
import { dashOf, shapeOf, type Colour, type Shape } from './colour';
import { TEXT_PX, fitText, frameFor, type Frame } from './frame';
import type { Mark } from './mark';
import { spreadLabels } from './spread';

export interface LinePoint {
  x: number;
  /** Null where the value is not defined: the line breaks. */
  y: number | null;
  /** Ends of a band round the value. */
  low?: number;
  high?: number;
  /** What the dot is, where it is more than its value: the name of a record. */
  name?: string;
  id?: string;
}

export interface LineSeries {
  id: string;
  label: string;
  colour: Colour;
  points: readonly LinePoint[];
  /** `dots` leaves the points unconnected. */
  as?: 'line' | 'dots';
}

/** A line across the plot at a place of the x axis, with its name: the end of the study. */
export interface Reference {
  x: number;
  label: string;
}

export interface LineOptions {
  width: number;
  height: number;
  formatX: (x: number) => string;
  formatY: (y: number) => string;
  references?: readonly Reference[];
  zero?: boolean;
  /** A value that the axis must reach: charts beside each other share one scale. */
  reach?: number;
  /** A place of the axis to mark. */
  marked?: number | null;
}

/** From this width, px, lines carry their names; below it a legend does. */
export const DIRECT_WIDTH = 520;
const LABEL_STEP = TEXT_PX + 3;

export interface LinePicture {
  frame: Frame;
  xTicks: Tick[];
  yTicks: Tick[];
  lines: { id: string; colour: Colour; dash: string; path: string; band: string }[];
  /** `lone`: a value of a line that has no neighbour to be joined to. */
  dots: { id: string; colour: Colour; shape: Shape; x: number; y: number; lone: boolean }[];
  labels: { id: string; colour: Colour; text: string; x: number; y: number; from: number }[];
  references: { label: string; x: number; anchor: 'start' | 'end' }[];
  markedX: number | null;
  marks: Mark[];
}

/** Where everything of a line chart lies, px. Points without a value have no mark. */
export function placeLines(series: readonly LineSeries[], options: LineOptions): LinePicture {
  const { width, height, formatX, formatY, marked = null } = options;
  const points = series.flatMap((one) => one.points);
  const values = points.flatMap(({ y, low, high }) => [y, low, high].filter(isNumber));
  if (options.reach !== undefined) values.push(options.reach);
  const value = valueAxis(values, height < 200 ? 3 : 5, options.zero);
  const direct = width >= DIRECT_WIDTH && series.length > 1;
  const frame = frameFor(width, height, {
    left: value.ticks.map((tick) => formatY(tick)),
    ...(direct ? { right: series.map(({ label }) => label) } : {}),
  });
  const xs = points.map((point) => point.x);
  const [first, last] = xs.length ? [Math.min(...xs), Math.max(...xs)] : [0, 1];
  const pad = 8;
  const x = scaleLinear(
    [first, last === first ? first + 1 : last],
    [frame.left + pad, frame.right - pad],
  );
  const y = scaleLinear([value.from, value.to], [frame.bottom, frame.top]);
  const known = (point: LinePoint) => point.y !== null;

  const lines = series
    .filter(({ as }) => as !== 'dots')
    .map(({ id, colour, points: own }) => ({
      id,
      colour,
      dash: dashOf(series.findIndex((one) => one.id === id)),
      path:
        line<LinePoint>()
          .defined(known)
          .x((point) => x(point.x))
          .y((point) => y(point.y ?? 0))
          .digits(1)(own) ?? '',
      band:
        area<LinePoint>()
          .defined(({ low, high }) => low !== undefined && high !== undefined)
          .x((point) => x(point.x))
          .y0((point) => y(point.low ?? 0))
          .y1((point) => y(point.high ?? 0))
          .digits(1)(own) ?? '',
    }));
  const marks = series.flatMap(({ id, label, points: own }, row) =>
    own.filter(known).map((point, i): Mark => {
      const what = point.name ?? label;
      return {
        id: point.id ?? `${id}:${point.x}:${i}`,
        ...{ row, column: point.x, x: x(point.x), y: y(point.y ?? 0), width: 16, height: 16 },
        text: `${what}, ${formatX(point.x)}: ${formatY(point.y ?? 0)}${bandText(point, formatY)}`,
      };
    }),
  );
  return {
    frame,
    xTicks: placeYears(first, last, x, formatX),
    yTicks: value.ticks.map((tick) => ({ at: y(tick), value: tick, text: formatY(tick) })),
    lines,
    dots: placeDots(series, x, y),
    labels: direct ? placeEndLabels(series, frame, x, y) : [],
    references: (options.references ?? [])
      .filter((reference) => reference.x >= first && reference.x <= last)
      .map(({ x: at, label }) => ({
        label,
        x: x(at),
        anchor: x(at) > (frame.left + frame.right) / 2 ? ('end' as const) : ('start' as const),
      })),
    markedX: marked !== null && marked >= first && marked <= last && xs.length ? x(marked) : null,
    marks,
  };
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}

function bandText({ low, high }: LinePoint, formatY: (y: number) => string): string {
  return low === undefined || high === undefined ? '' : ` (${formatY(low)}–${formatY(high)})`;
}

function placeYears(
  first: number,
  last: number,
  x: (value: number) => number,
  formatX: (x: number) => string,
): Tick[] {
  const ticks = Array.from({ length: Math.floor(last - first) + 1 }, (_, i) => {
    const value = Math.ceil(first) + i;
    return { at: x(value), value, text: formatX(value) };
  });
  const kept = thinLabels(ticks);
  return ticks.filter((_, i) => kept[i]);
}

/** Dots where there is no line to see: series of dots, and values without a neighbour. */
function placeDots(
  series: readonly LineSeries[],
  x: (value: number) => number,
  y: (value: number) => number,
): LinePicture['dots'] {
  return series.flatMap(({ id, colour, points, as }, index) =>
    points.flatMap((point, i) => {
      if (point.y === null) return [];
      const joined = [points[i - 1], points[i + 1]].some((other) => (other?.y ?? null) !== null);
      if (as !== 'dots' && joined) return [];
      const key = point.id ?? `${id}:${point.x}:${i}`;
      const lone = as !== 'dots';
      const shape = lone ? 'disc' : shapeOf(index);
      return { id: key, colour, shape, x: x(point.x), y: y(point.y), lone };
    }),
  );
}

/** Names at the ends of the lines, moved apart where they would overlap. */
function placeEndLabels(
  series: readonly LineSeries[],
  frame: Frame,
  x: (value: number) => number,
  y: (value: number) => number,
): LinePicture['labels'] {
  const ends = series.flatMap(({ id, label, colour, points }) => {
    const end = points.findLast((point) => point.y !== null);
    return end ? [{ id, label, colour, x: x(end.x), y: y(end.y ?? 0) }] : [];
  });
  const placed = spreadLabels(
    ends.map((end) => end.y),
    LABEL_STEP,
    frame.top,
    frame.bottom,
  );
  return ends.map(({ id, label, colour, y: from }, i) => ({
    ...{ id, colour, from, text: fitText(label, frame.width - frame.right - 8) },
    ...{ x: frame.right + 4, y: placed[i] ?? from },
  }));
}
