import type { SetData } from '$lib/core/record/set';
import { say } from '$lib/site/set';
import { valueOf, type Measure } from '$lib/core/reach/measures';
import { formatCount, formatDecimal, formatKm, formatKm2, formatRange } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { ShownReach } from '../state/reach.svelte';

/** The measures as readers meet them in the panel. */

export interface MeasureRow {
  measure: Measure;
  name: string;
  format: (value: number | null) => string;
}

const row = (measure: Measure, name: string, format: MeasureRow['format']) => ({
  measure,
  name,
  format,
});

/** What a year is read for. */
export const leadingRows = (): [MeasureRow, MeasureRow] => [
  row('newGroundKm2.all', m.measure_new_ground(), formatKm2),
  row('footprintKm2.all', m.measure_footprint(), formatKm2),
];

export const groundByKindRows = (): MeasureRow[] => [
  row(
    'newGroundKm2.exercise',
    `${m.measure_new_ground()}: ${m.map_layer({ layer: 'sites' })}`,
    formatKm2,
  ),
  row(
    'newGroundKm2.patrol',
    `${m.measure_new_ground()}: ${m.map_layer({ layer: 'tracks' })}`,
    formatKm2,
  ),
];

export const furtherRows = (partners: SetData['partners']): MeasureRow[] => [
  // Of whom no land is known there is no distance from it.
  ...partners.flatMap(({ id, home, from }) =>
    !home.length ? [] : row(`farthestKm.${id}`, m.measure_farthest({ from: say(from) }), formatKm),
  ),
  row('extentKm2', m.measure_extent(), formatKm2),
  row('frontierKm', m.measure_frontier(), formatKm),
  row('standardDistanceKm', m.measure_standard_distance(), formatKm),
  row('effectiveRegions', m.measure_effective_regions(), (value) => formatDecimal(value, 1)),
  row('sites', m.measure_sites(), formatCount),
];

/** A measure of the shown span in words; null for what is not known of it. */
export function measured(reach: ShownReach, { measure, format }: MeasureRow) {
  const value = valueOf(reach, measure);
  const reason = value === null ? reach.reasons[measure] : undefined;
  const [low, high] = reach.band?.[measure] ?? [];
  const deciding = reach.decidingRecord[measure];
  return {
    value: format(value),
    reason: reason ? m.reason({ reason }) : null,
    /** Where places and dates move it. */
    band: low === high ? null : formatRange(format(low!), format(high!)),
    deciding: deciding?.change ? deciding.recordId : null,
  };
}
