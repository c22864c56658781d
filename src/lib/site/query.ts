import type { YearSpan } from '$lib/core/record/time';

/** One choice of a page in its link: how it is read and written, and what holds without it. */
export interface Field<T> {
  standard: T;
  /** Null for what is no value of the field. */
  read: (text: string) => T | null;
  write: (value: T) => string;
}

export type Fields<View> = { [Key in keyof View]: Field<View[Key]> };
export type ViewOf<F> = { [Key in keyof F]: F[Key] extends Field<infer T> ? T : never };

export function oneOf<T extends string>(known: readonly T[], standard: T): Field<T> {
  return {
    standard,
    read: (text) => known.find((value) => value === text) ?? null,
    write: (value) => value,
  };
}

/** Some of the known values, in their order; fewer than `least` are no choice. */
export function someOf<T extends string>(
  known: readonly T[],
  standard: readonly T[] = known,
  least = 1,
): Field<readonly T[]> {
  return {
    standard,
    read(text) {
      const wanted = text.split(',');
      const found = known.filter((value) => wanted.includes(value));
      return found.length >= least ? found : null;
    },
    write: String,
  };
}

export interface YearBounds {
  firstYear: number;
  lastYear: number;
}

export function yearSpan(standard: YearSpan, bounds: YearBounds): Field<YearSpan> {
  return { standard, read: (text) => parseSpan(text, bounds), write: spanText };
}

export const spanText = ({ from, to }: YearSpan): string =>
  from === to ? String(from) : `${from}..${to}`;

/** `2014..2019`, `2014-2019`, `2014–2019` or one year, inside the bounds; null for anything else. */
export function parseSpan(text: string, { firstYear, lastYear }: YearBounds): YearSpan | null {
  const found = /^\s*(\d{4})(?:\s*(?:\.\.|-|–|—)\s*(\d{4}))?\s*$/.exec(text);
  if (!found) return null;
  const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])];
  return from >= firstYear && to <= lastYear && from <= to ? { from, to } : null;
}

/** Unknown keys and values are ignored: an old or mistyped link always opens. */
export function readQuery<View>(query: URLSearchParams, fields: Fields<View>): View {
  return mapped(fields, (key) => fields[key].read(query.get(key) ?? '') ?? fields[key].standard);
}

/** The query with its `?`, or empty; what is as at first is left out. */
export function writeQuery<View>(view: View, fields: Fields<View>): string {
  const parts = keysOf(fields).flatMap((key) => {
    const { standard, write } = fields[key];
    const text = write(view[key]);
    return text === write(standard) ? [] : `${key}=${text}`;
  });
  return parts.length ? `?${parts.join('&')}` : '';
}

export function standardView<View>(fields: Fields<View>): View {
  return mapped(fields, (key) => fields[key].standard);
}

const keysOf = <View>(fields: Fields<View>) => Object.keys(fields) as (keyof View & string)[];

function mapped<View>(fields: Fields<View>, value: (key: keyof View & string) => unknown): View {
  return Object.fromEntries(keysOf(fields).map((key) => [key, value(key)])) as View;
}
