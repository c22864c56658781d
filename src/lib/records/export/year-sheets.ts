import type { SpanMeasures } from '$lib/core/reach/measures';
import { yearTable } from '$lib/core/reach/year-table';
import { measureText, type MeasureRow } from '$lib/site/text/measure-rows';
import { styledSheet } from './sheet';

/** The yearly reach as a workbook: measures as pages show them, and unrounded. */
export function yearSheets(
  years: readonly SpanMeasures[],
  measures: readonly MeasureRow[],
  { yearName, source }: { yearName: string; source: string },
) {
  const [names = [], ...numbers] = yearTable(years, partnersOf(years));
  const shown = years.map((year) => [
    year.year,
    ...measures.map((measure) => measureText(measure, year, measure.names.all)),
  ]);
  return [
    styledSheet('as shown', [yearName, ...measures.map(({ name }) => name)], shown, [source]),
    styledSheet('numbers', names.map(String), numbers, [source]),
  ];
}

/** From whose land distances were measured. */
export const partnersOf = (years: readonly SpanMeasures[]): string[] =>
  Object.keys(years[0]?.farthestKm ?? {});
