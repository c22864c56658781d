import { measuresOf, mostOf, recordOf, valueOf, type SpanMeasures } from './measures';

type Cell = string | number | null | undefined;

export function yearColumns(
  partners: readonly string[],
): Record<string, (row: SpanMeasures) => Cell> {
  const columns: Record<string, (row: SpanMeasures) => Cell> = {
    from: ({ from }) => from,
    to: ({ to }) => to,
  };
  for (const measure of measuresOf(partners)) {
    columns[measure] = (row) => valueOf(row, measure);
    if (/^farthest/.test(measure)) {
      columns[`${measure}.record`] = (row) => recordOf(row, measure);
      columns[`${measure}.most`] = (row) => mostOf(row, measure);
    }
    columns[`${measure}.reason`] = ({ reasons }) => reasons[measure];
  }
  return {
    ...columns,
    regionalShare: ({ regionalShare }) =>
      Object.entries(regionalShare)
        .map(([region, share]) => `${region}=${share}`)
        .join(' '),
  };
}

export function yearTable(rows: readonly SpanMeasures[], partners: readonly string[]): Cell[][] {
  const columns = yearColumns(partners);
  const cells = Object.values(columns);
  return [Object.keys(columns), ...rows.map((row) => cells.map((cell) => cell(row)))];
}
