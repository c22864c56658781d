import type { SpanReach } from './measure-years';
import { isFromLand, measuresOf, mostOf, valueOf, type SpanMeasures } from './measures';

export type Row = SpanMeasures & Partial<Pick<SpanReach, 'band'>>;
type Cell = string | number | null | undefined;

/**
 * The columns of a file with one row for each span: for every measure its value, its band if `hasBands`, the record
 * that decides it, and the reason why it has no value.
 */
export function yearColumns(
  partners: readonly string[],
  hasBands: boolean,
): Record<string, (row: Row) => Cell> {
  const columns: Record<string, (row: Row) => Cell> = {
    from: ({ from }) => from,
    to: ({ to }) => to,
  };
  for (const measure of measuresOf(partners)) {
    columns[measure] = (row) => valueOf(row, measure);
    if (isFromLand(measure)) columns[`${measure}.most`] = (row) => mostOf(row, measure);
    if (hasBands) {
      columns[`${measure}.low`] = ({ band }) => band?.[measure]?.[0];
      columns[`${measure}.high`] = ({ band }) => band?.[measure]?.[1];
    }
    columns[`${measure}.decidedBy`] = ({ decidingRecord }) => decidingRecord[measure]?.recordId;
    columns[`${measure}.reason`] = ({ reasons }) => reasons[measure];
  }
  return {
    ...columns,
    centreLng: ({ centre }) => centre?.[0],
    centreLat: ({ centre }) => centre?.[1],
    regionalShare: ({ regionalShare }) =>
      Object.entries(regionalShare)
        .map(([region, share]) => `${region}=${share}`)
        .join(' '),
  };
}

/** The same as rows of cells, the names of the columns first. */
export function yearTable(rows: readonly Row[], partners: readonly string[]): Cell[][] {
  const columns = yearColumns(partners, false);
  const cells = Object.values(columns);
  return [Object.keys(columns), ...rows.map((row) => cells.map((cell) => cell(row)))];
}
