import { csvLine } from '../lib/core/record/spreadsheet-text';

/** Rows under columns: what both a table on a terminal and a CSV file are made of. */
export interface Sheet {
  title: string;
  columns: string[];
  rows: Cell[][];
}
/** null = undefined, which both show as nothing. */
export type Cell = string | number | null | undefined;

/** What stands in a column: a property of the item, or what is made of it. */
type Column<Item> =
  | { [Key in keyof Item]: Item[Key] extends Cell ? Key : never }[keyof Item]
  | ((item: Item) => Cell);

/** A row an item; each column by its name. */
export function sheetOf<Item>(
  title: string,
  columns: Record<string, Column<NoInfer<Item>>>,
  items: readonly Item[],
): Sheet {
  const rows = items.map((item) =>
    Object.values(columns).map((of) => (typeof of === 'function' ? of(item) : (item[of] as Cell))),
  );
  return { title, columns: Object.keys(columns), rows };
}

/** RFC 4180. */
export function toCsv({ columns, rows }: Sheet): string {
  return [columns, ...rows].map((row) => `${csvLine(row)}\r\n`).join('');
}

/** Columns in step, numbers to the right with thousands apart. */
export function toTable({ title, columns, rows }: Sheet): string {
  const texts = rows.map((row) => columns.map((_, i) => cellText(row[i])));
  const isNumber = columns.map((_, i) => rows.every((row) => typeof row[i] !== 'string'));
  const widths = columns.map((column, i) =>
    Math.max(column.length, ...texts.map((row) => row[i]!.length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  return `${[title, line(columns), ...texts.map(line)].join('\n')}\n`;
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '–';
  if (typeof cell === 'string') return cell;
  // Years are no quantities: nothing between 1900 and 2100 is set apart.
  if (Number.isInteger(cell) && cell >= 1900 && cell <= 2100) return String(cell);
  return cell.toLocaleString('en-GB', { maximumFractionDigits: 4 });
}
