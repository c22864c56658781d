import { set } from '$lib/site/set';
import columns from './columns.json' with { type: 'json' };

/** `list`: joined by `; `. `json`: what has parts of its own; among places only in the first of a record. */
export type ColumnType = 'text' | 'integer' | 'number' | 'date' | 'list' | 'json';

export interface Column {
  name: string;
  type: ColumnType;
  about: string;
  /** Property of geodata/schema/event.schema.json whose closed list its values are of. */
  words?: string;
}

/** A column named for `{id}` is one for each partner. */
const read = (table: readonly string[][]) =>
  table.flatMap((row) => {
    const columns = row[0]!.includes('{id}')
      ? set.partners.map(({ id, from: { en } }) =>
          row.map((text) => text.replace('{id}', id.toLowerCase()).replace('{name}', en)),
        )
      : [row];
    return columns.map(
      ([name, type, about, words]) =>
        ({ name, type, about, ...(words !== undefined && { words }) }) as Column,
    );
  });

export const RECORD_COLUMNS: readonly Column[] = read(columns.record);
export const SITE_COLUMNS: readonly Column[] = read(columns.site);
export const TRACK_COLUMNS: readonly Column[] = read(columns.track);
export const CONTEXT_COLUMNS: readonly Column[] = read(columns.context);
export const ACCOUNT_COLUMNS: readonly Column[] = read(columns.accounts);

export const WKT: Column = {
  ...{ name: 'wkt', type: 'text', about: 'The geometry as well-known text, WGS84.' },
};
