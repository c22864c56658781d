const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it, as does one that begins
 * with such an apostrophe, so that `plainText` can take it away again.
 */
export const spreadsheetText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

export const plainText = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
