import {
  mostOf,
  recordOf,
  shownMeasures,
  valueOf,
  type AreaKind,
  type Measure,
  type ShownMeasure,
  type SpanMeasures,
} from '$lib/core/reach/measures';
import type { SetData } from '$lib/core/record/set';
import { formatCount, formatKm, formatKm2, formatYears } from './format';
import { say } from '../dataset/set';
import { m } from '$lib/paraglide/messages';

export interface MeasureRow extends ShownMeasure {
  name: string;
  format: (value: number | null) => string;
}

const FORMATS: Record<ShownMeasure['unit'], MeasureRow['format']> = {
  count: (value) => formatCount(value),
  km: (value) => formatKm(value),
  km2: (value) => formatKm2(value),
};

export function measureRows(partners: SetData['partners']): MeasureRow[] {
  const withLand = partners.filter(({ home }) => home.length);
  const nameOfLand = (id: string | null) => {
    const land = withLand.find((partner) => partner.id === id);
    return land ? say(land.from) : '';
  };
  return shownMeasures(withLand.map(({ id }) => id)).map((measure) => ({
    ...measure,
    name: m.measure_name({ measure: measure.id, from: nameOfLand(measure.partner) }),
    format: FORMATS[measure.unit],
  }));
}

/** A distance known within bounds is the least, and says so. */
export function measureText(
  { format }: Pick<MeasureRow, 'format'>,
  span: SpanMeasures,
  measure: Measure,
): string {
  const value = format(valueOf(span, measure));
  return mostOf(span, measure) === null ? value : m.measure_at_least({ value });
}

interface YearGridOptions {
  kind: AreaKind;
  nameOf: (id: string) => string;
  coveredTo: string;
}

export function yearGridOf(
  years: readonly SpanMeasures[],
  measures: readonly MeasureRow[],
  { kind, nameOf, coveredTo }: YearGridOptions,
) {
  const shown = measures.flatMap((measure) => {
    const id = measure.names[kind];
    return id ? [{ id, name: measure.name, format: measure.format }] : [];
  });
  return {
    columns: shown.map(({ id, name }) => ({ id, name })),
    rows: years.map((measured) => ({
      year: measured.year,
      text: formatYears(measured.year, measured.year, coveredTo),
      cells: shown.map(({ id, format }) => {
        const value = valueOf(measured, id);
        const recordId = value ? recordOf(measured, id) : null;
        return {
          value,
          text: measureText({ format }, measured, id),
          farthest: recordId ? { id: recordId, name: nameOf(recordId) } : null,
        };
      }),
    })),
  };
}
export type YearGridData = ReturnType<typeof yearGridOf>;
