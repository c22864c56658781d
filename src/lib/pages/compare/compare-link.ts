import { GROWTH, LULL } from '$lib/core/claims/evidence';
import { REGION_SHOWS } from '$lib/core/questions/region-table';
import { AREA_KINDS } from '$lib/core/reach/measures';
import { oneOf, yearSpan, type Field, type ViewOf, type YearBounds } from '$lib/site/query';
import { REGION_SORTS } from './regions/region-rows';

/** Records of the charts on partners: where, and when. */
export const PARTNER_WHERES = ['all', 'regions'] as const;
export const PARTNER_WHENS = ['all', 'a', 'b'] as const;

export const MIN_REGIONS = 2;
export const MAX_REGIONS = 6;

export interface CompareBounds extends YearBounds {
  rules: readonly string[];
  firstRule: string;
  regions: readonly string[];
  /** Shown before the reader chooses. */
  firstRegions: readonly string[];
}

export type CompareView = ViewOf<ReturnType<typeof compareFields>>;

/** Every choice on the page. */
export function compareFields(bounds: CompareBounds) {
  const regions: Field<readonly string[]> = {
    standard: bounds.firstRegions,
    read(text) {
      const known = [...new Set(text.split(','))].filter((id) => bounds.regions.includes(id));
      return known.length >= MIN_REGIONS ? known.slice(0, MAX_REGIONS) : null;
    },
    write: String,
  };
  return {
    rule: oneOf(bounds.rules, bounds.firstRule),
    show: oneOf(REGION_SHOWS, 'records'),
    sort: oneOf(REGION_SORTS, 'map'),
    /** 2 to 6 region ids beside each other. */
    regions,
    a: yearSpan(GROWTH, bounds),
    b: yearSpan(LULL, bounds),
    kind: oneOf(AREA_KINDS, 'all'),
    where: oneOf(PARTNER_WHERES, 'all'),
    when: oneOf(PARTNER_WHENS, 'all'),
  };
}
