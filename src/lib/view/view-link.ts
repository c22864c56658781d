import type { YearSpan } from '$lib/core/record/time';
import * as codec from './query';
import { defaultYears, viewFields, type Bounds, type Mode, type View } from './view';

/**
 * The link of a view: `decode(encode(view))` is the view. One year is `year`; some are `from` and `to`; all up to
 * one are `to` alone.
 */
type Years = Pick<View, 'mode' | 'from' | 'to'>;

export const decodeView = (query: URLSearchParams, bounds: Bounds): View => ({
  ...readYears(query, bounds).years,
  ...codec.readQuery(query, viewFields(bounds)),
});

export function encodeView(view: View, bounds: Bounds): URLSearchParams {
  const standard = defaultYears(bounds);
  const isStandard =
    view.mode === standard.mode && view.from === standard.from && view.to === standard.to;
  return new URLSearchParams([
    ...(isStandard ? [] : writeYears(view)),
    ...codec.writeQuery(view, viewFields(bounds)),
  ]);
}

function writeYears({ mode, from, to }: Years): [string, string][] {
  if (mode === 'year') return [['year', String(to)]];
  const last: [string, string] = ['to', String(to)];
  return mode === 'all' ? [last] : [['from', String(from)], last];
}

/** What a link of an earlier version could choose, and no longer can. */
const GONE = ['curve', 'speed', 'ghosts', 'size'];

export function unreadOf(query: URLSearchParams, bounds: Bounds): codec.Unread[] {
  const { years, unread } = readYears(query, bounds);
  const shown = years.from === years.to ? String(years.to) : `${years.from}..${years.to}`;
  const gone = GONE.filter((key) => query.has(key)).map((key) => `${key}=${query.get(key)}`);
  return [
    ...unread.map((asked) => ({ asked, shown })),
    ...gone.map((asked) => ({ asked, shown: null })),
    ...codec.unreadOf(query, viewFields(bounds)),
  ];
}

/** Links of earlier versions: two years in `year`, and a `mode` of these names beside it. */
const MODE_OF: Readonly<Record<string, Mode>> = {
  year: 'year',
  window: 'years',
  cumulative: 'all',
  all: 'all',
};

/** The years of a link, in whatever order, and what in it is none. */
function readYears(query: URLSearchParams, bounds: Bounds): { years: Years; unread: string[] } {
  const { firstYear: first, lastYear: last } = bounds;
  const clamp = (year: number) => Math.min(Math.max(year, first), last);
  const unread: string[] = [];
  const years: Record<string, YearSpan> = {};
  for (const key of ['year', 'from', 'to']) {
    const text = query.get(key)?.trim();
    if (text === undefined) continue;
    const span = key === 'year' || /^\d+$/.test(text) ? codec.parseSpan(text) : null;
    if (span) years[key] = { from: clamp(span.from), to: clamp(span.to) };
    if (!span || clamp(span.from) !== span.from || clamp(span.to) !== span.to)
      unread.push(`${key}=${text}`);
  }
  const named = query.get('mode');
  const mode = named !== null && Object.hasOwn(MODE_OF, named) ? MODE_OF[named] : undefined;
  if (named !== null && !mode) unread.push(`mode=${named}`);
  const { year, from, to } = years;
  const standard = defaultYears(bounds);
  if (!year && (from || to)) {
    const ends = [from?.from ?? first, to?.to ?? last];
    const isAll = !from;
    return { years: yearsIn(isAll ? 'all' : 'years', ends, bounds), unread };
  }
  if (!year && !mode) return { years: standard, unread };
  const ends = year ? [year.from, year.to] : [mode === 'years' ? standard.from : last, last];
  const isOne = /^\d+$/.test(query.get('year')?.trim() ?? '');
  // All there is was a mode of its own.
  if (named === 'all') return { years: yearsIn('all', [first, last], bounds), unread };
  return { years: yearsIn(mode ?? (isOne ? 'year' : 'years'), ends, bounds), unread };
}

function yearsIn(mode: Mode, ends: readonly number[], { firstYear }: Bounds): Years {
  const from = Math.min(...ends);
  const to = Math.max(...ends);
  const first = { year: to, years: from, all: firstYear };
  return { mode, from: first[mode], to };
}

/** What a copied link says of the data it was made with. */
export interface Edition {
  /** Version of the data: an ISO day and a hash. */
  version: string;
  /** Records that the link showed. */
  records: number;
}

/** `2001-11-24.6e6b62fc:7`, the value of `data`: not a choice, so it is gone with the reader's next one. */
export const encodeEdition = ({ version, records }: Edition) => `${version}:${records}`;

export function decodeEdition(raw: string | null): Edition | null {
  const [, version, records] = /^(\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}):(\d{1,5})$/.exec(raw ?? '') ?? [];
  return version && records ? { version, records: Number(records) } : null;
}
