import type { YearSpan } from '#core/record/time';
import { keyed, queryText, readQuery, unreadFields, writeQuery, type Unread } from './query';
import {
  defaultYears,
  linkedFields,
  measuredFields,
  viewFields,
  type ViewBounds,
  type View,
} from './view';

export const decodeView = (query: URLSearchParams, bounds: ViewBounds): View => ({
  ...readYears(query, bounds).years,
  ...readQuery(query, viewFields(bounds)),
});

export function encodeView(view: View, bounds: ViewBounds): URLSearchParams {
  const standard = defaultYears(bounds);
  const isStandard = view.from === standard.from && view.to === standard.to;
  const years = isStandard ? [] : writeYears(view, bounds);
  return new URLSearchParams([...years, ...writeQuery(view, viewFields(bounds))]);
}

/** The command that prints the same numbers. */
export function commandFor(view: View, bounds: ViewBounds) {
  const options = keyed(measuredFields(bounds)).flatMap(([name, { key, standard, write }]) => {
    const text = write(view[name]);
    if (text === write(standard)) return [];
    return typeof standard === 'boolean' ? [`--${key}`] : [`--${key} ${text}`];
  });
  const directions = `npm run -s reach -- directions --year ${view.to}`;
  return [directions, ...options, '--format table'].join(' ');
}

/** Kind, rule, filters and limit only: /compare has its own years and region. */
export function comparedQuery(view: View, bounds: ViewBounds) {
  const query = [...writeQuery(view, linkedFields(bounds))];
  return queryText(
    new URLSearchParams(query.map(([key, text]) => [key === 'region' ? 'regions' : key, text])),
  );
}

/** `year`, or `from` and `to`, or for all years up to one `to` alone. */
function writeYears({ from, to }: YearSpan, { firstYear }: ViewBounds): [string, string][] {
  if (from === to) return [['year', String(to)]];
  const last: [string, string] = ['to', String(to)];
  return from === firstYear ? [last] : [['from', String(from)], last];
}

/** Years, and what is no choice: edition, own records, the open record. */
const OTHER_KEYS = ['year', 'from', 'to', 'data', 'own', 'record'];

/** Unreadable values, and unknown keys. */
export function unreadOf(query: URLSearchParams, bounds: ViewBounds): Unread[] {
  const { years, unread } = readYears(query, bounds);
  const shown = years.from === years.to ? String(years.to) : `${years.from}..${years.to}`;
  const fields = unreadFields(query, viewFields(bounds), OTHER_KEYS);
  return [...unread.map((asked) => ({ asked, shown })), ...fields];
}

/** In any order and clamped to the bounds, with what cannot be shown. */
function readYears(
  query: URLSearchParams,
  bounds: ViewBounds,
): { years: YearSpan; unread: string[] } {
  const { firstYear: first, lastYear: last } = bounds;
  const unread: string[] = [];
  const [year, from, to] = ['year', 'from', 'to'].map((key) => {
    const text = query.get(key);
    if (text === null) return null;
    const asked = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
    const shown = Math.min(Math.max(asked, first), last);
    if (shown !== asked) unread.push(`${key}=${text}`);
    return Number.isNaN(shown) ? null : shown;
  });
  if (year) return { years: { from: year, to: year }, unread };
  if (from) {
    const ends = [from, to ?? last];
    return { years: { from: Math.min(...ends), to: Math.max(...ends) }, unread };
  }
  if (to) return { years: { from: first, to }, unread };
  return { years: defaultYears(bounds), unread };
}

export interface Edition {
  /** The data's: an ISO day and a hash. */
  version: string;
  records: number;
}

/** The value of `data`: `2001-11-24.6e6b62fc:7`, until the next choice. */
export const encodeEdition = ({ version, records }: Edition) => `${version}:${records}`;

export function decodeEdition(raw: string | null): Edition | null {
  const [, version, records] = /^(\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}):(\d{1,5})$/.exec(raw ?? '') ?? [];
  return version && records ? { version, records: Number(records) } : null;
}

/** As much of the name of a file as fits in a link. */
const MAX_FILE_LENGTH = 80;
/** What a link says of a reader's own records, until the next choice. */
export const ownMark = (file: string) => Array.from(file).slice(0, MAX_FILE_LENGTH).join('');

export const withOwnMark = (query: string, file: string | null) =>
  file === null ? query : `${query}${query ? '&' : '?'}own=${encodeURIComponent(ownMark(file))}`;

export const readOwnMark = (query: URLSearchParams): string | null =>
  ownMark(query.get('own') ?? '') || null;
