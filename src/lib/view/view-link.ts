import type { YearSpan } from '$lib/core/record/time';
import { parseSpan, readQuery, unreadFields, writeQuery, type Unread } from './query';
import { defaultYears, viewFields, type Bounds, type Mode, type View } from './view';

/**
 * The link of a view: decoding what was encoded gives back the view. One year is `year`; a span is `from` and
 * `to`; all years up to one are `to` alone.
 */
type Years = Pick<View, 'mode' | 'from' | 'to'>;

export const decodeView = (query: URLSearchParams, bounds: Bounds): View => ({
  ...readYears(query, bounds).years,
  ...readQuery(query, viewFields(bounds)),
});

export function encodeView(view: View, bounds: Bounds): URLSearchParams {
  const standard = defaultYears(bounds);
  const isStandard =
    view.mode === standard.mode && view.from === standard.from && view.to === standard.to;
  return new URLSearchParams([
    ...(isStandard ? [] : writeYears(view)),
    ...writeQuery(view, viewFields(bounds)),
  ]);
}

function writeYears({ mode, from, to }: Years): [string, string][] {
  if (mode === 'year') return [['year', String(to)]];
  const last: [string, string] = ['to', String(to)];
  return mode === 'all' ? [last] : [['from', String(from)], last];
}

/** Keys of earlier versions that no longer choose anything. */
const REMOVED_KEYS = ['curve', 'speed', 'ghosts', 'size', 'projection'];

/** The parts of a link that a view cannot show. */
export function unreadOf(query: URLSearchParams, bounds: Bounds): Unread[] {
  const { years, unread } = readYears(query, bounds);
  const shown = years.from === years.to ? String(years.to) : `${years.from}..${years.to}`;
  const removed = REMOVED_KEYS.filter((key) => query.has(key)).map(
    (key) => `${key}=${query.get(key)}`,
  );
  return [
    ...unread.map((asked) => ({ asked, shown })),
    ...removed.map((asked) => ({ asked, shown: null })),
    ...unreadFields(query, viewFields(bounds)),
  ];
}

/** Earlier versions had a `mode` with these names, and two years in `year`. */
const MODE_OF: Readonly<Record<string, Mode>> = {
  year: 'year',
  window: 'years',
  cumulative: 'all',
  all: 'all',
};

/** The years of a link, in any order and within the bounds, and the parts that cannot be shown. */
function readYears(query: URLSearchParams, bounds: Bounds): { years: Years; unread: string[] } {
  const { firstYear: first, lastYear: last } = bounds;
  const clamp = (year: number) => Math.min(Math.max(year, first), last);
  const unread: string[] = [];
  const years: Record<string, YearSpan> = {};
  for (const key of ['year', 'from', 'to']) {
    const text = query.get(key)?.trim();
    if (text === undefined) continue;
    const span = key === 'year' || /^\d+$/.test(text) ? parseSpan(text) : null;
    if (span) years[key] = { from: clamp(span.from), to: clamp(span.to) };
    if (!span || clamp(span.from) !== span.from || clamp(span.to) !== span.to)
      unread.push(`${key}=${text}`);
  }
  const modeName = query.get('mode');
  const mode =
    modeName !== null && Object.hasOwn(MODE_OF, modeName) ? MODE_OF[modeName] : undefined;
  if (modeName !== null && !mode) unread.push(`mode=${modeName}`);
  const { year, from, to } = years;
  const standard = defaultYears(bounds);
  if (!year && (from || to)) {
    const ends = [from?.from ?? first, to?.to ?? last];
    return { years: yearsIn(from ? 'years' : 'all', ends, bounds), unread };
  }
  if (!year && !mode) return { years: standard, unread };
  // In earlier versions `all` took no year, unlike `cumulative`.
  if (modeName === 'all') return { years: yearsIn('all', [first, last], bounds), unread };
  const ends = year ? [year.from, year.to] : [mode === 'years' ? standard.from : last, last];
  const isSingle = /^\d+$/.test(query.get('year')?.trim() ?? '');
  return { years: yearsIn(mode ?? (isSingle ? 'year' : 'years'), ends, bounds), unread };
}

function yearsIn(mode: Mode, ends: readonly number[], { firstYear }: Bounds): Years {
  const from = Math.min(...ends);
  const to = Math.max(...ends);
  const first = { year: to, years: from, all: firstYear };
  return { mode, from: first[mode], to };
}

/** What a copied link says about the data that it was made with. */
export interface Edition {
  /** Version of the data: an ISO day and a hash. */
  version: string;
  /** How many records the link showed. */
  records: number;
}

/** The value of `data`, such as `2001-11-24.6e6b62fc:7`. Not a choice: the reader's next one drops it. */
export const encodeEdition = ({ version, records }: Edition) => `${version}:${records}`;

export function decodeEdition(raw: string | null): Edition | null {
  const [, version, records] = /^(\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}):(\d{1,5})$/.exec(raw ?? '') ?? [];
  return version && records ? { version, records: Number(records) } : null;
}
