const FORMULA = /^'*[=+\-@\t\r]/;

const spreadsheetText = (text: string) => (FORMULA.test(text) ? `'${text}` : text);

export const plainText = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;

type Cells = readonly (string | number | null | undefined)[];

/** Without its break (RFC 4180). */
export const csvLine = (cells: Cells): string =>
  cells
    .map((cell) => (typeof cell === 'string' ? spreadsheetText(cell) : String(cell ?? '')))
    .map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(',');

/** Without its byte order mark spreadsheets garble Russian and Chinese. */
export const csvText = (rows: readonly Cells[], lineEnd = '\n'): string =>
  `\uFEFF${rows.map((cells) => csvLine(cells) + lineEnd).join('')}`;

export function columnLetters(count: number): string {
  const last = String.fromCharCode(65 + ((count - 1) % 26));
  return count > 26 ? columnLetters(Math.floor((count - 1) / 26)) + last : last;
}
