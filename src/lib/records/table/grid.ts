/** Moving through the cells of a grid, and which of its rows exist at a moment. Pure. */

/** Row 0 is the first below the header; the header is row -1. */
export interface Cell {
  row: number;
  column: number;
}

export interface Size {
  rows: number;
  columns: number;
  /** Rows that are seen at once. */
  page: number;
}

/**
 * Where a key leads (ARIA Authoring Practices, data grid): arrows one cell, Home and End the row's
 * ends, with Ctrl the grid's, Page keys a page. Null for every other key.
 */
export function moved(
  { row, column }: Cell,
  { key, ctrl }: { key: string; ctrl: boolean },
  { rows, columns, page }: Size,
): Cell | null {
  const to = (r: number, c: number): Cell => ({
    row: clamp(r, -1, rows - 1),
    column: clamp(c, 0, columns - 1),
  });
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'Home':
      return to(ctrl ? 0 : row, 0);
    case 'End':
      return to(ctrl ? rows - 1 : row, columns - 1);
    case 'PageUp':
      return to(Math.max(row - page, Math.min(row, 0)), column);
    case 'PageDown':
      return to(row + page, column);
    default:
      return null;
  }
}

export type Slice = { kind: 'row'; row: number } | { kind: 'gap'; from: number; rows: number };

/**
 * The rows to draw and the gaps between them: those in sight, some more on each side, and the one
 * that holds the focus, which must not vanish while it is scrolled away.
 */
export function slices(
  { top, height, rowHeight }: { top: number; height: number; rowHeight: number },
  rows: number,
  focused: number,
  more = 12,
): Slice[] {
  const first = clamp(Math.floor(top / rowHeight) - more, 0, rows);
  const last = clamp(Math.ceil((top + height) / rowHeight) + more, 0, rows);
  const drawn = Array.from({ length: Math.max(last - first, 0) }, (_, i) => first + i);
  if (focused >= 0 && focused < rows && !(focused >= first && focused < last)) {
    if (focused < first) drawn.unshift(focused);
    else drawn.push(focused);
  }
  const found: Slice[] = [];
  let next = 0;
  for (const row of [...drawn, rows]) {
    if (row > next) found.push({ kind: 'gap', from: next, rows: row - next });
    if (row < rows) found.push({ kind: 'row', row });
    next = row + 1;
  }
  return found;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(high, low));
}
