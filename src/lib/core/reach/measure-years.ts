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
export type MeasuresAnswer = ReturnType<typeof measuresUnder>[number];

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
  settings: MeasuresSettings = {},
  onProgress?: OnProgress,
): MeasuresAnswer {
  const { rule } = completeChoices(dataset, choices);
  return measuresUnder([rule], dataset, choices, settings, onProgress)[0]!;
}

/** The same under several rules, which share the draws of the bands. Throws InputError. */
export function measuresUnder(
  rules: readonly string[],
  dataset: ReachDataset,
  choices: Partial<ReachChoices>,
  { window, bands: bandSettings }: MeasuresSettings,
  onProgress: OnProgress = () => {},
) {
  const common = completeChoices(dataset, choices);
  /** One span for each year, which it ends with. */
  const spansFrom = (from: (year: number) => number): YearSpan[] =>
    yearsOf(common).map((year) => ({ from: from(year), to: year }));
  const windows = window ? spansFrom((year) => year - window + 1) : [];
  checkSettings(common, [common, ...windows]);
  const years = spansFrom((year) => year);
  const spans = [...years, ...windows];
  const measuredSpans = [...spans, ...spansFrom(() => common.from)];
  const measured = rules.map((rule) => {
    const { selection } = choose(dataset, { ...common, rule }, measuredSpans, onProgress);
    const visits = visitsFor(dataset, { ...common, rule });
    return measuredSpans.map((span, i) => {
      onProgress({ stage: 'measures', done: i / measuredSpans.length });
      return roundSpan(measureSpan(selection, span, { visits }));
    });
  });

  const completeBands = bandSettings ? { ...DEFAULT_BANDS, ...bandSettings } : null;
  const recordSets = rules.map((rule) => recordsFor(dataset, { ...common, rule }));
  const world = geographyOf(dataset);
  const bands =
    completeBands && bandsOf(recordSets, common, world, spans, completeBands, onProgress);

  return rules.map((rule, r) => {
    const withBands = spans.map((_, i): SpanReach => ({
      ...measured[r]![i]!,
      band: bands?.[r]![i] ?? {},
    }));
    return {
      dataVersion: dataset.dataVersion,
      settings: { ...common, rule, bands: completeBands },
      years: withBands.slice(0, years.length),
      /** From the first year to each year; without bands. */
      cumulative: measured[r]!.slice(spans.length),
      spans: withBands.slice(years.length),
    };
  });
}
