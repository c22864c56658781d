import type { Question } from '$lib/core/reach/ask';
import { DOMAINS, KINDS, type Position } from '$lib/core/record/model';
import { dayNumber } from '$lib/core/record/time';
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

/** One year, the years from one to another, or all years up to one. */
export const MODES = ['year', 'years', 'all'] as const;
export type Mode = (typeof MODES)[number];

export const CHARTS = ['places', 'distance', 'reach'] as const;
export type ChartName = (typeof CHARTS)[number];

/** Switchable layers, in legend order. The order of drawing is decided in map/style.ts. */
export const LAYERS = [
  'ground',
  'patrol-ground',
  'sites',
  'tracks',
  'precision',
  'farthest',
  'regions',
  'watch-zones',
  'straits',
  'graticule',
  'labels',
] as const;
export type Layer = (typeof LAYERS)[number];

export const DEFAULT_LAYERS: readonly Layer[] = ['ground', 'sites', 'tracks', 'labels'];

export interface Camera {
  center: Position;
  zoom: number;
}

const cameraField: Field<Camera | null> = {
  standard: null,
  read(text) {
    const [lng = NaN, lat = NaN, zoom = NaN] = text.split(',').filter(Boolean).map(Number);
    const isOnEarth = Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
    return isOnEarth && zoom >= -1 && zoom <= 12 ? { center: [lng, lat], zoom } : null;
  },
  write: (camera) =>
    camera ? [...camera.center, camera.zoom].map((n) => n.toFixed(2)).join(',') : '',
};

/** `119.5,24.5` or the id of a region, and a day after a further comma. */
const questionField = (asked: ViewBounds['asked']): Field<Question | null> => ({
  standard: null,
  read(text) {
    const { firstDay = '', regions = [] } = asked ?? {};
    const [, where = '', day] = /^(.+?)(?:,(\d{4}-\d{2}-\d{2}))?$/.exec(text) ?? [];
    const isDay = !day || (!Number.isNaN(dayNumber(day)) && day > firstDay);
    const numbers = where.split(',').map((part) => (part ? Number(part) : NaN));
    const [lng = NaN, lat = NaN] = numbers;
    const isPoint = Math.abs(lng) <= 180 && Math.abs(lat) <= 90 && numbers.length === 2;
    const place = isPoint ? ([lng, lat] as Position) : regions.find((id) => id === where);
    return place && isDay ? { place, before: day ?? null } : null;
  },
  write: (question) => (question ? [question.place, question.before ?? []].flat(2).join(',') : ''),
});

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

export interface ViewBounds extends YearBounds {
  /** The first year of the second period; null where the set compares none. */
  breakYear: number | null;
  /** Km beyond which a place is new, by default. */
  newPlaceKm: number;
  /** Ids, the standard one first. */
  rules: readonly string[];
  regions: readonly string[];
  practices: readonly string[];
  frameworks: readonly string[];
  /** The first day on which a record starts, and the regions with bounds; absent where no place can be asked about. */
  asked?: { firstDay: string; regions: readonly string[] };
  /** Ids, where records of a place can be listed. */
  listed?: readonly string[];
  /** Those that have something to show; all of them by default. */
  layers?: readonly Layer[];
}

/** The bounds of the limit beyond which a place is new, as on the command line. */
export const NEW_PLACE_KM = { min: 10, max: 5000 };

/** Filters by what core/record/rules.ts reads of a record. */
const listFields = ({ practices, frameworks }: Pick<ViewBounds, 'practices' | 'frameworks'>) => ({
  kinds: { key: 'kind', ...someOf(KINDS) },
  domains: { key: 'domain', ...someOf(DOMAINS) },
  /** Ids of the set; empty means no filter. */
  frameworks: { key: 'framework', ...someOf(frameworks, []) },
  /** Practice ids; empty means no filter. */
  practices: { key: 'practice', ...someOf(practices, []) },
  /** ISO codes of third countries; empty means no filter. */
  partners: { key: 'with', ...countries },
});

