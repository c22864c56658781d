import { BASE, RULES } from '#core/record/languages';
import { csvLine } from '#core/record/spreadsheet-text';

export interface OutputTable {
  title: string;
  columns: string[];
  rows: OutputCell[][];
}
export type OutputCell = string | number | null | undefined;

type Column<Item> =
  | { [Key in keyof Item]: Item[Key] extends OutputCell ? Key : never }[keyof Item]
  | ((item: Item) => OutputCell);

export function outputTable<Item>(
  title: string,
  columns: Record<string, Column<NoInfer<Item>>>,
  items: readonly Item[],
): OutputTable {
  const rows = items.map((item) =>
    Object.values(columns).map((column) =>
      typeof column === 'function' ? column(item) : (item[column] as OutputCell),
    ),
  );
  return { title, columns: Object.keys(columns), rows };
}

export const toCsv = ({ columns, rows }: OutputTable) =>
  [columns, ...rows].map((row) => `${csvLine(row)}\r\n`).join('');

export function toTable({ title, columns, rows }: OutputTable) {
  const texts = rows.map((row) => columns.map((_, i) => cellText(row[i])));
  const isNumber = columns.map((_, i) =>
    rows.every((row) => typeof row[i] !== 'string' || /^≥ \d/.test(row[i])),
  );
  const widths = columns.map((column, i) =>
    Math.max(column.length, ...texts.map((row) => row[i]!.length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  return `${[title, line(columns), ...texts.map(line)].join('\n')}\n`;
}

export function cellText(cell: OutputCell) {
  if (cell === null || cell === undefined) return '–';
  if (typeof cell === 'string') return cell;
  // Years have no separator: nothing from 1900 to 2100 gets one.
  if (Number.isInteger(cell) && cell >= 1900 && cell <= 2100) return String(cell);
  return cell.toLocaleString(RULES[BASE].tag, { maximumFractionDigits: 4 });
}
