import { m } from '$lib/paraglide/messages';
import type { ValueSeries } from './chart-table';

export interface SummaryGroup {
  label: string;
  values: readonly { at: string; value: number | null }[];
}

/** As `summariseEach`, for series whose values have one list of names. */
export function summarise(
  series: readonly ValueSeries[],
  names: readonly string[],
  format: (value: number) => string,
): string {
  const groups = series.map(({ label, values }) => ({
    label,
    values: names.map((at, i) => ({ at, value: values[i] ?? null })),
  }));
  return summariseEach(groups, format);
}

/**
 * A chart in words, from its data: a sentence a group with how many values there are, the lowest and
 * the highest and where they are. Of equal values the first is named.
 */
export function summariseEach(
  groups: readonly SummaryGroup[],
  format: (value: number) => string,
): string {
  return groups
    .map(({ label, values }) => {
      const known = values.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
      const [first] = known;
      if (!first) return m.charts_summary_none({ label });
      const low = known.reduce((a, b) => (b.value < a.value ? b : a), first);
      const high = known.reduce((a, b) => (b.value > a.value ? b : a), first);
      return m.charts_summary({
        label,
        values: m.charts_values({ count: known.length }),
        ...{ low: format(low.value), lowAt: low.at, high: format(high.value), highAt: high.at },
      });
    })
    .join(' ');
}
