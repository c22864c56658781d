import { AREA_KINDS } from '$lib/core/reach/measures';
import { DOMAINS, FRAMEWORKS, KINDS } from '$lib/core/record/model';
import {
  GHOSTS,
  LAYERS,
  MODES,
  PROJECTIONS,
  SIZES,
  defaultView,
  type Bounds,
  type Camera,
  type Mode,
  type View,
} from './view';

/**
 * The codec between a view and the query of a link. Defaults are left out, unknown keys are ignored,
 * values that cannot be read fall back to the default, and `decode(encode(view))` is the view: an old
 * or mistyped link always opens.
 */

/** Those of core/reach/cells.ts, which would bring the engine into the page; a test compares them. */
const RADIUS_KM = { min: 30, max: 2000 };
const SECONDS_PER_YEAR = { min: 0.5, max: 5 };

interface Choice<T> {
  key: string;
  write: (value: T) => string;
  /** Null for what cannot be read. */
  read: (raw: string, bounds: Bounds) => T | null;
  /** Of a list: whether it may have the value; others are left out. */
  knows?: (id: string, bounds: Bounds) => boolean;
}

type Time = 'mode' | 'from' | 'to';
const CHOICES: { [Name in Exclude<keyof View, Time>]: Choice<View[Name]> } = {
  rule: one('rule', ({ rules }) => rules),
  kinds: some('kind', () => KINDS),
  domains: some('domain', () => DOMAINS),
  frameworks: some('framework', () => FRAMEWORKS),
  practices: some('practice', ({ practices }) => practices),
  partners: {
    key: 'with',
    write: (codes) => codes.join(','),
    read: (raw) => ifAny(list(raw).filter(isCountry)),
    knows: isCountry,
  },
  region: { ...one('region', ({ regions }) => regions), write: (region) => region ?? '' },
  precise: flag('precise'),
  staging: flag('staging'),
  radiusKm: number('radius', /^\d+$/, RADIUS_KM),
  ghosts: one('ghosts', () => GHOSTS),
  layers: set('layers', LAYERS),
  around: flag('around'),
  curve: one('curve', () => AREA_KINDS),
  secondsPerYear: number('speed', /^\d(\.\d)?$/, SECONDS_PER_YEAR),
  sizeBy: one('size', () => SIZES),
  projection: one('projection', () => PROJECTIONS),
  camera: { key: 'at', write: (camera) => (camera ? writeCamera(camera) : ''), read: readCamera },
};
const ENTRIES = Object.entries(CHOICES) as [keyof View, Choice<unknown>][];

export function decodeView(query: URLSearchParams, bounds: Bounds): View {
  const view: View = { ...defaultView(bounds), ...decodeTime(query, bounds) };
  const read = ENTRIES.flatMap(([name, choice]) => {
    const value = choice.read(query.get(choice.key) ?? '', bounds);
    return value === null ? [] : [[name, value]];
  });
  return { ...view, ...Object.fromEntries(read) };
}

export function encodeView(view: View, bounds: Bounds): URLSearchParams {
  const standard = defaultView(bounds);
  const query = new URLSearchParams();
  const time = encodeTime(view);
  if (view.mode !== standard.mode || time !== encodeTime(standard)) {
    if (view.mode !== 'all') query.set('year', time);
    if (view.mode !== impliedMode(time)) query.set('mode', view.mode);
  }
  for (const [name, { key, write }] of ENTRIES) {
    const value = write(view[name]);
    if (value !== write(standard[name])) query.set(key, value);
  }
  return query;
}

/** The query as it stands in the address, with its `?`; empty for the default view. */
export function queryText(view: View, bounds: Bounds): string {
  const text = encodeView(view, bounds).toString();
  return text && `?${text.replaceAll('%2C', ',')}`;
}

/** A part of a link that the atlas cannot show. */
export interface Unread {
  /** As in the link: `year=1999`. */
  asked: string;
  /** The value shown instead; null where that is all, or nothing in particular. */
  shown: string | null;
}

export function unreadOf(query: URLSearchParams, bounds: Bounds): Unread[] {
  const view = decodeView(query, bounds);
  const year = query.get('year');
  const time: Unread[] = [];
  if (year !== null && !yearsIn(year)?.every((one) => one === clampYear(one, bounds)))
    time.push({ asked: `year=${year}`, shown: encodeTime(view) });
  const mode = query.get('mode');
  if (mode !== null && !oneOf(mode, MODES)) time.push({ asked: `mode=${mode}`, shown: view.mode });
  const rest = ENTRIES.flatMap(([name, { key, read, write, knows }]): Unread[] => {
    const raw = query.get(key);
    if (raw === null) return [];
    if (read(raw, bounds) === null) {
      const shown = knows || key === 'at' ? null : write(view[name]) || null;
      return [{ asked: `${key}=${raw}`, shown }];
    }
    const lost = list(raw).filter((id) => knows && !knows(id, bounds));
    return lost.length ? [{ asked: `${key}=${lost.join(',')}`, shown: null }] : [];
  });
  return [...time, ...rest];
}

