import { DEFAULT_BANDS, bandsOf, type BandSettings, type Bands } from './bands';
import { checkSettings, choose, completeChoices, geographyOf, recordsFor } from './dataset';
import type { ReachChoices, ReachDataset } from './dataset';
import { measureSpan } from './measure-span';
import type { SpanMeasures, OnProgress } from './measures';
import { DEFAULT_EFFORT, effortOf, rarefiedYears } from './rarefied';
import type { EffortSettings, Rarefied } from './rarefied';
import { roundSpan } from './round';
import { yearsOf, type YearSpan } from '../record/time';

export interface SpanReach extends SpanMeasures {
  band: Bands;
  /** Brought to the common number of records (rarefied.ts). */
  adjusted: Rarefied;
}

export type MeasuresAnswer = ReturnType<typeof measuresUnder>[number];

interface MeasuresSettings {
  /** Spans wanted besides the single years: windows, periods. */
  spans?: readonly YearSpan[];
  window?: number | undefined;
  /** Bands and rarefied measures cost some seconds: null leaves them out. */
  bands?: Partial<BandSettings> | null;
  adjusted?: Partial<EffortSettings> | null;
}

export function measures(
  dataset: ReachDataset,
  choices: Partial<ReachChoices>,
  settings: MeasuresSettings = {},
  onProgress?: OnProgress,
): MeasuresAnswer {
  const { rule } = completeChoices(dataset, choices);
  return measuresUnder([rule], dataset, choices, settings, onProgress)[0]!;
}

/** The same under several rules, which share the draws of the bands. */
export function measuresUnder(
  rules: readonly string[],
  dataset: ReachDataset,
  choices: Partial<ReachChoices>,
  { spans: periods = [], window, bands: drawn, adjusted: reduced }: MeasuresSettings,
  onProgress: OnProgress = () => {},
) {
  const common = completeChoices(dataset, choices);
  /** One span for each year, which it ends with. */
  const spansFrom = (from: (year: number) => number): YearSpan[] =>
    yearsOf(common).map((year) => ({ from: from(year), to: year }));
  const asked = [...periods, ...(window ? spansFrom((year) => year - window + 1) : [])];
  checkSettings(common, [common, ...asked]);
  const years = spansFrom((year) => year);
  const spans = [...years, ...asked];
  const all = [...spans, ...spansFrom(() => common.from)];
  const measured = rules.map((rule) => {
    const { table } = choose(dataset, { ...common, rule }, all, onProgress);
    return all.map((span, i) => {
      onProgress({ stage: 'measures', done: i / all.length });
      return roundSpan(measureSpan(table, span));
    });
  });

  const bandSettings = drawn ? { ...DEFAULT_BANDS, ...drawn } : null;
  const sets = rules.map((rule) => recordsFor(dataset, { ...common, rule }));
  const world = geographyOf(dataset);
  const bands = bandSettings && bandsOf(sets, common, world, spans, bandSettings, onProgress);
  const effort = reduced ? { ...DEFAULT_EFFORT, ...reduced } : null;

  return rules.map((rule, r) => {
    const { choices, table } = choose(dataset, { ...common, rule });
    const adjusted = effort && { ...effort, records: effortOf(table, choices, effort) };
    const rarefied =
      adjusted && rarefiedYears(table, choices, adjusted.records, adjusted, onProgress);
    const complete = spans.map((_, i): SpanReach => ({
      ...measured[r]![i]!,
      band: bands?.[r]![i] ?? {},
      adjusted: rarefied?.[i] ?? {},
    }));
    return {
      dataVersion: dataset.dataVersion,
      settings: { ...choices, bands: bandSettings, adjusted },
      years: complete.slice(0, years.length),
      /** From the first year to each; without bands and rarefied measures. */
      cumulative: measured[r]!.slice(spans.length),
      spans: complete.slice(years.length),
    };
  });
}
