import { homeOf } from '../earth/home';
import { DEFAULT_BANDS, bandsOf } from '../reach/bands';
import {
  checkSettings,
  completeChoices,
  recordsFor,
  regionAtOf,
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
  const choices = completeChoices(dataset, question.choices);
  checkSettings(choices);
  const asked = question.spans ?? [];
  asked.forEach((span) => checkSettings({ ...choices, ...span }));
  const table = tableFor(dataset, choices, onProgress);

  const years = yearsOf(choices).map((year) => ({ from: year, to: year }));
  const spans: YearSpan[] = [...years, ...asked];
  const all = [...spans, ...cumulativeSpans(choices)];
  const measured = all.map((span, i) => {
    onProgress({ stage: 'measures', done: i / all.length });
    return roundSpan(measureSpan(table, span));
  });

  const bandSettings = question.bands ? { ...DEFAULT_BANDS, ...question.bands } : null;
  const input = {
    records: recordsFor(dataset, choices),
    settings: choices,
    home: dataset.home && homeOf(dataset.home),
    regionAt: regionAtOf(dataset),
  };
  const bands = bandSettings && bandsOf(input, spans, bandSettings, onProgress);
  const effort = question.adjusted ? { ...DEFAULT_EFFORT, ...question.adjusted } : null;
  const adjusted = effort && { ...effort, records: effortOf(table, choices, effort) };
  const rarefied =
    adjusted && rarefiedYears(table, choices, adjusted.records, adjusted, onProgress);
  const complete = spans.map((_, i): SpanReach => ({
    ...measured[i]!,
    band: bands?.[i] ?? {},
    adjusted: rarefied?.[i] ?? {},
  }));
  return {
    dataVersion: dataset.dataVersion,
    settings: { ...choices, bands: bandSettings, adjusted },
    years: complete.slice(0, years.length),
    cumulative: measured.slice(spans.length),
    spans: complete.slice(years.length),
  };
}
