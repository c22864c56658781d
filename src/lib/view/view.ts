import type { Question } from '#core/reach/ask';
import { DOMAINS, KINDS, SERIES_KINDS, type Position, type SeriesKind } from '#core/record/model';
import { dayNumber, type YearSpan } from '#core/record/time';
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

/** Each choice's values, its standard, and its place in the link. */

export const CHARTS = ['places', 'reach'] as const;
export type ChartName = (typeof CHARTS)[number];

/** Each from a file of its name in the folder of a set, least important first. */
export const REFERENCE_LAYERS = ['regions', 'watch-zones', 'straits'] as const;

/** In legend order; map/gl/style.ts has the order of drawing. */
export const LAYERS = [
  'ground',
  'sites',
  'tracks',
  'precision',
  'candidates',
  'others',
  'farthest',
  ...REFERENCE_LAYERS,
  'labels',
] as const;
export type Layer = (typeof LAYERS)[number];

export const DEFAULT_LAYERS: readonly Layer[] = ['sites', 'tracks', 'labels'];

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

/** By which agents in browsers call the form that asks (WebMCP, its declarative form). */
export const ASK_TOOL = 'would_it_be_new';

/** `119.5,24.5` or a region's id, and a day after a further comma. */
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
  /** First year of the second period; null without periods. */
  breakYear: number | null;
  /** Km beyond which a place is new, by default. */
  newPlaceKm: number;
  /** Ids, the standard one first. */
  rules: readonly string[];
  /** Those that the set has, the standard one first; by default all. */
  seriesKinds?: readonly SeriesKind[];
  regions: readonly string[];
  practices: readonly string[];
  frameworks: readonly string[];
  /** A record's first start, and regions with bounds; absent where nothing can be asked. */
  asked?: { firstDay: string; regions: readonly string[] };
  /** Ids. */
  listed?: readonly string[];
  /** Those with something to show; by default all. */
  layers?: readonly Layer[];
}

/** The limit's bounds, as on the command line. */
export const NEW_PLACE_KM = { min: 10, max: 5000 };

/** By what core/record/rules.ts reads of a record. */
const listFields = ({ practices, frameworks }: Pick<ViewBounds, 'practices' | 'frameworks'>) => ({
  kinds: { key: 'kind', ...someOf(KINDS) },
  domains: { key: 'domain', ...someOf(DOMAINS) },
  // Empty means no filter.
  frameworks: { key: 'framework', ...someOf(frameworks, []) },
  practices: { key: 'practice', ...someOf(practices, []) },
  /** ISO codes of third countries. */
  partners: { key: 'with', ...countries },
});

export type MeasuredBounds = Pick<
  ViewBounds,
  'rules' | 'regions' | 'practices' | 'frameworks' | 'newPlaceKm'
>;

/** What numbers depend on: also the command line's options. */
export const measuredFields = ({ rules, regions, newPlaceKm, ...lists }: MeasuredBounds) => ({
  rule: oneOf(rules, rules[0]!),
  ...listFields(lists),
  /** Null for everywhere. */
  region: {
    standard: null,
    read: (text) => regions.find((id) => id === text) ?? null,
    write: (region) => region ?? '',
  } as Field<string | null>,
  /** Leaves out places known only as a sea. */
  precise: flag(),
  /** Includes staging and transit places. */
  staging: flag(),
  /** Km beyond which a place is new. */
  newPlaceKm: { key: 'km', ...numberIn(NEW_PLACE_KM, newPlaceKm) },
});

/** What a page is about, and filters: in a link `kind` is the one kind shown, `type` a filter. */
export const linkedFields = ({
  seriesKinds = SERIES_KINDS,
  ...bounds
}: MeasuredBounds & Pick<ViewBounds, 'seriesKinds'>) => ({
  // Earlier editions showed ships and flights together.
  kind: { ...oneOf(seriesKinds, seriesKinds[0]!), renamed: { patrol: 'ship-patrol' } },
  ...measuredFields(bounds),
  kinds: { key: 'type', ...someOf(KINDS) },
});

/** Those that /compare has. */
export function comparedFields(bounds: Parameters<typeof linkedFields>[0]) {
  const { region: _, precise: __, staging: ___, ...fields } = linkedFields(bounds);
  return fields;
}

/** All but the years, which view-link.ts reads and writes. */
export const viewFields = ({
  layers = LAYERS,
  ...bounds
}: Omit<ViewBounds, keyof YearBounds | 'breakYear'>) => ({
  ...linkedFields(bounds),
  layers: someOf(
    layers,
    DEFAULT_LAYERS.filter((id) => layers.includes(id)),
    'none',
  ),
  around: flag(),
  chart: { key: 'measure', ...oneOf(CHARTS, 'places') },
  /** Null: the home view, framed from the data. */
  camera: { key: 'at', ...cameraField },
  /** Ids of the listed records at a place of the map. */
  list: someOf(bounds.listed ?? [], []),
  /** Where the reader asks whether it would be new. */
  ask: questionField(bounds.asked),
});

/** Years are inclusive. */
export interface View extends ViewOf<ReturnType<typeof viewFields>>, YearSpan {}

const NOTHING = { rules: [], regions: [], practices: [], frameworks: [], newPlaceKm: NaN };

/** The fields of no set. */
export const MEASURED = measuredFields(NOTHING);
/** Filters that leave nothing out: lists alone, and with the standard way of measuring. */
export const NO_LISTS: ViewOf<ReturnType<typeof listFields>> = standardView(listFields(NOTHING));
const { rule: _, newPlaceKm: __, ...noFilters } = standardView<ViewOf<typeof MEASURED>>(MEASURED);
export const NO_FILTERS = noFilters;

/** Non-standard filters. The rule is no filter. */
export const narrowing = <Filters extends object>(view: object, none: Filters) =>
  (Object.keys(none) as (keyof Filters)[]).filter(
    (name) => String(Reflect.get(view, name)) !== String(none[name]),
  );
export const isNarrowed = (view: View) => narrowing(view, NO_FILTERS).length > 0;

/** The years since the set's break, or all if it is not among them. */
export function defaultYears({ firstYear, lastYear, breakYear }: ViewBounds): YearSpan {
  const isInside = breakYear !== null && breakYear > firstYear && breakYear <= lastYear;
  return { from: isInside ? breakYear : firstYear, to: lastYear };
}

export const defaultView = (bounds: ViewBounds): View => ({
  ...defaultYears(bounds),
  ...standardView(viewFields(bounds)),
});