export type MeasuredBounds = Pick<
  ViewBounds,
  'rules' | 'regions' | 'practices' | 'frameworks' | 'newPlaceKm'
>;

const filterFields = ({ regions, ...lists }: Omit<MeasuredBounds, 'rules' | 'newPlaceKm'>) => ({
  ...listFields(lists),
  /** Region id or null for everywhere. */
  region: {
    standard: null,
    read: (text) => regions.find((id) => id === text) ?? null,
    write: (region) => region ?? '',
  } as Field<string | null>,
  /** Leaves out places known only as a sea. */
  precise: flag(),
  /** Measures staging and transit places too. */
  staging: flag(),
});

/** All that numbers follow from: the options of the command line, too. */
export const measuredFields = ({ rules, newPlaceKm, ...filters }: MeasuredBounds) => ({
  /** Id of a counting rule (rules.json). */
  rule: oneOf(rules, rules[0]!),
  ...filterFields(filters),
  /** Km beyond which a place is new. */
  newPlaceKm: { key: 'km', ...numberIn(NEW_PLACE_KM, newPlaceKm) },
});

/** Those of them that /compare has. */
export function comparedFields(bounds: MeasuredBounds) {
  const { region: _, precise: __, staging: ___, ...fields } = measuredFields(bounds);
  return fields;
}

function layersField(available: readonly Layer[]) {
  const standard = DEFAULT_LAYERS.filter((id) => available.includes(id));
  return someOf(available, standard, 'none');
}

/** All fields but the years, which view-link.ts reads and writes. */
export const viewFields = (bounds: Omit<ViewBounds, keyof YearBounds | 'breakYear'>) => ({
  ...measuredFields(bounds),
  layers: layersField(bounds.layers ?? LAYERS),
  /** Whether the events around the records are shown below the years. */
  around: flag(),
  chart: { key: 'measure', ...oneOf(CHARTS, 'places') },
  /** Null means the home view framed from the data. */
  camera: { key: 'at', ...cameraField },
  /** Ids of the records at a place of the map that are listed. */
  list: someOf(bounds.listed ?? [], []),
  /** A place about which the reader asks whether it would be new. */
  ask: questionField(bounds.asked),
});

export interface View extends ViewOf<ReturnType<typeof viewFields>> {
  mode: Mode;
  /** First and last year shown, inclusive. `year`: equal. `all`: from = first year. */
  from: number;
  to: number;
}

const NOTHING = { rules: [], regions: [], practices: [], frameworks: [], newPlaceKm: NaN };

/** The fields of no set. */
export const MEASURED = measuredFields(NOTHING);
/** Filters that leave no record out, those by lists alone, and with how they are measured by the standard. */
export const NO_LISTS: ViewOf<ReturnType<typeof listFields>> = standardView(listFields(NOTHING));
export const NO_FILTERS: ViewOf<ReturnType<typeof filterFields>> = standardView(
  filterFields(NOTHING),
);

/** The filters that differ from the standard. The rule is no filter. */
export const narrowing = <Filters extends object>(view: object, none: Filters) =>
  (Object.keys(none) as (keyof Filters)[]).filter(
    (name) => String(Reflect.get(view, name)) !== String(none[name]),
  );
export const isNarrowed = (view: View): boolean => narrowing(view, NO_FILTERS).length > 0;

/** The years since the break of the set; all years where it has no break within them. */
export function defaultYears({ firstYear, lastYear, breakYear }: ViewBounds) {
  const isInside = breakYear !== null && breakYear > firstYear && breakYear <= lastYear;
  return isInside
    ? { mode: 'years' as const, from: breakYear, to: lastYear }
    : { mode: 'all' as const, from: firstYear, to: lastYear };
}

export const defaultView = (bounds: ViewBounds): View => ({
  ...defaultYears(bounds),
  ...standardView(viewFields(bounds)),
});
