import { set } from '$lib/site/dataset/set';
import columns from './columns.json' with { type: 'json' };

/** `list`: joined by `; `. `json`: a structured value; in the table of sites only in a record's first row. */
export type ColumnType = 'text' | 'integer' | 'number' | 'date' | 'list' | 'json';

export interface Column {
  name: string;
  type: ColumnType;
  about: string;
  /** The property of geodata/schema/event.schema.json that lists its values. */
  words?: string;
}

/** A column with `{id}` in its name is repeated for each partner. */
const columnsOf = (rows: readonly string[][]): Column[] =>
  rows
    .flatMap((row) =>
      row[0]!.includes('{id}')
        ? set.partners.map(({ id, from }) =>
            row.map((text) => text.replace('{id}', id.toLowerCase()).replace('{name}', from.en)),
          )
        : [row],
    )
    .map(([name, type, about, words]) => ({ name, type, about, words }) as Column);

export const RECORD_COLUMNS: readonly Column[] = columnsOf(columns.record);
export const SITE_COLUMNS: readonly Column[] = columnsOf(columns.site);
export const TRACK_COLUMNS: readonly Column[] = columnsOf(columns.track);
export const CONTEXT_COLUMNS: readonly Column[] = columnsOf(columns.context);
export const ACCOUNT_COLUMNS: readonly Column[] = columnsOf(columns.accounts);

export const WKT: Column = {
  name: 'wkt',
  type: 'text',
  about: 'The geometry as well-known text, WGS84.',
};
