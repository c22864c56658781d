import {
  isLeast,
  shownMeasures,
  valueOf,
  type Measure,
  type SpanMeasures,
} from '#core/reach/measures';
import type { SetData } from '#core/record/set';
import { formatCount, formatKm, formatKm2, formatLeastKm } from '../text/format';
import { fromOf } from './set';
import { m } from '$lib/paraglide/messages';

export type MeasureRow = ReturnType<typeof measureRows>[number];

const FORMATS = { count: formatCount, km: formatKm, km2: formatKm2 };

export function measureRows(partners: SetData['partners']) {
  const withLand = partners.filter(({ home }) => home.length);
  return shownMeasures(withLand.map(({ id }) => id)).map((measure) => ({
    ...measure,
    name: m.measure_name({ measure: measure.id, from: fromOf(measure.partner, withLand) }),
    format: FORMATS[measure.unit],
  }));
}

/** What is known only within bounds is the least, and says so. */
export function measureText({ format, unit }: MeasureRow, span: SpanMeasures, measure: Measure) {
  const value = valueOf(span, measure);
  if (!isLeast(span, measure)) return format(value);
  return unit === 'km' ? formatLeastKm(value) : m.measure_at_least({ value: format(value) });
}
