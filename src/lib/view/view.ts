import { DOMAINS, KINDS, words, type Position } from '$lib/core/record/model';
import {
  flag,
  numberIn,
  oneOf,
  someOf,
  standardView,
  type Field,
  type ViewOf,
  type YearBounds,
} from './query';

/**
 * Every choice a reader can make that changes what is shown: its values, the standard, and its place in
 * the link, which is its only store. Everything on the page is derived from it.
 */

/** One year; some, from one to another; all up to one. */
export const MODES = ['year', 'years', 'all'] as const;
export type Mode = (typeof MODES)[number];

/** What the chart of the years shows: new places and returns, ground never reached before, or the farthest. */
export const CHARTS = ['places', 'ground', 'farthest'] as const;
export type Chart = (typeof CHARTS)[number];

export const PROJECTIONS = ['flat', 'globe'] as const;
export type Projection = (typeof PROJECTIONS)[number];

/** Switchable layers, in legend order. Array order in the style is decided in map/style.ts. */
export const LAYERS = [
  ...words('sites tracks first-reached new-ground footprint earlier-ground precision'),
  ...words('farthest extent centre regions watch-zones straits graticule labels'),
];
export type Layer = (typeof LAYERS)[number];

export const DEFAULT_LAYERS: readonly Layer[] = ['sites', 'tracks', 'labels'];

export interface Camera {
  center: Position;
  zoom: number;
  bearing: number;
}

const cameraField: Field<Camera | null> = {
  standard: null,
  read(text) {
    const [lng, lat, zoom, bearing = 0] = text.split(',').filter(Boolean).map(Number);
    if (lng === undefined || lat === undefined || zoom === undefined) return null;
    const isOnEarth = Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
    return isOnEarth && zoom >= -1 && zoom <= 12 && Math.abs(bearing) <= 180
      ? { center: [lng, lat], zoom, bearing }
      : null;
  },
  write(camera) {
    if (!camera) return '';
    const { center, zoom, bearing } = camera;
    const turned = Math.round(bearing);
    return [...[...center, zoom].map((n) => n.toFixed(2)), ...(turned ? [turned] : [])].join(',');
  },
};

const isCountry = (code: string) => /^[A-Z]{2}$/.test(code);
const countries: Field<readonly string[]> = {
  standard: [],
  read(text) {
    const codes = text.split(',').filter(isCountry);
    return codes.length ? codes : null;
  },
  write: String,
  has: isCountry,
};

/** What the data allows: the years it has and the rules and regions it knows. */
export interface Bounds extends YearBounds {
  /** The year since which the set compares; null where it compares no periods. */
  breakYear: number | null;
  /** From how many km on a place is new, unless the reader says otherwise. */
  newPlaceKm: number;
  /** The standard one first. */
  rules: readonly string[];
  regions: readonly string[];
  practices: readonly string[];
  frameworks: readonly string[];
  /** That have something to show; all of them when left out. */
  layers?: readonly Layer[];
}

/** Those of core/reach/cells.ts, which would bring the engine into the page; a test compares them. */
const RADIUS_KM = { min: 30, max: 2000 };
/** From how many km on a place may be called new: as the command line has it. */
export const NEW_PLACE_KM = { min: 10, max: 5000 };

/** What leaves records out, or measures them otherwise. */
const filterFields = ({
  regions,
  practices,
  frameworks,
}: Pick<Bounds, 'regions' | 'practices' | 'frameworks'>) => ({
  kinds: { key: 'kind', ...someOf(KINDS) },
  domains: { key: 'domain', ...someOf(DOMAINS) },
  /** Ids of the set; empty means no filter. */
  frameworks: { key: 'framework', ...someOf(frameworks, []) },
  /** Practice ids; empty means no filter. A record passes when it has any of them. */
  practices: { key: 'practice', ...someOf(practices, []) },
  /** ISO codes of third countries; empty means no filter. A record passes when any took part. */
  partners: { key: 'with', ...countries },
  /** Region id or null for everywhere. */
  region: {
    standard: null,
    read: (text) => regions.find((id) => id === text) ?? null,
    write: (region) => region ?? '',
  } as Field<string | null>,
  /** Leave out places known only as a sea. */
  precise: flag(),
  /** Measure staging and transit places too. */
  staging: flag(),
  radiusKm: { key: 'radius', ...numberIn(RADIUS_KM, 150) },
});

const layersOf = (known: readonly Layer[]) =>
  someOf(
    known,
    DEFAULT_LAYERS.filter((id) => known.includes(id)),
    'none',
  );

/** All but the years. */
export const viewFields = (bounds: Omit<Bounds, keyof YearBounds | 'breakYear'>) => ({
  /** Id of a counting rule (rules.json). */
  rule: oneOf(bounds.rules, bounds.rules[0]!),
  ...filterFields(bounds),
  /** From how many km on a place is new: what is counted, not which records. */
  newPlaceKm: { key: 'km', ...numberIn(NEW_PLACE_KM, bounds.newPlaceKm) },
  layers: layersOf(bounds.layers ?? LAYERS),
  /** What happened around the records, unfolded under the years. */
  around: flag(),
  chart: { key: 'measure', ...oneOf(CHARTS, 'places') },
  projection: oneOf(PROJECTIONS, 'flat'),
  /** Null means the home view framed from the data. */
  camera: { key: 'at', ...cameraField },
});

export interface View extends ViewOf<ReturnType<typeof viewFields>> {
  mode: Mode;
  /** First and last year shown, inclusive. `year`: equal. `all`: from = first year. */
  from: number;
  to: number;
}

/** The filters of a view that leaves no record out and measures by the standard. */
export const NO_FILTERS: ViewOf<ReturnType<typeof filterFields>> = standardView(
  filterFields({ regions: [], practices: [], frameworks: [] }),
);

/** Whether anything beside the rule leaves records out, or measures them otherwise. */
export const isNarrowed = (view: View): boolean =>
  Object.entries(NO_FILTERS).some(
    ([name, standard]) => String(view[name as keyof View]) !== String(standard),
  );

/** Since the break of the set; all years where it has none, or where it lies outside of them. */
export function defaultYears({ firstYear, lastYear, breakYear }: Bounds) {
  const isInside = breakYear !== null && breakYear > firstYear && breakYear <= lastYear;
  return isInside
    ? { mode: 'years' as const, from: breakYear, to: lastYear }
    : { mode: 'all' as const, from: firstYear, to: lastYear };
}

export const defaultView = (bounds: Bounds): View => ({
  ...defaultYears(bounds),
  ...standardView(viewFields(bounds)),
});
