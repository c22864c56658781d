const FORMULA = /^'*[=+\-@\t\r]/;

const spreadsheetText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

export const plainText = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;

/** A line of CSV without its line break (RFC 4180): quotes where needed, empty for null. */
export const csvLine = (cells: readonly (string | number | null | undefined)[]): string =>
  cells
    .map((cell) => (typeof cell === 'string' ? spreadsheetText(cell) : String(cell ?? '')))
    .map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(',');
