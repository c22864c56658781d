import { admits, type Rule } from '$lib/core/record/rules';
import { fold } from '../search/fold';
import { NAMES } from '../search/names';
import { transliterate } from '../search/transliterate';
import { COLUMN, type Names } from './columns';
import type { Query } from './query';
import type { Row } from './row';

/** The rows that a query leaves, in its order; equal ones by date and id, so that order is certain. */
export function shownRows(
  rows: readonly Row[],
  query: Query,
  rules: readonly Rule[],
  names: Names & AllNames,
): Row[] {
  const where = rules.find(({ id }) => id === query.rule)?.where ?? {};
  const words = wordsOf(query.q);
  const left = rows.filter(
    (row) =>
      admits(where, row) &&
      query.kind.includes(row.kind) &&
      Number(row.start.slice(0, 4)) <= query.year.to &&
      Number(row.end.slice(0, 4)) >= query.year.from &&
      words.every((variants) => variants.some((word) => textOf(row, names).includes(word))),
  );
  return sorted(left, query, names);
}

export interface AllNames {
  /** Every name of a region, in all languages. */
  regionNames: (id: string) => readonly string[];
}

/** What is not known stands last, whichever way round. */
function sorted(
  rows: readonly Row[],
  { sort: { column, descending } }: Query,
  names: Names,
): Row[] {
  const { value, text } = COLUMN[column];
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const sign = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: value ? value(row) : text(row, names) }))
    .sort(
      (a, b) =>
        Number(a.key === null) - Number(b.key === null) ||
        sign * compare(String(a.key), String(b.key)) ||
        byDate(a.row, b.row),
    )
    .map(({ row }) => row);
}

function byDate(a: Row, b: Row): number {
  return `${a.start} ${a.key}` < `${b.start} ${b.key}` ? -1 : 1;
}

/** Each word as written and, where it is Russian, in Latin letters. */
function wordsOf(text: string): string[][] {
  const words = text.trim().split(/\s+/).filter(Boolean);
  return words.map((word) => [...new Set([fold(word), fold(transliterate(word))])]);
}

const texts = new WeakMap<Row, string>();

/** All that a row is found by: names, places, regions, countries, series and practices. */
function textOf(row: Row, { regionNames }: AllNames): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const { name, id, start, end, places } = row;
  const text = fold(
    [
      ...[name, ...places].flatMap((names) => Object.values(names)),
      ...[id, start, end],
      ...row.regions.flatMap(regionNames),
      ...NAMES.kind(row.kind),
      ...NAMES.series(row.series),
      ...row.practices.flatMap(NAMES.practice),
      ...row.participants.flatMap(NAMES.country),
    ].join('\n'),
  );
  texts.set(row, text);
  return text;
}