function encodeTime({ mode, from, to }: Pick<View, Time>): string {
  return mode === 'window' ? `${from}..${to}` : String(to);
}

const impliedMode = (time: string): Mode => (time.includes('..') ? 'window' : 'year');

const clampYear = (year: number, { firstYear, lastYear }: Bounds) =>
  Math.min(Math.max(year, firstYear), lastYear);

function yearsIn(raw: string): number[] | null {
  const found = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(raw);
  return found && found.slice(1).filter(Boolean).map(Number);
}

function decodeTime(query: URLSearchParams, bounds: Bounds): Pick<View, Time> {
  const standard = defaultView(bounds);
  const asked = yearsIn(query.get('year') ?? '');
  const years = (asked ?? [standard.to]).map((year) => clampYear(year, bounds));
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const implied = asked ? (asked[1] ? 'window' : 'year') : standard.mode;
  const mode = oneOf(query.get('mode') ?? '', MODES) ?? implied;
  const spans: Record<Mode, Pick<View, 'from' | 'to'>> = {
    year: { from: to, to },
    window: { from, to },
    cumulative: { from: bounds.firstYear, to },
    all: { from: bounds.firstYear, to: bounds.lastYear },
  };
  return { mode, ...spans[mode] };
}

const list = (raw: string) => raw.split(',').filter(Boolean);
const ifAny = <T>(values: T[]) => (values.length ? values : null);
const oneOf = <T extends string>(raw: string, known: readonly T[]) =>
  known.find((value) => value === raw) ?? null;

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code);
}

function one<T extends string>(key: string, known: (bounds: Bounds) => readonly T[]) {
  return {
    key,
    write: (value: T) => value,
    read: (raw: string, bounds: Bounds) => oneOf(raw, known(bounds)),
  };
}

/** The known values named, in their own order; null when none is named. */
function some<T extends string>(key: string, known: (bounds: Bounds) => readonly T[]) {
  return {
    key,
    knows: (id: string, bounds: Bounds) => known(bounds).some((value) => value === id),
    write: (values: readonly T[]) => values.join(','),
    read: (raw: string, bounds: Bounds) =>
      ifAny(known(bounds).filter((value) => list(raw).includes(value))),
  };
}

/** Like `some`, but may be empty, which is the word `none`. */
function set<T extends string>(key: string, known: readonly T[]): Choice<readonly T[]> {
  const chosen = some(key, () => known);
  return {
    ...chosen,
    knows: (id, bounds) => id === 'none' || chosen.knows(id, bounds),
    write: (values) => known.filter((value) => values.includes(value)).join(',') || 'none',
    read: (raw, bounds) => (raw === 'none' ? [] : chosen.read(raw, bounds)),
  };
}

function flag(key: string): Choice<boolean> {
  const read = (raw: string) => (/^[01]$/.test(raw) ? raw === '1' : null);
  return { key, write: (on) => (on ? '1' : ''), read };
}

function number(
  key: string,
  form: RegExp,
  { min, max }: { min: number; max: number },
): Choice<number> {
  const read = (raw: string) => {
    const value = form.test(raw) ? Number(raw) : Number.NaN;
    return value >= min && value <= max ? value : null;
  };
  return { key, write: String, read };
}

function writeCamera({ center: [lng, lat], zoom, bearing }: Camera): string {
  const parts = [lng.toFixed(2), lat.toFixed(2), zoom.toFixed(2)];
  if (Math.round(bearing)) parts.push(String(Math.round(bearing)));
  return parts.join(',');
}

function readCamera(raw: string): Camera | null {
  const [lng, lat, zoom, bearing = 0] = list(raw).map(Number);
  if (lng === undefined || lat === undefined || zoom === undefined) return null;
  const isOnEarth = Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
  return isOnEarth && zoom >= -1 && zoom <= 12 && Math.abs(bearing) <= 180
    ? { center: [lng, lat], zoom, bearing }
    : null;
}

/** What a copied link says of the data it was made with. */
export interface Edition {
  /** Version of the data: an ISO day and a hash. */
  version: string;
  /** Records that the link showed. */
  records: number;
}

/** `2026-11-24.6e6b62fc:7`, the value of `data`: not a choice, so it is gone with the reader's next one. */
export const encodeEdition = ({ version, records }: Edition) => `${version}:${records}`;

export function decodeEdition(raw: string | null): Edition | null {
  const [, version, records] = /^(\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}):(\d{1,5})$/.exec(raw ?? '') ?? [];
  return version && records ? { version, records: Number(records) } : null;
}
