import { extent } from 'd3-array';
import { linear } from './linear';
import { area, line } from 'd3-shape';
import { thinned, valueAxis, type Tick } from './axis';
import { cssColour, dashOf, shapeOf } from './colour';
import {
  drawDot,
  drawText,
  type Chart,
  type Drawing,
  type Drawn,
  type LegendEntry,
} from './figure/chart';
import { TEXT_PX, fitText, frameFor, type Frame } from './chart-frame';
import type { Mark } from './figure/chart-mark';
import { spreadLabels } from './spread-labels';
import { summariseEach } from './figure/chart-summary';
import { seriesTable } from './figure/chart-table';

export interface LinePoint {
  x: number;
  /** Null where the value is not defined: the line breaks. */
  y: number | null;
  /** Ends of a band round the value. */
  low?: number;
  high?: number;
  id?: string;
}

export interface LineSeries extends LegendEntry {
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
  series: readonly LineSeries[];
  /** Name of the horizontal axis in files: `Year`. */
  xName: string;
  formatY: (y: number) => string;
  references?: readonly Reference[];
  /** A place of the axis to mark: the year the page is at. */
  marked?: number | null;
  height?: number;
  /** A value that the axis must reach: charts beside each other share one scale. */
  reach?: number;
}

/** From this width, px, lines carry their names; below it a legend does. */
const DIRECT_WIDTH = 520;
const LABEL_STEP = TEXT_PX + 3;

export function lineChart(options: LineOptions): Chart {
  const { series, xName, formatY } = options;
  return {
    table: seriesTable(series, xName, formatY),
    summary: summariseEach(
      series.map(({ label, points }) => ({
        label,
        values: points.map(({ x, y }) => ({ at: String(x), value: y })),
      })),
      formatY,
    ),
    legend: series.length > 1 ? series : [],
    swatch: series.some(({ as }) => as === 'dots') ? 'dot' : 'line',
    draw: (width) => placeLines(options, width),
  };
}

/** Where everything of a line chart lies. Points without a value have no mark. */
export function placeLines(options: LineOptions, width: number): Drawing {
  const { series, formatY, height = 260, marked = null, reach } = options;
  const points = series.flatMap((one) => one.points);
  const values = points.flatMap(({ y, low, high }) => [y, low, high]);
  const axis = valueAxis(
    [...values, reach].filter((value) => typeof value === 'number'),
    height < 200 ? 3 : 5,
  );
  const named = width >= DIRECT_WIDTH && series.length > 1;
  const frame = frameFor(width, height, {
    left: axis.ticks.map((tick) => formatY(tick)),
    ...(named ? { right: series.map(({ label }) => label) } : {}),
  });
  const [first = 0, last = 1] = extent(points, (point) => point.x);
  const x = linear([first, last === first ? first + 1 : last], [frame.left + 8, frame.right - 8]);
  const y = linear([axis.from, axis.to], [frame.bottom, frame.top]);
  const within = (at: number) => points.length > 0 && at >= first && at <= last;
  const years = Array.from({ length: Math.floor(last - first) + 1 }, (_, i): Tick => {
    const value = Math.ceil(first) + i;
    return { at: x(value), value, text: String(value) };
  });
  const references = (options.references ?? []).filter((reference) => within(reference.x));
  return {
    frame,
    bottom: thinned(years),
    left: axis.ticks.map((tick) => ({ y: y(tick), label: formatY(tick) })),
    ...{ grid: 'rows', named },
    under: marked !== null && within(marked) ? [drawMarked(x(marked), frame)] : [],
    drawn: [
      ...references.flatMap(({ x: at, label }) => drawReference(x(at), label, frame)),
      ...drawLines(series, x, y),
      ...drawDots(series, x, y),
      ...(named ? drawNames(series, frame, y) : []),
    ],
    marks: series.flatMap(({ id, label, points: own }, row) =>
      own.filter(isKnown).map((point, i): Mark => {
        const { x: column, low, high } = point;
        const band =
          low === undefined || high === undefined ? null : [low, high].map((end) => formatY(end));
        const value = `${formatY(point.y)}${band ? ` (${band.join('–')})` : ''}`;
        return {
          id: point.id ?? `${id}:${column}:${i}`,
          ...{ row, column, x: x(column), y: y(point.y), width: 16, height: 16 },
          text: `${label}, ${column}: ${value}`,
        };
      }),
    ),
  };
}

