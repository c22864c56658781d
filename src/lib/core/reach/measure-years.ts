import { DEFAULT_BANDS, bandsOf, type BandSettings, type Bands } from './bands/bands';
import {
  checkSettings,
  choose,
  completeChoices,
  geographyOf,
  recordsFor,
  visitsFor,
} from './dataset';
import type { ReachChoices, ReachDataset } from './dataset';
import { measureSpan } from './measure-span';
import type { SpanMeasures, OnProgress } from './measures';
import { roundSpan } from './round';
import { yearsOf, type YearSpan } from '../record/time';

export interface SpanReach extends SpanMeasures {
  band: Bands;
}

/** The measures of every year under one rule. */
export type MeasuresAnswer = ReturnType<typeof measures>;

interface MeasuresSettings {
  /** Also measure the spans of so many years that end with each year. */
  window?: number | undefined;
  /** Bands take some seconds; null leaves them out. */
  bands?: Partial<BandSettings> | null;
}

/** Throws InputError. */
export function measures(
  dataset: ReachDataset,
  choices: Partial<ReachChoices>,
  { window, bands: bandSettings }: MeasuresSettings = {},
  onProgress: OnProgress = () => {},
) {
  const complete = completeChoices(dataset, choices);
  /** One span for each year, which it ends with. */
  const spansFrom = (from: (year: number) => number): YearSpan[] =>
    yearsOf(complete).map((year) => ({ from: from(year), to: year }));
  const windows = window ? spansFrom((year) => year - window + 1) : [];
  checkSettings(complete, [complete, ...windows]);
  const years = spansFrom((year) => year);
  const spans = [...years, ...windows];
  const measuredSpans = [...spans, ...spansFrom(() => complete.from)];
  const { selection } = choose(dataset, complete, measuredSpans, onProgress);
  const visits = visitsFor(dataset, complete);
  const measured = measuredSpans.map((span, i) => {
    onProgress({ stage: 'measures', done: i / measuredSpans.length });
    return roundSpan(measureSpan(selection, span, { visits }));
  });

  const completeBands = bandSettings ? { ...DEFAULT_BANDS, ...bandSettings } : null;
  const records = recordsFor(dataset, complete);
  const world = geographyOf(dataset);
  const bands =
    completeBands && bandsOf(records, complete, world, spans, completeBands, onProgress);
  const withBands = spans.map((_, i): SpanReach => ({
    ...measured[i]!,
    band: bands?.[i] ?? {},
  }));
  return {
    dataVersion: dataset.dataVersion,
    settings: { ...complete, bands: completeBands },
    years: withBands.slice(0, years.length),
    /** From the first year to each year; without bands. */
    cumulative: measured.slice(spans.length),
    spans: withBands.slice(years.length),
  };
}
