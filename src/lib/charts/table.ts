/** The numbers of a chart as rows: the source of its CSV, its table and its text alternative. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** How numbers of each column are written on the page; files hold them as they are. */
  formats?: readonly ((value: number) => string)[];
}

/** Null is a value that is not defined. */
export type Cell = string | number | null;

/**
 * RFC 4180: CRLF, quotes where needed, numbers as they are, nothing for null. `source` becomes a
 * last column, so that no row travels without it.
 */
export function toCsv({ columns, rows }: Table, source: { column: string; text: string }): string {
  const lines = [[...columns, source.column], ...rows.map((row) => [...row, source.text])].map(
    (cells) => cells.map(quote).join(','),
  );
  return `${lines.join('\r\n')}\r\n`;
}

function quote(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  // A spreadsheet would run a text that begins like a formula.
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

interface TableSeries {
  label: string;
  points: readonly { x: number; y: number | null; low?: number; high?: number; name?: string }[];
}

export interface ColumnWords {
  x: string;
  series: string;
  name: string;
  value: string;
  low: string;
  high: string;
}

/**
 * Lines as a table: a row a place of the axis, a column a series, with two more for a series that
 * has a band. Series with named dots are listed one value a row instead.
 */
export function seriesTable(
  series: readonly TableSeries[],
  words: ColumnWords,
  formatX: (x: number) => string,
  formatY: (y: number) => string,
): Table {
  const points = series.flatMap((one) => one.points);
  if (points.some(({ name }) => name !== undefined)) {
    return {
      columns: [words.series, words.name, words.x, words.value],
      formats: [String, String, formatX, formatY],
      rows: series.flatMap(({ label, points: own }) =>
        own.map(({ x, y, name }) => [label, name ?? null, x, y]),
      ),
    };
  }
  const columns = series.flatMap(({ label, points: own }) => {
    const at = new Map(own.map((point) => [point.x, point]));
    const value = { label, read: (x: number) => at.get(x)?.y ?? null };
    if (own.every(({ low }) => low === undefined)) return [value];
    return [
      value,
      { label: `${label}, ${words.low}`, read: (x: number) => at.get(x)?.low ?? null },
      { label: `${label}, ${words.high}`, read: (x: number) => at.get(x)?.high ?? null },
    ];
  });
  const xs = [...new Set(points.map(({ x }) => x))].toSorted((a, b) => a - b);
  return {
    columns: [words.x, ...columns.map(({ label }) => label)],
    formats: [formatX, ...columns.map(() => formatY)],
    rows: xs.map((x) => [x, ...columns.map(({ read }) => read(x))]),
  };
}

/** A cell as the page shows it. */
export function cellText(cell: Cell, format: (value: number) => string = String): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? format(cell) : cell;
}
