import { admits, type Rule } from '$lib/core/record/rules';
import { fold } from '../search/fold';
import { namesOf } from '../search/names';
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
  const words = wordsOf(query.text);
  const left = rows.filter(
    (row) =>
      admits(where, row) &&
      query.kinds.includes(row.kind) &&
      Number(row.start.slice(0, 4)) <= query.to &&
      Number(row.end.slice(0, 4)) >= query.from &&
      matches(row, words, names),
  );
  return sorted(left, query, names);
}

export interface AllNames {
  /** Every name of a region, in all languages. */
  regionNames: (id: string) => readonly string[];
}

function sorted(rows: readonly Row[], { sort, descending }: Query, names: Names): Row[] {
  const { value, text } = COLUMN[sort];
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const keyed = rows.map((row) => ({ row, key: value ? value(row) : text(row, names) }));
  const sign = descending ? -1 : 1;
  keyed.sort((a, b) => {
    // What is not known stands last, whichever way round.
    if (a.key === null || b.key === null) {
      return Number(a.key === null) - Number(b.key === null) || byDate(a.row, b.row);
    }
    const order =
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key - b.key
        : compare(String(a.key), String(b.key));
    return order * sign || byDate(a.row, b.row);
  });
  return keyed.map(({ row }) => row);
}

function byDate(a: Row, b: Row): number {
  return a.start < b.start
    ? -1
    : a.start > b.start
      ? 1
      : a.key < b.key
        ? -1
        : a.key > b.key
          ? 1
          : 0;
}

/** Each word as written and, where it is Russian, in Latin letters. */
function wordsOf(text: string): string[][] {
  const words = text.trim().split(/\s+/).filter(Boolean);
  return words.map((word) => [...new Set([fold(word), fold(transliterate(word))])]);
}

/** A row passes when it has every word somewhere: in a name, place, region, country, series or practice. */
function matches(row: Row, words: readonly string[][], names: AllNames): boolean {
  if (!words.length) return true;
  const text = haystack(row, names);
  return words.every((variants) => variants.some((word) => text.includes(word)));
}

const haystacks = new WeakMap<Row, string>();

function haystack(row: Row, { regionNames }: AllNames): string {
  const known = haystacks.get(row);
  if (known !== undefined) return known;
  const own = [row.name.en, row.name.ru, row.name.zh, row.id, row.start, row.end, ...row.places];
  const text = [
    fold(own.join('\n')),
    ...row.regions.map((id) => folded(`region ${id}`, () => regionNames(id))),
    folded(`kind ${row.kind}`, () => namesOf('kind', row.kind)),
    folded(`series ${row.series}`, () => namesOf('series', row.series)),
    ...row.practices.map((id) => folded(`practice ${id}`, () => namesOf('practice', id))),
    ...row.participants.map((id) => folded(`country ${id}`, () => namesOf('country', id))),
  ].join('\n');
  haystacks.set(row, text);
  return text;
}

/** Thousands of rows share a few hundred names; each is folded once. */
const foldedNames = new Map<string, string>();

function folded(key: string, names: () => readonly string[]): string {
  const known = foldedNames.get(key);
  if (known !== undefined) return known;
  const text = fold(names().join('\n'));
  foldedNames.set(key, text);
  return text;
}
