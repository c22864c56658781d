import { cumsum, extent, max } from 'd3-array';
import { m } from '$lib/paraglide/messages';
import { estimateTextPx } from '$lib/site/text-width';
import { thinned } from './axis';
import { drawText, type Chart, type Drawing, type Drawn } from './figure/chart';
import { TEXT_PX, fitText, frameFor } from './chart-frame';
import type { Mark } from './figure/chart-mark';
import { summarise } from './figure/chart-summary';

/** Three kinds of nothing are three different things: none was found, nobody looked, not yet. */
const ABSENCES = {
  none: m.charts_none,
  'not-covered': m.charts_not_covered,
  'before-coverage': m.charts_before_coverage,
};
export type Absence = keyof typeof ABSENCES;

export type MatrixCell = number | Absence;

export interface MatrixRow {
  id: string;
  label: string;
  /** One a column. */
  cells: readonly MatrixCell[];
}

export interface MatrixOptions {
  rows: readonly MatrixRow[];
  columns: readonly string[];
  /** Names of the columns of files: the row, the column, the value. */
  names: { row: string; column: string; value: string };
  format: (value: number) => string;
}

const ROW_PX = 24;
const AXIS_PX = 26;
const KEY = { swatch: 12, height: 26 };

const cellOf = ({ cells }: MatrixRow, column: number) => cells[column] ?? 'not-covered';

export function matrixChart(options: MatrixOptions): Chart {
  const { rows, columns, names, format } = options;
  return {
    table: {
      columns: [names.row, names.column, names.value],
      formats: [String, String, format],
      rows: rows.flatMap((row) =>
        columns.map((column, i) => {
          const cell = cellOf(row, i);
          return [row.label, column, typeof cell === 'number' ? cell : ABSENCES[cell]()];
        }),
      ),
    },
    summary: summarise(
      rows.map(({ label, cells }) => ({
        label,
        values: cells.map((cell) => (typeof cell === 'number' && cell !== 0 ? cell : null)),
      })),
      columns,
      format,
    ),
    draw: (width) => placeMatrix(options, width),
  };
}

/** A table of shades of ink, since other colours have a meaning of their own. Zero counts as `none`; shades go by the root, as the eye judges areas. */
export function placeMatrix(options: MatrixOptions, width: number): Drawing {
  const { rows, columns, format } = options;
  const labels = rows.map(({ label }) => fitText(label, width * 0.38));
  const height = rows.length * ROW_PX + 14 + AXIS_PX + KEY.height;
  const frame = frameFor(width, height, { left: labels, bottom: AXIS_PX + KEY.height });
  const step = (frame.right - frame.left) / Math.max(columns.length, 1);
  const amounts = rows.flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'number'));
  const most = max(amounts) ?? 0;
  const shadeOf = (value: number) => Math.sqrt(value / most);
  const seen = new Set<Absence>();
  const drawn: Drawn[] = [];
  /** Cells where none was found. */
  const dots: Place[] = [];
  const marks: Mark[] = [];
  rows.forEach((row, r) => {
    columns.forEach((name, column) => {
      const cell = cellOf(row, column) || 'none';
      const box = {
        x: frame.left + column * step + 1,
        y: frame.top + r * ROW_PX + 1,
        width: Math.max(step - 2, 1),
        height: ROW_PX - 2,
      };
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const shown = typeof cell === 'number';
      const text = shown ? format(cell) : ABSENCES[cell]();
      if (cell === 'none') dots.push(middle);
      else drawn.push(drawCell(box, shown ? shadeOf(cell) : cell));
      if (!shown) seen.add(cell);
      else if (estimateTextPx(text, TEXT_PX) <= box.width) {
        // Where both are as far from the shade.
        const fill = shadeOf(cell) > 0.48 ? 'var(--paper)' : 'var(--ink)';
        drawn.push(drawText(text, middle.x, middle.y, { fill, 'text-anchor': 'middle' }));
      }
      marks.push({
        ...{ id: `${row.id}:${column}`, row: r, column, ...middle },
        ...{ width: box.width, height: box.height, text: `${row.label}, ${name}: ${text}` },
      });
    });
  });
  const ticks = columns.map((text, i) => ({ at: frame.left + (i + 0.5) * step, value: i, text }));
  const ends = new Set(extent(amounts.filter((amount) => amount !== 0)));
  const key = [
    ...[...ends].flatMap((end) =>
      end === undefined ? [] : [{ cell: shadeOf(end), text: format(end) }],
    ),
    ...(Object.keys(ABSENCES) as Absence[])
      .filter((kind) => seen.has(kind))
      .map((cell) => ({ cell, text: ABSENCES[cell]() })),
  ];
  return {
    ...{ frame, marks, bottom: thinned(ticks) },
    left: labels.map((label, i) => ({ y: frame.top + (i + 0.5) * ROW_PX, label })),
    drawn: [drawDots(dots), ...drawn, ...drawKey(key, { width, y: height - KEY.height / 2 + 4 })],
  };
}

type Place = Record<'x' | 'y', number>;
type Box = Record<'x' | 'y' | 'width' | 'height', number>;

/** By its shade, 0 for the least value to 1 for the most, or by its kind of nothing. */
function drawCell(box: Box, cell: number | Absence): Drawn {
  if (cell === 'none') return drawDots([{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]);
  const rounded = { ...box, rx: 2 };
  if (typeof cell === 'string') {
    return { tag: 'rect', part: cell, pattern: 'hatch', attributes: rounded };
  }
  // Even the least value is seen.
  const paint = { fill: 'var(--ink)', opacity: 0.16 + 0.84 * cell };
  return { tag: 'rect', part: 'shade', attributes: { ...rounded, ...paint } };
}

/** Most cells of a table: an element each would be half of a page. */
function drawDots(places: readonly Place[]): Drawn {
  const d = places.map(({ x, y }) => `M${x} ${y}h.01`).join('');
  const paint = { stroke: 'var(--border)', 'stroke-width': 3, 'stroke-linecap': 'round' };
  return { tag: 'path', part: 'none', attributes: { d, ...paint } };
}

/** The least and the most value shown and each kind of nothing that occurs, under the columns. */
function drawKey(
  key: readonly { cell: number | Absence; text: string }[],
  { width, y }: { width: number; y: number },
): Drawn[] {
  const { swatch } = KEY;
  const sizes = key.map(({ text }) => swatch + 6 + estimateTextPx(text, TEXT_PX) + 14);
  const ends = cumsum(sizes);
  const start = Math.max(width - (ends.at(-1) ?? 0) - 4, 0);
  return key.flatMap(({ cell, text }, i): Drawn[] => {
    const x = start + ends[i]! - sizes[i]!;
    const box = { x, y: y - swatch / 2, width: swatch, height: swatch };
    const words = drawText(text, x + swatch + 6, y);
    return [drawCell(box, cell), { ...words, part: 'key' }];
  });
}
