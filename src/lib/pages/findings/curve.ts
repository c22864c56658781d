import type { LineSeries } from '$lib/charts/line';
import type { EnvelopeYear } from '$lib/core/stall/stall';
import type { StallGroup } from '$lib/core/stall/stall-analysis';
import { m } from '$lib/paraglide/messages';

/** New ground by year as it happened, over the median and the 5–95 % envelope of the shuffles. */
export function curveSeries(group: StallGroup, curve: readonly EnvelopeYear[]): LineSeries[] {
  return [
    {
      id: 'observed',
      label: m.findings_curve_observed(),
      colour: group === 'all' ? 'ink' : group,
      points: curve.map(({ year, observed }) => ({ x: year, y: observed })),
    },
    {
      ...{ id: 'chance', label: m.findings_curve_chance(), colour: 'earlier' },
      points: curve.map(({ year, median, p05, p95 }) => ({
        ...{ x: year, y: median, low: p05, high: p95 },
      })),
    },
  ];
}
