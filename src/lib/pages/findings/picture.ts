import type { BarSeries } from '$lib/charts/bars';
import type { LineSeries, Reference } from '$lib/charts/line';

export const VALUE_FORMATS = ['count', 'ratio', 'million'] as const;
/** How a page writes the values of a chart: by name, since pages are sent as data. */
export type ValueFormat = (typeof VALUE_FORMATS)[number];

interface Captioned {
  title: string;
  unit: string;
  source: string;
  /** Name of downloaded files. */
  file: string;
  format: ValueFormat;
}

/** A chart as plain data, its words in the reader's language. */
export type Picture =
  | (Captioned & {
      kind: 'lines';
      series: LineSeries[];
      references: Reference[];
      /** False for measures where zero says nothing. */
      zero: boolean;
    })
  | (Captioned & {
      kind: 'bars';
      categories: string[];
      categoryName: string;
      series: BarSeries[];
      direction: 'columns' | 'rows';
    });
