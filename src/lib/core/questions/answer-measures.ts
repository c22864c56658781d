import { homeOf } from '../earth/home';
import { DEFAULT_BANDS, bandsOf } from '../reach/bands';
import {
  checkSettings,
  completeChoices,
  recordsFor,
  geographyOf,
  tableFor,
  type ReachDataset,
} from '../reach/dataset';
import { measureSpan } from '../reach/measure-span';
import type { OnProgress } from '../reach/progress';
import { DEFAULT_EFFORT, effortOf, rarefiedYears } from '../reach/rarefied';
import { roundSpan } from '../reach/round';
import { cumulativeSpans, yearsOf, type YearSpan } from '../record/time';
import type { MeasuresAnswer, MeasuresQuestion, SpanReach } from './question';

export function answerMeasures(
  dataset: ReachDataset,
  question: MeasuresQuestion,
  onProgress: OnProgress,
): MeasuresAnswer {
  const { rule } = completeChoices(dataset, question.choices);
  return measuresUnder([rule], dataset, question, onProgress)[0]!;
}

/** The same question under several rules, which share the draws of the bands. */
export function measuresUnder(
  rules: readonly string[],
  dataset: ReachDataset,
  question: MeasuresQuestion,
  onProgress: OnProgress = () => {},
): MeasuresAnswer[] {
  const common = completeChoices(dataset, question.choices);
  const asked = question.spans ?? [];
  checkSettings(common, [common, ...asked]);
  const years = yearsOf(common).map((year) => ({ from: year, to: year }));
  const spans: YearSpan[] = [...years, ...asked];
  const all = [...spans, ...cumulativeSpans(common)];
  const measured = rules.map((rule) => {
    const table = tableFor(dataset, { ...common, rule }, onProgress);
    return all.map((span, i) => {
      onProgress({ stage: 'measures', done: i / all.length });
      return roundSpan(measureSpan(table, span));
    });
  });

  const bandSettings = question.bands ? { ...DEFAULT_BANDS, ...question.bands } : null;
  const input = {
    sets: rules.map((rule) => recordsFor(dataset, { ...common, rule })),
    settings: common,
    world: {
      home: dataset.home && homeOf(dataset.home),
      regionAt: geographyOf(dataset).regionAt,
    },
  };
  const bands = bandSettings && bandsOf(input, spans, bandSettings, onProgress);
  const effort = question.adjusted ? { ...DEFAULT_EFFORT, ...question.adjusted } : null;

  return rules.map((rule, r) => {
    const choices = { ...common, rule };
    const table = tableFor(dataset, choices, onProgress);
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
      cumulative: measured[r]!.slice(spans.length),
      spans: complete.slice(years.length),
    };
  });
}
