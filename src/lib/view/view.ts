import { AREA_KINDS } from '$lib/core/reach/measures';
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

export const MODES = ['year', 'window', 'cumulative', 'all'] as const;
export type Mode = (typeof MODES)[number];

export const GHOSTS = ['none', '1', '2', '3', '5', 'all'] as const;
/** How many years back earlier sites stay visible as rings. */
export type Ghosts = (typeof GHOSTS)[number];

export const PROJECTIONS = ['flat', 'globe'] as const;
export type Projection = (typeof PROJECTIONS)[number];

export const SIZES = ['equal', 'personnel', 'craft'] as const;
/** What the size of a site means; `craft` = ships + aircraft. */
export type SizeBy = (typeof SIZES)[number];

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
/** How long play shows a year, in tenths. */
export const SECONDS_PER_YEAR = { min: 0.5, max: 5 };

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
export const viewFields = (bounds: Omit<Bounds, keyof YearBounds>) => ({
  /** Id of a counting rule (rules.json). */
  rule: oneOf(bounds.rules, bounds.rules[0]!),
  ...filterFields(bounds),
  /** From how many km on a place is new: what is counted, not which records. */
  newPlaceKm: { key: 'km', ...numberIn(NEW_PLACE_KM, bounds.newPlaceKm) },
  ghosts: oneOf(GHOSTS, '5'),
  layers: layersOf(bounds.layers ?? LAYERS),
  /** What happened around the records, unfolded under the timeline. */
  around: flag(),
  /** The line of new ground looked at. */
  curve: oneOf(AREA_KINDS, 'all'),
  secondsPerYear: { key: 'speed', ...numberIn(SECONDS_PER_YEAR, 1, /^\d(\.\d)?$/) },
  sizeBy: { key: 'size', ...oneOf(SIZES, 'equal') },
  projection: oneOf(PROJECTIONS, 'flat'),
  /** Null means the home view framed from the data. */
  camera: { key: 'at', ...cameraField },
});

export interface View extends ViewOf<ReturnType<typeof viewFields>> {
  mode: Mode;
  /** First and last year shown, inclusive. `year` mode: equal. `cumulative`: from = first year. */
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

export const defaultView = (bounds: Bounds): View => ({
  ...{ mode: 'cumulative', from: bounds.firstYear, to: bounds.lastYear },
  ...standardView(viewFields(bounds)),
});
