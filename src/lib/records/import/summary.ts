import { isMissing, textOf, type At } from './complete';
import type { Mapping } from './mapping';
import type { Opened, Problem } from './open';
import type { ReadResult } from './read';

/** As many problems as the page lists. */
const LISTED = 1000;
/** As many records as the preview shows. */
const PREVIEWED = 5;

/** What the page shows of a file that it does not hold. */
export interface Summary extends Omit<ReadResult, 'records' | 'left'> {
  count: number;
  left: number;
  problemCount: number;
  preview: ReadResult['records'];
  columns: readonly string[];
  mapping: Mapping;
  /** What to ask before the records are taken. */
  doubts: Opened['guess']['doubts'];
  isOurs: boolean;
  encoding?: Opened['encoding'];
  sheet?: string;
  sheets?: readonly string[];
}

export function summaryOf(opened: Opened, mapping: Mapping, result: ReadResult): Summary {
  const { records, left, problems, ...rest } = result;
  const { content, guess, isOurs, encoding, sheet, sheets } = opened;
  return {
    ...rest,
    count: records.length,
    left: left.length,
    problems: problems.slice(0, LISTED),
    problemCount: problems.length,
    preview: records.slice(0, PREVIEWED),
    columns: 'columns' in content ? content.columns : [],
    ...{ mapping, doubts: guess.doubts, isOurs },
    ...(encoding && { encoding }),
    ...(sheet !== undefined && sheets && { sheet, sheets }),
  };
}

/** A row that was left out as it stood in the file, with what is wrong with it. */
export interface BadRow {
  cells: string[];
  problems: Problem[];
}

/** What a geometry, or a whole record, is called in a table of bad rows. */
const WHOLE = { record: 'record', geometry: 'geometry' };

export function badRows(
  { content }: Opened,
  { left, problems }: ReadResult,
): { columns: string[]; rows: BadRow[] } {
  const key = ({ unit, n }: At) => `${unit} ${n}`;
  const isLeft = new Set(left.map(key));
  const faults = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (!problem.at) continue;
    const at = key(problem.at);
    faults.set(at, [...(faults.get(at) ?? []), problem]);
  }
  const bad = <T extends { at: At }>(all: readonly T[], cellsOf: (one: T) => unknown[]) =>
    all
      .filter(({ at }) => isLeft.has(key(at)))
      .map((one): BadRow => ({
        cells: cellsOf(one).map((value) => (isMissing(value) ? '' : textOf(value))),
        problems: faults.get(key(one.at)) ?? [],
      }));
  if ('records' in content) {
    return { columns: [WHOLE.record], rows: bad(content.records, ({ value }) => [value]) };
  }
  const { columns, rows } = content;
  const isDrawn = rows.some(({ geometry }) => geometry !== undefined);
  return {
    columns: [...columns, ...(isDrawn ? [WHOLE.geometry] : [])],
    rows: bad(rows, ({ properties, geometry, extra = [] }) => [
      ...columns.map((column) => properties[column]),
      ...(isDrawn ? [geometry] : extra),
    ]),
  };
}
