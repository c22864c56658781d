import type { AreaKind } from '$lib/core/reach/measures';
import {
  DOMAINS,
  FRAMEWORKS,
  KINDS,
  type Domain,
  type Framework,
  type Kind,
  type Position,
} from '$lib/core/record/model';

/**
 * Every choice a reader can make that changes what is shown, as plain data. The link is its only
 * store (view-link.ts turns it into a query and back); everything on the page is derived from it.
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
  'edges',
  'sites',
  'tracks',
  'first-reached',
  'new-ground',
  'footprint',
  'earlier-ground',
  'precision',
  'farthest',
  'extent',
  'centre',
  'regions',
  'watch-zones',
  'straits',
  'graticule',
  'labels',
] as const;
export type Layer = (typeof LAYERS)[number];

export const DEFAULT_LAYERS: readonly Layer[] = ['edges', 'sites', 'tracks', 'labels'];

export interface Camera {
  center: Position;
  zoom: number;
  bearing: number;
}

export interface View {
  mode: Mode;
  /** First and last year shown, inclusive. `year` mode: equal. `cumulative`: from = first year. */
  from: number;
  to: number;
  /** Id of a counting rule (geodata/rules.json). */
  rule: string;
  kinds: readonly Kind[];
  domains: readonly Domain[];
  frameworks: readonly Framework[];
  /** Practice ids; empty means no filter. A record passes when it has any of them. */
  practices: readonly string[];
  /** ISO codes of third countries; empty means no filter. A record passes when any took part. */
  partners: readonly string[];
  /** Region id or null for everywhere. */
  region: string | null;
  /** Leave out places known only as a sea. */
  precise: boolean;
  /** Measure staging and transit places too. */
  staging: boolean;
  radiusKm: number;
  ghosts: Ghosts;
  layers: readonly Layer[];
  /** What happened around the records, unfolded under the timeline. */
  around: boolean;
  /** The line of new ground looked at; its range by chance is drawn. */
  curve: AreaKind;
  /** How long play shows a year: 0.5 to 5 s, in tenths. */
  secondsPerYear: number;
  sizeBy: SizeBy;
  projection: Projection;
  /** Null means the home view framed from the data. */
  camera: Camera | null;
}

/** What the data allows: the years it has and the rules and regions it knows. */
export interface Bounds {
  firstYear: number;
  lastYear: number;
  rules: readonly string[];
  regions: readonly string[];
  practices: readonly string[];
}

/** The filters of a view that leaves no record out and measures by the standard. */
export const NO_FILTERS = {
  kinds: KINDS,
  domains: DOMAINS,
  frameworks: FRAMEWORKS,
  practices: [],
  partners: [],
  region: null,
  precise: false,
  staging: false,
  radiusKm: 150,
} as const satisfies Partial<View>;

/** Whether anything beside the rule leaves records out, or measures them otherwise. */
export const isNarrowed = (view: View): boolean =>
  Object.entries(NO_FILTERS).some(
    ([name, standard]) => String(view[name as keyof View]) !== String(standard),
  );

export const DEFAULT_RULE = 'core';

/** All up to the latest year: there every edge stands. */
export function defaultView({ firstYear, lastYear }: Bounds): View {
  return {
    mode: 'cumulative',
    from: firstYear,
    to: lastYear,
    rule: DEFAULT_RULE,
    ...NO_FILTERS,
    ghosts: '5',
    layers: DEFAULT_LAYERS,
    around: false,
    curve: 'all',
    secondsPerYear: 1,
    sizeBy: 'equal',
    projection: 'flat',
    camera: null,
  };
}
