import { KINDS } from '$lib/core/record/model';
import { oneOf, someOf, yearSpan, type Field, type ViewOf, type YearBounds } from '$lib/site/query';
import { COLUMNS, DEFAULT_COLUMNS, type Column } from './columns';

export interface Bounds extends YearBounds {
  rules: readonly string[];
}

export interface Sort {
  column: Column;
  descending: boolean;
}

/** Every choice about the table; the link is its only store. */
export type Query = ViewOf<ReturnType<typeof tableFields>>;

/** The whole dataset, newest first: nothing is hidden before the reader says so. */
export function tableFields(bounds: Bounds) {
  const { firstYear: from, lastYear: to, rules } = bounds;
  const q: Field<string> = {
    standard: '',
    read: (text) => text.slice(0, 200),
    write: encodeURIComponent,
  };
  const sort: Field<Sort> = {
    standard: { column: 'dates', descending: true },
    read(text) {
      const column = COLUMNS.find((known) => known === text.replace(/^-/, ''));
      return column ? { column, descending: text.startsWith('-') } : null;
    },
    write: ({ column, descending }) => `${descending ? '-' : ''}${column}`,
  };
  const columns = someOf(COLUMNS, DEFAULT_COLUMNS, 2);
  return {
    q,
    /** Id of a counting rule. */
    rule: oneOf(rules, 'all'),
    kind: someOf(KINDS),
    year: yearSpan({ from, to }, bounds),
    sort,
    /** The first names the row and is always there. */
    columns: { ...columns, read: (text: string) => columns.read(`name,${text}`) },
  };
}
