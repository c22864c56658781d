import type { YearSpan } from '$lib/core/record/time';

/**
 * The codec of links. A page lists its choices as fields; standard values are left out, unknown keys
 * are ignored, and what cannot be read falls back to the standard: an old or mistyped link always opens.
 */
export interface Field<T> {
  /** Its key in the link, where that differs from its name. */
  key?: string;
  standard: T;
  /** Null for what is no value of the field. */
  read(text: string): T | null;
  write(value: T): string;
  /** Of a list: whether it may have the value; others are left out. */
  has?(id: string): boolean;
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

/** Some of the known values, in their order; all of them left out is written as `none`, if at all. */
export function someOf<T extends string>(
  known: readonly T[],
  standard: readonly T[] = known,
  none = '',
): Field<readonly T[]> {
  return {
    standard,
    read(text) {
      const wanted = text.split(',');
      const found = known.filter((value) => wanted.includes(value));
      return found.length || (none && text === none) ? found : null;
    },
    write: (values) => known.filter((value) => values.includes(value)).join(',') || none,
    has: (id) => id === none || known.some((value) => value === id),
  };
}

export function flag(): Field<boolean> {
  return {
    standard: false,
    read: (text) => (/^[01]$/.test(text) ? text === '1' : null),
    write: (on) => (on ? '1' : ''),
  };
}

export function numberIn(
  { min, max }: { min: number; max: number },
  standard: number,
  form = /^\d+$/,
): Field<number> {
  return {
    standard,
    read(text) {
      const value = form.test(text) ? Number(text) : Number.NaN;
      return value >= min && value <= max ? value : null;
    },
    write: String,
  };
}

export interface YearBounds {
  firstYear: number;
  lastYear: number;
}

export function yearSpan(standard: YearSpan, { firstYear, lastYear }: YearBounds): Field<YearSpan> {
  return {
    standard,
    read(text) {
      const span = parseSpan(text);
      const isInside = span && span.from >= firstYear && span.to <= lastYear;
      return isInside && span.from <= span.to ? span : null;
    },
    write: spanText,
  };
}

export const spanText = ({ from, to }: YearSpan): string =>
  from === to ? String(from) : `${from}..${to}`;

/** `2001..2009`, `2001-2009`, `2001–2009` or one year, in whatever order; null for anything else. */
export function parseSpan(text: string): YearSpan | null {
  const found = /^\s*(\d{4})(?:\s*(?:\.\.|-|–|—)\s*(\d{4}))?\s*$/.exec(text);
  return found && { from: Number(found[1]), to: Number(found[2] ?? found[1]) };
}

export function readQuery<View>(query: URLSearchParams, fields: Fields<View>): View {
  return mapped(
    fields,
    ({ key, read, standard }) => read(query.get(key) ?? '') ?? standard,
  ) as View;
}

export function writeQuery<View>(view: NoInfer<View>, fields: Fields<View>): URLSearchParams {
  return new URLSearchParams(
    keyed(fields).flatMap(([name, { key, standard, write }]): [string, string][] => {
      const text = write(view[name]);
      return text === write(standard) ? [] : [[key, text]];
    }),
  );
}

/** As it stands in an address, with its `?`; empty where nothing is chosen. */
export const queryText = (query: URLSearchParams): string =>
  query.toString() && `?${query.toString().replaceAll('%2C', ',')}`;

export const standardView = <View>(fields: Fields<View>): View =>
  mapped(fields, ({ standard }) => standard) as View;

/** A part of a link that the page cannot show. */
export interface Unread {
  /** As in the link: `year=1999`. */
  asked: string;
  /** The value shown instead, or what is left of a list; null where that is all, or nothing in particular. */
  shown: string | null;
}

export function unreadOf<View>(query: URLSearchParams, fields: Fields<View>): Unread[] {
  return keyed(fields).flatMap(([, { key, standard, read, write, has }]): Unread[] => {
    const raw = query.get(key);
    if (raw === null) return [];
    const found = read(raw);
    if (found === null)
      return [{ asked: `${key}=${raw}`, shown: (!has && write(standard)) || null }];
    const lost = has ? raw.split(',').filter((id) => id && !has(id)) : [];
    return lost.length ? [{ asked: `${key}=${lost.join(',')}`, shown: write(found) }] : [];
  });
}

/** Every field under its name, with its key in the link. */
const keyed = <View>(fields: Fields<View>) =>
  Object.entries<Field<unknown>>(fields).map(
    ([name, field]) => [name as keyof View, { key: name, ...field }] as const,
  );

const mapped = <View>(fields: Fields<View>, value: (field: Keyed) => unknown) =>
  Object.fromEntries(keyed(fields).map(([name, field]) => [name, value(field)]));
type Keyed = Required<Pick<Field<unknown>, 'key'>> & Field<unknown>;