type Scale = (value: number) => number;

function isKnown(point: LinePoint): point is LinePoint & { y: number } {
  return point.y !== null;
}

function drawMarked(x: number, { top, bottom }: Frame): Drawn {
  const box = { x: x - 9, y: top - 6, width: 18, height: bottom - top + 6, rx: 4 };
  return { tag: 'rect', part: 'marked', attributes: { ...box, fill: 'var(--accent-soft)' } };
}

function drawReference(x: number, label: string, { left, right, top, bottom }: Frame): Drawn[] {
  const dashed = { stroke: 'var(--mute)', 'stroke-dasharray': '2 3' };
  const end = x > (left + right) / 2;
  const anchor = end ? 'end' : 'start';
  return [
    { tag: 'line', attributes: { x1: x, x2: x, y1: top - 4, y2: bottom, ...dashed } },
    drawText(label, end ? x - 5 : x + 5, 12, { dy: 0, 'text-anchor': anchor }),
  ];
}

/** Bands first: no line lies under a band. */
function drawLines(series: readonly LineSeries[], x: Scale, y: Scale): Drawn[] {
  const bandOf = area<LinePoint>(
    (point) => x(point.x),
    ({ low = 0 }) => y(low),
    ({ high = 0 }) => y(high),
  )
    .defined(({ low, high }) => low !== undefined && high !== undefined)
    .digits(1);
  const lineOf = line<LinePoint>(
    (point) => x(point.x),
    (point) => y(point.y ?? 0),
  )
    .defined(isKnown)
    .digits(1);
  const joined = series.map((one, i) => ({ ...one, i })).filter(({ as }) => as !== 'dots');
  const bands = joined.map(({ colour, points }): Drawn => {
    const paint = { fill: cssColour(colour), opacity: 0.16 };
    return { tag: 'path', part: 'band', attributes: { d: bandOf(points) ?? '', ...paint } };
  });
  const lines = joined.map(({ colour, points, i }): Drawn => {
    const paint = {
      ...{ fill: 'none', stroke: cssColour(colour), 'stroke-width': 2 },
      ...{ 'stroke-linejoin': 'round', 'stroke-linecap': 'round', 'stroke-dasharray': dashOf(i) },
    };
    return { tag: 'path', part: 'line', attributes: { d: lineOf(points) ?? '', ...paint } };
  });
  return [...bands.filter(({ attributes }) => attributes.d !== ''), ...lines];
}

/** Dots where there is no line to see: series of dots, and values without a neighbour. */
function drawDots(series: readonly LineSeries[], x: Scale, y: Scale): Drawn[] {
  return series.flatMap(({ colour, points, as }, index) =>
    points.flatMap((point, i) => {
      const joined = [points[i - 1], points[i + 1]].some((other) => other && isKnown(other));
      if (!isKnown(point) || (as !== 'dots' && joined)) return [];
      const at = { colour, x: x(point.x), y: y(point.y) };
      return as === 'dots'
        ? drawDot({ ...at, shape: shapeOf(index) }, 4.5)
        : drawDot({ ...at, shape: 'disc' }, 2.5);
    }),
  );
}

/** Names at the ends of the lines, moved apart where they would overlap. */
function drawNames(series: readonly LineSeries[], frame: Frame, y: Scale): Drawn[] {
  const ends = series.flatMap(({ label, colour, points }) => {
    const end = points.findLast(isKnown);
    return end ? [{ label, colour, from: y(end.y) }] : [];
  });
  const places = spreadLabels(
    ends.map(({ from }) => from),
    LABEL_STEP,
    frame.top,
    frame.bottom,
  );
  return ends.flatMap(({ label, colour, from }, i): Drawn[] => {
    const at = places[i] ?? from;
    const text = fitText(label, frame.width - frame.right - 8);
    const look = { fill: cssColour(colour), 'font-weight': 600 };
    const name = { ...drawText(text, frame.right + 4, at, look), part: 'name' };
    if (Math.abs(at - from) <= 6) return [name];
    const leader = { x1: frame.right - 6, x2: frame.right + 2, y1: from, y2: at };
    return [{ tag: 'line', attributes: { ...leader, stroke: 'var(--line)' } }, name];
  });
}
