import { max } from 'd3-array';
import { estimateTextPx } from '$lib/site/text-width';
import { thinLabels, type Tick } from './axis';
import { TEXT_PX, fitText, frameFor, type Frame } from './frame';
import type { Mark } from './mark';

/** Three kinds of nothing are three different things: none was found, nobody looked, not yet. */
export const ABSENCES = ['none', 'not-covered', 'before-coverage'] as const;
export type Absence = (typeof ABSENCES)[number];

export type MatrixCell = number | Absence;

export interface MatrixRow {
  id: string;
  label: string;
  /** One a column. */
  cells: readonly MatrixCell[];
}

export interface MatrixOptions {
  width: number;
  columns: readonly string[];
  format: (value: number) => string;
  /** The words for each kind of nothing. */
  absence: (absence: Absence) => string;
}

export interface PlacedCell {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** 0 for the least value shown to 1 for the most; null for nothing. */
  shade: number | null;
  absence: Absence | null;
  /** The value where it has room in its cell. */
  text: string;
}

export interface MatrixPicture {
  frame: Frame;
  rows: { id: string; label: string; y: number }[];
  columnTicks: Tick[];
  cells: PlacedCell[];
  /** What the shades and the kinds of nothing mean, under the columns. */
  key: KeyEntry[];
  marks: Mark[];
}

export interface KeyEntry {
  shade: number | null;
  absence: Absence | null;
  /** Left edge of the swatch; its words follow it. */
  x: number;
  text: string;
}

/** Swatches of the key, px. */
export const KEY = { swatch: 12, height: 26 } as const;

export const MATRIX_ROW_PX = 24;

/** A table of shades. Zero counts as `none`; shades go by the root, as the eye judges areas. */
export function placeMatrix(rows: readonly MatrixRow[], options: MatrixOptions): MatrixPicture {
  const { width, columns, format } = options;
  const names = rows.map(({ label }) => fitText(label, width * 0.38));
  const height = rows.length * MATRIX_ROW_PX + 14 + 26 + KEY.height;
  const frame = frameFor(width, height, { left: names, bottom: 26 + KEY.height });
  const step = (frame.right - frame.left) / Math.max(columns.length, 1);
  const amounts = rows.flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'number'));
  const most = max(amounts) ?? 0;
  const cells: PlacedCell[] = [];
  const marks: Mark[] = [];
  rows.forEach(({ id, label, cells: own }, row) => {
    columns.forEach((name, column) => {
      const cell = own[column] ?? 'not-covered';
      const absence = typeof cell === 'number' ? (cell === 0 ? 'none' : null) : cell;
      const value = typeof cell === 'number' ? cell : 0;
      const text = format(value);
      const box = {
        x: frame.left + column * step + 1,
        y: frame.top + row * MATRIX_ROW_PX + 1,
        width: Math.max(step - 2, 1),
        height: MATRIX_ROW_PX - 2,
      };
      const fits = estimateTextPx(text, TEXT_PX) <= box.width;
      const key = `${id}:${column}`;
      cells.push({
        ...{ id: key, ...box, absence },
        shade: absence ? null : Math.sqrt(value / most),
        text: absence || !fits ? '' : text,
      });
      marks.push({
        ...{ id: key, row, column, width: box.width, height: box.height },
        ...{ x: box.x + box.width / 2, y: box.y + box.height / 2 },
        text: `${label}, ${name}: ${absence ? options.absence(absence) : text}`,
      });
    });
  });
  const ticks = columns.map((text, i) => ({ at: frame.left + (i + 0.5) * step, value: i, text }));
  const kept = thinLabels(ticks);
  return {
    frame,
    rows: rows.map(({ id }, i) => {
      return { id, label: names[i] ?? '', y: frame.top + (i + 0.5) * MATRIX_ROW_PX };
    }),
    columnTicks: ticks.filter((_, i) => kept[i]),
    cells,
    key: placeKey(amounts, cells, options),
    marks,
  };
}

/** The least and the most value shown, then each kind of nothing that occurs. */
function placeKey(
  amounts: readonly number[],
  cells: readonly PlacedCell[],
  { format, absence, width }: MatrixOptions,
): KeyEntry[] {
  const shown = amounts.filter((amount) => amount !== 0).toSorted((a, b) => a - b);
  const [least, most] = [shown[0], shown.at(-1)];
  const ends = least === undefined || most === undefined ? [] : [...new Set([least, most])];
  const entries = [
    ...ends.map((value) => {
      return { shade: Math.sqrt(value / (most ?? 1)), absence: null, text: format(value) };
    }),
    ...ABSENCES.filter((kind) => cells.some((cell) => cell.absence === kind)).map((kind) => {
      return { shade: null, absence: kind, text: absence(kind) };
    }),
  ];
  const sizes = entries.map(({ text }) => KEY.swatch + 6 + estimateTextPx(text, TEXT_PX) + 14);
  const room = sizes.reduce((sum, size) => sum + size, 0);
  let x = Math.max(width - room - 4, 0);
  return entries.map((entry, i) => {
    const placed = { ...entry, x };
    x += sizes[i] ?? 0;
    return placed;
  });
}

/** How strong a shade is drawn: even the least value is seen. */
export function tint(shade: number): number {
  return 0.16 + 0.84 * shade;
}
