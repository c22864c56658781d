import { BASE, LANGUAGES, TRANSLATIONS, type Language } from '#core/record/languages';
import { STRENGTHS } from '#core/record/model';
import type { EventFile } from '#core/record/schema';
import { filled } from '#core/record/template';
import { set } from '$lib/site/dataset/set';
import columns from './columns.json' with { type: 'json' };

/** `list`: joined by `; `. `json`: structured; on sites only in a record's first row. */
type ColumnType = 'text' | 'integer' | 'number' | 'date' | 'list' | 'json';

export interface Column {
  name: string;
  /** Of the row that fills it, if not its name: `datePrecision` of `date_precision`. */
  field?: string;
  type: ColumnType;
  about: string;
}

const LANGUAGE_NAMES = new Intl.DisplayNames(BASE, { type: 'language' });
const inLanguages = (blank: string, languages: readonly Language[]) =>
  languages.map((language) => ({ [blank]: language, language: LANGUAGE_NAMES.of(language)! }));
const PARTNERS = set.partners.map(({ id, from }) => ({ id: id.toLowerCase(), name: from[BASE] }));
const SIDES = [{ id: 'total', name: 'all sides together' }, ...PARTNERS];

/** A column is repeated for each set of values that fills its first blank. */
const REPEATED: Readonly<Record<string, readonly Record<string, string>[]>> = {
  id: PARTNERS,
  strength: STRENGTHS.flatMap((strength) => SIDES.map((side) => ({ strength, ...side }))),
  tag: inLanguages('tag', LANGUAGES),
  further: inLanguages('further', TRANSLATIONS),
  base: [{ base: BASE }],
};

const columnsOf = (rows: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(rows).flatMap(([field, [type, about = '']]) => {
    const name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const blank = /\{(\w+)\}/.exec(field)?.[1];
    const fills = blank === undefined ? [{}] : REPEATED[blank]!;
    return fills.map((fill): Column => ({
      field: filled(field, fill),
      name: filled(name, fill),
      type: type as ColumnType,
      about: filled(about, fill),
    }));
  });

/** `name` has a column for each language. */
type OwnColumn = Exclude<keyof EventFile, 'id' | 'name'>;
const record = columnsOf(columns.record satisfies Record<OwnColumn, string[]>);
const site = columnsOf(columns.site);
const ofLine = site.filter(({ name }) => /^(role|precision|region|basis)$/.test(name));

/** What each table has; those of places and tracks repeat their record. */
export const EXPORTED = {
  record,
  site: [...site, ...record],
  bounds: [...columnsOf(columns.bounds), ...site, ...record],
  track: [...ofLine, ...columnsOf(columns.track), ...record],
  context: columnsOf(columns.context),
  positions: columnsOf(columns.positions),
  accounts: columnsOf(columns.accounts),
};

export const WKT: Column = {
  name: 'wkt',
  type: 'text',
  about: 'The geometry as well-known text, WGS84.',
};
