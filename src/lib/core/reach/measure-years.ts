import { DEFAULT_BANDS, bandsOf, type BandSettings, type Bands } from './bands/bands';
import { checkSettings, choose, completeChoices, geographyOf, recordsFor } from './dataset';
import type { ReachChoices, ReachDataset } from './dataset';
import { measureSpan } from './measure-span';
import type { SpanMeasures, OnProgress } from './measures';
import { roundSpan } from './round';
import { visitsFor } from './visits';
import { yearsOf, type YearSpan } from '../record/time';

export interface SpanReach extends SpanMeasures {
  band: Bands;
}

export type MeasuresAnswer = ReturnType<typeof measuresUnder>[number];

interface MeasuresSettings {
  window?: number | undefined;
  /** Bands cost some seconds: null leaves them out. */
  bands?: Partial<BandSettings> | null;
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
  { window, bands: drawn }: MeasuresSettings,
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
  const all = [...spans, ...spansFrom(() => common.from)];
  const measured = rules.map((rule) => {
    const { table } = choose(dataset, { ...common, rule }, all, onProgress);
    const visits = visitsFor(dataset, { ...common, rule });
    return all.map((span, i) => {
      onProgress({ stage: 'measures', done: i / all.length });
      return roundSpan(measureSpan(table, span, { visits }));
    });
  });

  const bandSettings = drawn ? { ...DEFAULT_BANDS, ...drawn } : null;
  const sets = rules.map((rule) => recordsFor(dataset, { ...common, rule }));
  const world = geographyOf(dataset);
  const bands = bandSettings && bandsOf(sets, common, world, spans, bandSettings, onProgress);

  return rules.map((rule, r) => {
    const complete = spans.map((_, i): SpanReach => ({
      ...measured[r]![i]!,
      band: bands?.[r]![i] ?? {},
    }));
    return {
      dataVersion: dataset.dataVersion,
      settings: { ...common, rule, bands: bandSettings },
      years: complete.slice(0, years.length),
      /** From the first year to each; without bands. */
      cumulative: measured[r]!.slice(spans.length),
      spans: complete.slice(years.length),
    };
  });
}
