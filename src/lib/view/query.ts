import type { YearSpan } from '#core/record/time';

/**
 * A choice in a link. Standard values are omitted, unknown keys ignored, and unreadable values fall
 * back to the standard, so that an old or mistyped link opens.
 */
export interface Field<T> {
  /** In the link, if not the field's name. */
  key?: string;
  standard: T;
  /** Null for an invalid value. */
  read(text: string): T | null;
  write(value: T): string;
  /** Values allowed in a list; others are dropped. */
  has?(id: string): boolean;
  /** Values of earlier editions, and what they are today. */
  renamed?: Readonly<Record<string, string>>;
  /** All choices of a closed list. */
  values?: readonly string[];
}

export type Fields<View> = { [Key in keyof View]: Field<View[Key]> };
export type ViewOf<F> = { [Key in keyof F]: F[Key] extends Field<infer T> ? T : never };

export function oneOf<T extends string>(values: readonly T[], standard: T): Field<T> {
  return {
    standard,
    values,
    read: (text) => values.find((value) => value === text) ?? null,
    write: (value) => value,
  };
}

/** In the order of the values. Empty is `none`, or without that invalid. */
export function someOf<T extends string>(
  values: readonly T[],
  standard: readonly T[] = values,
  none = '',
): Field<readonly T[]> {
  return {
    standard,
    values,
    read(text) {
      const ids = text.split(',');
      const subset = values.filter((value) => ids.includes(value));
      return subset.length || (none && text === none) ? subset : null;
    },
    write: (subset) => values.filter((value) => subset.includes(value)).join(',') || none,
    has: (id) => id === none || values.some((value) => value === id),
  };
}

export function flag(): Field<boolean> {
  return {
    standard: false,
    read: (text) => (/^[01]$/.test(text) ? text === '1' : null),
    write: (isSet) => (isSet ? '1' : ''),
  };
}

export function numberIn(
  { min, max }: { min: number; max: number },
  standard: number,
): Field<number> {
  return {
    standard,
    read(text) {
      const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      return value >= min && value <= max ? value : null;
    },
    write: String,
  };
}

export interface YearBounds {
  firstYear: number;
  lastYear: number;
}

/** `2001..2009`, `2001-2009`, `2001–2009` or one year. */
export function yearSpan(standard: YearSpan, { firstYear, lastYear }: YearBounds): Field<YearSpan> {
  return {
    standard,
    read(text) {
      const match = /^\s*(\d{4})(?:\s*(?:\.\.|-|–|—)\s*(\d{4}))?\s*$/.exec(text);
      const from = Number(match?.[1]);
      const to = Number(match?.[2] ?? match?.[1]);
      return from >= firstYear && to <= lastYear && from <= to ? { from, to } : null;
    },
    write: ({ from, to }) => (from === to ? String(from) : `${from}..${to}`),
  };
}

export function readQuery<View>(query: URLSearchParams, fields: Fields<View>): View {
  const values = keyed(fields).map(([name, { key, read, renamed, standard }]) => {
    const text = query.get(key);
    return [name, text === null ? standard : (read(renamed?.[text] ?? text) ?? standard)];
  });
  return Object.fromEntries(values) as View;
}

export function writeQuery<View>(view: NoInfer<View>, fields: Fields<View>): URLSearchParams {
  return new URLSearchParams(
    keyed(fields).flatMap(([name, { key, standard, write }]): [string, string][] => {
      const text = write(view[name]);
      return text === write(standard) ? [] : [[key, text]];
    }),
  );
}

/** With its `?`; empty where nothing is chosen. */
export const queryText = (query: URLSearchParams) =>
  query.toString() && `?${query.toString().replaceAll('%2C', ',')}`;

export const standardView = <View>(fields: Fields<View>): View =>
  readQuery(new URLSearchParams(), fields);

/** A part of a link that the page cannot show. */
export interface Unread {
  /** As in the link: `year=1999`, or an unknown key. */
  asked: string;
  /** The value shown instead, or what remains of a list; null if unnamed. */
  shown: string | null;
}

/** Added by mailings and social networks. */
const CAMPAIGN = /^(utm_.*|fbclid|gclid|yclid)$/;

/** Unreadable values, and keys that are neither fields nor `others`. */
export function unreadFields<View>(
  query: URLSearchParams,
  fields: Fields<View>,
  others: readonly string[],
): Unread[] {
  const knownKeys = [...keyed(fields).map(([, { key }]) => key), ...others];
  const unknown = [...query.keys()].filter(
    (key) => !knownKeys.includes(key) && !CAMPAIGN.test(key),
  );
  const misread = keyed(fields).flatMap(([, field]): Unread[] => {
    const { key, standard, read, renamed, write, has } = field;
    const raw = query.get(key);
    if (raw === null) return [];
    const today = renamed?.[raw];
    const value = read(today ?? raw);
    if (value === null || today)
      return [{ asked: `${key}=${raw}`, shown: (!has && write(value ?? standard)) || null }];
    const dropped = has ? raw.split(',').filter((id) => id && !has(id)) : [];
    return dropped.length ? [{ asked: `${key}=${dropped.join(',')}`, shown: write(value) }] : [];
  });
  return [...misread, ...unknown.map((asked) => ({ asked, shown: null }))];
}

export const keyed = <View>(fields: Fields<View>) =>
  Object.entries<Field<unknown>>(fields).map(
    ([name, field]) => [name as keyof View, { key: name, ...field }] as const,
  );
