import type { RegionShow } from '$lib/core/questions/region-table';
import { yearsCovered } from '$lib/core/claims/evidence';
import type { YearSpan } from '$lib/core/record/time';
import {
  formatCount,
  formatDecimal,
  formatKm,
  formatKm2,
  formatMillionKm2,
  formatShare,
  formatYears,
  MISSING,
} from '$lib/site/format';
import type { Cell } from '$lib/site/cell';
import { reasonLabel } from '$lib/site/labels';
import { m } from '$lib/paraglide/messages';
import type { ShownComparison } from './periods/period-map';
import { COMPARED, type Compared, type PeriodRow } from './periods/period-rows';

export const showLabel = (show: RegionShow): string =>
  show === 'practices'
    ? m.cmp_practices()
    : show === 'records'
      ? m.records_label()
      : m.measure_new_ground();

/** What a region shows in a year; some ground is never shown as none. */
export function formatShown(show: RegionShow, value: number): string {
  if (show !== 'new-ground') return formatCount(value);
  return value > 0 && value < 5000 ? `< ${formatMillionKm2(10_000)}` : formatMillionKm2(value);
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

/** With the data's coverage where numbers of the period are told; without it as it is typed. */
export const yearsText = ({ from, to }: YearSpan, data?: Covered) =>
  formatYears(from, to, data?.coverage.to);
type Covered = Parameters<typeof yearsCovered>[0];

/** A measure of both periods as a row of their table. */
export function measureCells({ measure, a, b }: PeriodRow): Cell[] {
  const whole = ({ value, reason, band }: PeriodRow['a']): Cell => ({
    text: formatMeasure(measure, value),
    ...(value === null && reason && { below: reasonLabel(reason) }),
    ...(band &&
      band[0] !== band[1] && { below: band.map((end) => formatMeasure(measure, end)).join(' – ') }),
  });
  const yearly = ({ yearly: value, yearsWithTwin: n }: PeriodRow['a']): Cell => ({
    text: formatMeasure(measure, value, true),
    ...(value !== null && { below: m.cmp_years_used({ n }) }),
  });
  const change = changeText(a.value, b.value);
  return [COMPARED[measure](), whole(a), whole(b), change, yearly(a), yearly(b)];
}

/** What the comparison found, in words made from its numbers. */
export function compareSentence(
  { a, b, byKind }: Pick<ShownComparison, 'a' | 'b' | 'byKind'>,
  data: Covered,
) {
  const { all, exercise, patrol } = byKind;
  return m.cmp_sentence({
    a: yearsText(a, data),
    b: yearsText(b, data),
    gained: formatKm2(all.gainedKm2),
    kept: formatKm2(all.keptKm2),
    left: formatKm2(all.leftKm2),
    exercise: formatKm2(exercise.gainedKm2),
    exerciseLeft: formatKm2(exercise.leftKm2),
    patrol: formatKm2(patrol.gainedKm2),
    patrolLeft: formatKm2(patrol.leftKm2),
    perYearA: formatDecimal(a.records / yearsCovered(data, a)),
    perYearB: formatDecimal(b.records / yearsCovered(data, b)),
  });
}
