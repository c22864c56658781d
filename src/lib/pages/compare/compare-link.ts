import { GROWTH, LULL } from '$lib/core/claims/evidence';
import { AREA_KINDS } from '$lib/core/reach/measures';
import type { YearSpan } from '$lib/core/record/time';
import { oneOf, type Field, type ViewOf } from '$lib/site/query';
import { REGION_SHOWS, REGION_SORTS } from './regions/region-rows';

/** How the two periods are drawn: what changed, each for itself, or one over the other. */
export const PERIOD_PICTURES = ['change', 'side', 'swipe'] as const;

export const MIN_REGIONS = 2;
export const MAX_REGIONS = 6;

export interface CompareBounds {
  firstYear: number;
  lastYear: number;
  rules: readonly string[];
  firstRule: string;
  regions: readonly string[];
  /** Shown before the reader chooses. */
  firstRegions: readonly string[];
}

export type CompareView = ViewOf<ReturnType<typeof compareFields>>;

/** Every choice on the page. */
export function compareFields(bounds: CompareBounds) {
  const span = (standard: YearSpan): Field<YearSpan> => ({
    standard,
    read: (text) => parseSpan(text, bounds),
    write: spanText,
  });
  const regions: Field<readonly string[]> = {
    standard: bounds.firstRegions,
    read(text) {
      const known = [...new Set(text.split(','))].filter((id) => bounds.regions.includes(id));
      return known.length >= MIN_REGIONS ? known.slice(0, MAX_REGIONS) : null;
    },
    write: String,
  };
  const year: Field<number> = {
    standard: LULL.to,
    read(text) {
      const asked = Number(text);
      const { firstYear, lastYear } = bounds;
      return Number.isInteger(asked) && asked > 0
        ? Math.min(Math.max(asked, firstYear), lastYear)
        : null;
    },
    write: String,
  };
  return {
    rule: oneOf(bounds.rules, bounds.firstRule),
    show: oneOf(REGION_SHOWS, 'records'),
    sort: oneOf(REGION_SORTS, 'map'),
    /** 2 to 6 region ids beside each other. */
    regions,
    /** The year that their maps share. */
    year,
    a: span(GROWTH),
    b: span(LULL),
    kind: oneOf(AREA_KINDS, 'all'),
    picture: oneOf(PERIOD_PICTURES, 'change'),
  };
}

export const spanText = ({ from, to }: YearSpan): string => `${from}..${to}`;

/** `2014..2019`, `2014-2019`, `2014–2019` or one year, inside the bounds; null for anything else. */
export function parseSpan(
  text: string,
  bounds: Pick<CompareBounds, 'firstYear' | 'lastYear'>,
): YearSpan | null {
  const found = /^\s*(\d{4})(?:\s*(?:\.\.|-|–|—)\s*(\d{4}))?\s*$/.exec(text);
  if (!found) return null;
  const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])];
  const inside = from >= bounds.firstYear && to <= bounds.lastYear;
  return inside && from <= to ? { from, to } : null;
}
