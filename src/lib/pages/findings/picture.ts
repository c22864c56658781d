import { max } from 'd3-array';
import type { BarSeries } from '$lib/charts/bars';
import type { LineSeries, Reference } from '$lib/charts/line';
import type { MatrixOptions } from '$lib/charts/matrix';
import type { Colour } from '$lib/charts/colour';
import { STUDY } from '$lib/core/claims/evidence';
import type { EnvelopeYear } from '$lib/core/stall/stall';
import type { StallGroup } from '$lib/core/stall/stall-analysis';
import { yearsOf, type YearSpan } from '$lib/core/record/time';
import { withPartYear } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';

/** How a page writes the values of a chart: by name, since pages are sent as data. */
export type ValueFormat = 'count' | 'ratio' | 'million' | 'share';

/** A chart as plain data, its words in the reader's language. */
export type Picture = { title: string; source: string; /** Of downloads. */ file: string } & Drawn;

/** What a kind of finding draws; its caption is added afterwards. */
export type Drawn = { unit: string; format: ValueFormat } & (
  | { kind: 'lines'; series: LineSeries[]; references: Reference[] }
  | {
      kind: 'bars';
      categories: string[];
      categoryName: string;
      series: BarSeries[];
      direction: 'columns' | 'rows';
    }
  | ({ kind: 'matrix' } & Pick<MatrixOptions, 'rows' | 'columns' | 'names'>)
);

type Values = readonly (number | null | undefined)[];

export const KIND_COLOUR: Record<StallGroup, Colour> = {
  all: 'ink',
  exercise: 'exercise',
  patrol: 'patrol',
};

export function bars(
  unit: string,
  categories: string[],
  series: readonly [label: string, colour: Colour, values: Values][],
  direction: 'columns' | 'rows' = 'rows',
  format: ValueFormat = 'count',
): Drawn {
  return {
    ...{ kind: 'bars', unit, format, direction, categories },
    categoryName: direction === 'rows' ? m.findings_data() : m.findings_year(),
    series: series.map(([label, colour, values]) => ({
      ...{ id: label, label, colour, values: values.map((value) => value ?? null) },
    })),
  };
}

/** One series, a row a value. */
export function rows(
  unit: string,
  values: readonly [label: string, value: number | null | undefined][],
  format?: ValueFormat,
  colour: Colour = 'accent',
): Drawn {
  const labels = values.map(([label]) => label);
  return bars(unit, labels, [[unit, colour, values.map(([, value]) => value)]], 'rows', format);
}

/** Hits and the rest of a whole, earlier and later. */
export function parts(
  unit: string,
  [first, second]: readonly [string, string],
  hits: Values,
  of: Values,
): Drawn {
  const others = of.map((all, i) => (all ?? 0) - (hits[i] ?? 0));
  return bars(
    unit,
    [m.findings_label_earlier(), m.findings_label_later()],
    [
      [first, 'accent', hits],
      [second, 'earlier', others],
    ],
  );
}

export function lines(
  unit: string,
  format: ValueFormat,
  series: LineSeries[],
  references: Reference[] = [{ x: STUDY.to, label: m.findings_study_ends() }],
): Drawn {
  return { kind: 'lines', unit, format, series, references };
}

export function yearly(label: string, colour: Colour, span: YearSpan, values: Values): LineSeries {
  const points = yearsOf(span).map((x, i) => ({ x, y: values[i] ?? null }));
  return { id: label, label, colour, points };
}

/** A mean of a period as a level line. */
export function level(span: YearSpan, mean: number | null | undefined): LineSeries {
  const label = m.findings_label_mean_of({ from: String(span.from), to: String(span.to) });
  return yearly(
    label,
    'accent',
    span,
    yearsOf(span).map(() => mean),
  );
}

/** New ground by year as it happened, over the median and the 5–95 % envelope of the shuffles. */
export function curve(
  group: StallGroup,
  years: readonly EnvelopeYear[],
  references?: Reference[],
): Drawn {
  const observed = years.map(({ year, observed: y }) => ({ x: year, y }));
  const points = years.map(({ year, median: y, p05: low, p95: high }) => ({
    x: year,
    y,
    low,
    high,
  }));
  const series: LineSeries[] = [
    {
      ...{ id: 'observed', label: m.findings_curve_observed(), colour: KIND_COLOUR[group] },
      points: observed,
    },
    { id: 'chance', label: m.findings_curve_chance(), colour: 'earlier', points },
  ];
  return lines(m.findings_curve_unit(), 'million', series, references);
}

/** The same, its caption saying where the last year drawn is known in part. */
export function saidInPart<D extends Drawn>(drawn: D, coveredTo: string): D {
  const last =
    drawn.kind === 'lines'
      ? max(
          drawn.series.flatMap(({ points }) => points.flatMap(({ x, y }) => (y === null ? [] : x))),
        )
      : Number((drawn.kind === 'bars' ? drawn.categories : drawn.columns).at(-1));
  return { ...drawn, unit: withPartYear(drawn.unit, last ?? NaN, coveredTo) };
}

/** The new ground of one kind; its title says the verdict of the period called a plateau. */
export function curvePicture(
  kind: StallGroup,
  years: readonly EnvelopeYear[],
  said: { title: string; from: number; version: string; coveredTo: string },
): Picture {
  const { title, from, version, coveredTo } = said;
  return {
    ...saidInPart(curve(kind, years, [{ x: from, label: m.findings_plateau() }]), coveredTo),
    ...{ title, source: m.findings_source_records({ version }) },
    file: `joint-reach-new-ground-${kind}`,
  };
}
