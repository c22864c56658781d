import { AREA_KINDS } from '$lib/core/reach/measures';
import { DOMAINS, FRAMEWORKS, KINDS } from '$lib/core/record/model';
import {
  GHOSTS,
  LANES,
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
 * The codec between a view and the query of a link. Defaults are left out, unknown keys and values
 * are ignored, and `decode(encode(view))` is the view: an old or mistyped link always opens.
 */

/** Those of core/cells.ts, which would bring the engine into the page; link.test.ts compares them. */
const RADIUS_KM = { min: 30, max: 2000 };
const SECONDS_PER_YEAR = { min: 0.5, max: 5 };

export function decodeView(query: URLSearchParams, bounds: Bounds): View {
  const base = defaultView(bounds);
  return {
    ...base,
    ...decodeTime(query, bounds, base),
    rule: oneOf(query.get('rule'), bounds.rules) ?? base.rule,
    kinds: someOf(query.get('kind'), KINDS) ?? base.kinds,
    domains: someOf(query.get('domain'), DOMAINS) ?? base.domains,
    frameworks: someOf(query.get('framework'), FRAMEWORKS) ?? base.frameworks,
    practices: someOf(query.get('practice'), bounds.practices) ?? base.practices,
    partners: list(query.get('with')).filter((code) => /^[A-Z]{2}$/.test(code)),
    region: oneOf(query.get('region'), bounds.regions) ?? base.region,
    precise: query.get('precise') === '1',
    staging: query.get('staging') === '1',
    radiusKm: decodeNumber(query.get('radius'), RADIUS_KM.min, RADIUS_KM.max) ?? base.radiusKm,
    ghosts: oneOf(query.get('ghosts'), GHOSTS) ?? base.ghosts,
    layers: decodeSet(query.get('layers'), LAYERS) ?? base.layers,
    lanes: decodeSet(query.get('lanes'), LANES) ?? base.lanes,
    curve: oneOf(query.get('curve'), AREA_KINDS) ?? base.curve,
    secondsPerYear: decodeSpeed(query.get('speed')) ?? base.secondsPerYear,
    sizeBy: oneOf(query.get('size'), SIZES) ?? base.sizeBy,
    projection: oneOf(query.get('projection'), PROJECTIONS) ?? base.projection,
    camera: decodeCamera(query.get('at')),
  };
}

export function encodeView(view: View, bounds: Bounds): URLSearchParams {
  const base = defaultView(bounds);
  const query = new URLSearchParams();
  const put = (key: string, value: string, standard: string) => {
    if (value !== standard) query.set(key, value);
  };
  const time = encodeTime(view);
  if (view.mode !== 'all') put('year', time, encodeTime(base));
  if (view.mode !== impliedMode(time)) query.set('mode', view.mode);
  put('rule', view.rule, base.rule);
  put('kind', view.kinds.join(','), base.kinds.join(','));
  put('domain', view.domains.join(','), base.domains.join(','));
  put('framework', view.frameworks.join(','), base.frameworks.join(','));
  put('practice', view.practices.join(','), '');
  put('with', view.partners.join(','), '');
  put('region', view.region ?? '', '');
  put('precise', view.precise ? '1' : '', '');
  put('staging', view.staging ? '1' : '', '');
  put('radius', String(view.radiusKm), String(base.radiusKm));
  put('ghosts', view.ghosts, base.ghosts);
  put('layers', encodeSet(view.layers, LAYERS), encodeSet(base.layers, LAYERS));
  put('lanes', encodeSet(view.lanes, LANES), encodeSet(base.lanes, LANES));
  put('curve', view.curve, base.curve);
  put('speed', String(view.secondsPerYear), String(base.secondsPerYear));
  put('size', view.sizeBy, base.sizeBy);
  put('projection', view.projection, base.projection);
  put('at', view.camera ? encodeCamera(view.camera) : '', '');
  return query;
}

function encodeTime(view: Pick<View, 'mode' | 'from' | 'to'>): string {
  return view.mode === 'window' ? `${view.from}..${view.to}` : String(view.to);
}

function impliedMode(time: string): Mode {
  return time.includes('..') ? 'window' : 'year';
}

function decodeTime(query: URLSearchParams, bounds: Bounds, base: View) {
  const raw = query.get('year') ?? '';
  const years = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(raw);
  const clamp = (year: number) => Math.min(Math.max(year, bounds.firstYear), bounds.lastYear);
  const first = years?.[1] ? clamp(Number(years[1])) : base.from;
  const last = years?.[2] ? clamp(Number(years[2])) : first;
  const from = Math.min(first, last);
  const to = Math.max(first, last);
  const mode = oneOf(query.get('mode'), MODES) ?? (years?.[2] ? 'window' : 'year');
  switch (mode) {
    case 'year':
      return { mode, from: to, to };
    case 'window':
      return { mode, from, to };
    case 'cumulative':
      return { mode, from: bounds.firstYear, to };
    case 'all':
      return { mode, from: bounds.firstYear, to: bounds.lastYear };
    default:
      return mode satisfies never;
  }
}

function list(raw: string | null): string[] {
  return raw ? raw.split(',').filter(Boolean) : [];
}

function oneOf<T extends string>(raw: string | null, known: readonly T[]): T | null {
  return known.find((value) => value === raw) ?? null;
}

/** The known values named, in the order of the list; null when none is named. */
function someOf<T extends string>(raw: string | null, known: readonly T[]): T[] | null {
  const wanted = new Set(list(raw));
  const found = known.filter((value) => wanted.has(value));
  return found.length ? found : null;
}

/** Like `someOf`, but the word `none` is the empty set. */
function decodeSet<T extends string>(raw: string | null, known: readonly T[]): T[] | null {
  return raw === 'none' ? [] : someOf(raw, known);
}

function encodeSet<T extends string>(chosen: readonly T[], known: readonly T[]): string {
  return known.filter((value) => chosen.includes(value)).join(',') || 'none';
}

function decodeNumber(raw: string | null, min: number, max: number): number | null {
  if (!raw || !/^\d+$/.test(raw)) return null;
  const value = Number(raw);
  return value >= min && value <= max ? value : null;
}

function decodeSpeed(raw: string | null): number | null {
  const seconds = /^\d(\.\d)?$/.test(raw ?? '') ? Number(raw) : Number.NaN;
  return seconds >= SECONDS_PER_YEAR.min && seconds <= SECONDS_PER_YEAR.max ? seconds : null;
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

function encodeCamera({ center, zoom, bearing }: Camera): string {
  const [lng, lat] = center;
  const parts = [lng.toFixed(2), lat.toFixed(2), zoom.toFixed(2)];
  if (Math.round(bearing)) parts.push(String(Math.round(bearing)));
  return parts.join(',');
}

function decodeCamera(raw: string | null): Camera | null {
  const [lng, lat, zoom, bearing = 0] = list(raw).map(Number);
  if (lng === undefined || lat === undefined || zoom === undefined) return null;
  const ok =
    Math.abs(lng) <= 180 &&
    Math.abs(lat) <= 90 &&
    zoom >= 0 &&
    zoom <= 12 &&
    Math.abs(bearing) <= 180;
  return ok ? { center: [lng, lat], zoom, bearing } : null;
}
