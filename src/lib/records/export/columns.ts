import { BASE, LANGUAGES, TRANSLATIONS, type Language } from '$lib/core/record/languages';
import { filled } from '$lib/core/record/template';
import { set } from '$lib/site/dataset/set';
import columns from './columns.json' with { type: 'json' };

/** `list`: joined by `; `. `json`: structured; on sites only in a record's first row. */
type ColumnType = 'text' | 'integer' | 'number' | 'date' | 'list' | 'json';

export interface Column {
  name: string;
  type: ColumnType;
  about: string;
  /** The property of geodata/schema/event.schema.json with its values. */
  words?: string;
}

const LANGUAGE_NAMES = new Intl.DisplayNames(BASE, { type: 'language' });
const inLanguages = (blank: string, languages: readonly Language[]) =>
  languages.map((language) => ({ [blank]: language, language: LANGUAGE_NAMES.of(language)! }));

/** Columns with such a blank are repeated for each set of values. */
const REPEATED: Readonly<Record<string, readonly Record<string, string>[]>> = {
  id: set.partners.map(({ id, from }) => ({ id: id.toLowerCase(), name: from[BASE] })),
  tag: inLanguages('tag', LANGUAGES),
  further: inLanguages('further', TRANSLATIONS),
  base: [{ base: BASE }],
};

const columnsOf = (rows: readonly string[][]): readonly Column[] =>
  rows.flatMap((row) => {
    const blank = /\{(\w+)\}/.exec(row[0]!)?.[1];
    const fills = blank === undefined ? [{}] : REPEATED[blank]!;
    return fills.map((fill: Record<string, string>) => {
      const [name, type, about, words] = row.map((text) => filled(text, fill));
      return { name, type, about, words } as Column;
    });
  });

export const EXPORTED = Object.fromEntries(
  Object.entries(columns).map(([table, rows]) => [table, columnsOf(rows)]),
) as Record<keyof typeof columns, readonly Column[]>;

export const WKT: Column = {
  name: 'wkt',
  type: 'text',
  about: 'The geometry as well-known text, WGS84.',
};
