import type { RegionStatusName } from '$lib/core/stall/region-status';
import type { YearSpan } from '$lib/core/record/time';
import {
  formatCount,
  formatDecimal,
  formatKm,
  formatKm2,
  formatShare,
  formatYears,
  MISSING,
} from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { Fate, ShownComparison } from './period-map';
import type { Compared } from './period-rows';
import type { Hosting, SentWhat } from './partners';
import type { RegionShow } from './region-rows';

/** Words for what the page compares, and the sentences made from its numbers. */

const STATUS: Record<RegionStatusName, () => string> = {
  opened: m.cmp_status_opened,
  growing: m.cmp_status_growing,
  holding: m.cmp_status_holding,
  dormant: m.cmp_status_dormant,
};
const SHOW: Record<RegionShow, () => string> = {
  records: m.records_label,
  'new-ground': m.measure_new_ground,
  practices: m.cmp_practices,
};
const FATE: Record<Fate, () => string> = {
  gained: m.cmp_gained,
  kept: m.cmp_kept,
  left: m.cmp_left,
};
const HOSTING: Record<Hosting, () => string> = {
  RU: m.cmp_russia,
  CN: m.cmp_china,
  several: m.cmp_host_several,
  third: m.cmp_host_third,
  none: m.cmp_host_none,
};
const WHAT: Record<SentWhat, () => string> = {
  personnel: m.cmp_personnel,
  ships: m.cmp_ships,
  aircraft: m.cmp_aircraft,
};

export const statusLabel = (status: RegionStatusName) => STATUS[status]();
export const showLabel = (show: RegionShow) => SHOW[show]();
export const fateLabel = (fate: Fate) => FATE[fate]();
export const hostingLabel = (hosting: Hosting) => HOSTING[hosting]();
export const sentLabel = (what: SentWhat) => WHAT[what]();

export function measureLabel(measure: Compared): string {
  switch (measure) {
    case 'records':
      return m.records_label();
    case 'sites':
      return m.measure_sites();
    case 'regions':
      return m.cmp_regions();
    case 'effectiveRegions':
      return m.measure_effective_regions();
    case 'footprintKm2.all':
      return m.measure_footprint();
    case 'newGroundKm2.all':
      return m.measure_new_ground();
    case 'extentKm2':
      return m.measure_extent();
    case 'frontierKm':
      return m.measure_frontier();
    case 'farthestKm.RU':
      return m.measure_farthest_ru();
    case 'farthestKm.CN':
      return m.measure_farthest_cn();
    case 'standardDistanceKm':
      return m.measure_standard_distance();
    case 'footprintKm2.exercise':
      return m.cmp_of_exercises({ measure: m.measure_footprint() });
    case 'footprintKm2.patrol':
      return m.cmp_of_patrols({ measure: m.measure_footprint() });
    case 'newGroundKm2.exercise':
      return m.cmp_of_exercises({ measure: m.measure_new_ground() });
    case 'newGroundKm2.patrol':
      return m.cmp_of_patrols({ measure: m.measure_new_ground() });
    case 'extentByKindKm2.exercise':
      return m.cmp_of_exercises({ measure: m.measure_extent() });
    case 'extentByKindKm2.patrol':
      return m.cmp_of_patrols({ measure: m.measure_extent() });
    default:
      return measure satisfies never;
  }
}

/** `mean`: the value is an average, so that counts have a decimal. */
export function formatMeasure(measure: Compared, value: number | null, mean = false): string {
  if (measure.includes('Km2')) return formatKm2(value);
  if (measure.includes('Km')) return formatKm(value);
  return mean || measure === 'effectiveRegions' ? formatDecimal(value) : formatCount(value);
}

/** `+69 %`; nothing where either is missing or the first is zero. */
export function changeText(a: number | null, b: number | null): string {
  if (a === null || b === null || a === 0) return MISSING;
  const change = b / a - 1;
  const text = formatShare(Math.abs(change));
  return Math.round(change * 100) === 0 ? text : `${change > 0 ? '+' : '−'}${text}`;
}

export const yearsText = ({ from, to }: YearSpan) => formatYears(from, to);

/** What the comparison found, in words made from its numbers. */
export function compareSentence({ a, b, byKind }: Pick<ShownComparison, 'a' | 'b' | 'byKind'>) {
  const { all, exercise, patrol } = byKind;
  return m.cmp_sentence({
    a: yearsText(a),
    b: yearsText(b),
    gained: formatKm2(all.gainedKm2),
    kept: formatKm2(all.keptKm2),
    left: formatKm2(all.leftKm2),
    exercise: formatKm2(exercise.gainedKm2),
    exerciseLeft: formatKm2(exercise.leftKm2),
    patrol: formatKm2(patrol.gainedKm2),
    patrolLeft: formatKm2(patrol.leftKm2),
    perYearA: formatDecimal(a.records / (a.to - a.from + 1)),
    perYearB: formatDecimal(b.records / (b.to - b.from + 1)),
  });
}
