import { m } from '$lib/paraglide/messages';
import { standardVisits } from '$lib/site/dataset/answer.server';
import { bounds, index, rules } from '$lib/site/dataset/dataset.server';
import { set } from '$lib/site/dataset/set';
import { chartOf } from '$lib/timeline/chart/chart';
import { chartRecords, periodBrackets, withMedian } from '$lib/timeline/chart/chart-records';
import { filterRecords } from '$lib/view/shown';
import { defaultView } from '$lib/view/view';

const SIZES = { wide: { width: 1000, height: 216 }, narrow: { width: 358, height: 250 } };

export function distanceCharts() {
  if (!set.periods) return null;
  const axis = { from: bounds.firstYear, to: bounds.lastYear };
  const limitKm = set.newPlace.km;
  const counted = { periods: set.periods, year: axis.to, limitKm, coveredTo: index.coverage.to };
  const records = filterRecords(index.records, defaultView(bounds), rules);
  const input = {
    axis,
    coveredTo: index.coverage.lastDay,
    records: chartRecords(records, standardVisits, axis, () => ''),
    brackets: periodBrackets(standardVisits, 'exercise', counted).map(withMedian),
    contexts: [],
    distances: { limitKm, title: m.timeline_distance_of({ kind: 'exercise' }) },
  };
  // Drawn without links, each in its place: the columns are not needed.
  const chartAt = (size: typeof SIZES.wide) => ({ ...chartOf(input, size), main: [], lane: [] });
  return { wide: chartAt(SIZES.wide), narrow: chartAt(SIZES.narrow) };
}
