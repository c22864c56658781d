import { KINDS, type Kind } from '$lib/core/record/model';
import { COLUMNS, DEFAULT_COLUMNS, type Column } from './columns';

/** Every choice about the table, as plain data; the link is its only store. */
export interface Query {
  text: string;
  /** Id of a counting rule. */
  rule: string;
  kinds: readonly Kind[];
  from: number;
  to: number;
  sort: Column;
  descending: boolean;
  columns: readonly Column[];
}

export interface Bounds {
  firstYear: number;
  lastYear: number;
  rules: readonly string[];
}

/** The whole dataset, newest first: nothing is hidden before the reader says so. */
export function defaultQuery({ firstYear, lastYear }: Bounds): Query {
  return {
    text: '',
    rule: 'all',
    kinds: KINDS,
    from: firstYear,
    to: lastYear,
    sort: 'dates',
    descending: true,
    columns: DEFAULT_COLUMNS,
  };
}

/** Unknown keys and values are ignored: an old or mistyped link always opens. */
export function decodeQuery(params: URLSearchParams, bounds: Bounds): Query {
  const base = defaultQuery(bounds);
  const sort = /^(-?)(.*)$/.exec(params.get('sort') ?? '');
  const column = COLUMNS.find((known) => known === sort?.[2]);
  return {
    text: (params.get('q') ?? '').slice(0, 200),
    rule: bounds.rules.find((id) => id === params.get('rule')) ?? base.rule,
    kinds: someOf(params.get('kind'), KINDS) ?? base.kinds,
    ...years(params.get('year'), bounds),
    ...(column
      ? { sort: column, descending: sort?.[1] === '-' }
      : { sort: base.sort, descending: base.descending }),
    // The first column names the row.
    columns: someOf(`name,${params.get('columns') ?? ''}`, COLUMNS, 2) ?? base.columns,
  };
}

/** Defaults are left out. */
export function encodeQuery(query: Query, bounds: Bounds): URLSearchParams {
  const base = defaultQuery(bounds);
  const params = new URLSearchParams();
  const put = (key: string, value: string, standard: string) => {
    if (value !== standard) params.set(key, value);
  };
  const sort = (q: Query) => `${q.descending ? '-' : ''}${q.sort}`;
  const span = (q: Query) => (q.from === q.to ? `${q.from}` : `${q.from}..${q.to}`);
  put('q', query.text, '');
  put('rule', query.rule, base.rule);
  put('kind', query.kinds.join(), base.kinds.join());
  put('year', span(query), span(base));
  put('sort', sort(query), sort(base));
  put('columns', query.columns.join(), base.columns.join());
  return params;
}

/** `2016` or `2014..2019`, either way round, kept within the data. */
function years(raw: string | null, { firstYear, lastYear }: Bounds): Pick<Query, 'from' | 'to'> {
  const [, first, last] = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(raw ?? '') ?? [];
  if (!first) return { from: firstYear, to: lastYear };
  const ends = [Number(first), Number(last ?? first)]
    .map((year) => Math.min(Math.max(year, firstYear), lastYear))
    .sort((a, b) => a - b);
  return { from: ends[0] ?? firstYear, to: ends[1] ?? lastYear };
}

/** The known values named, in the order of the list; null when fewer than `least` are. */
function someOf<T extends string>(
  raw: string | null,
  known: readonly T[],
  least = 1,
): readonly T[] | null {
  const wanted = new Set(raw?.split(','));
  const found = known.filter((value) => wanted.has(value));
  return found.length >= least ? found : null;
}
