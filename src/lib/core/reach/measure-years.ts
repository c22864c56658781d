import { checkSettings, choose, completeChoices, groundsFor, visitsFor } from './dataset';
import type { ReachChoices, ReachDataset } from './dataset';
import { groundByKind, measureSpan } from './measure-span';
import type { OnProgress } from './measures';
import { yearsOf, type YearSpan } from '../record/time';

export type MeasuresAnswer = ReturnType<typeof measures>;

/** @param window also measure spans of so many years ending with each. Throws InputError. */
export function measures(
  dataset: ReachDataset,
  choices: Partial<ReachChoices>,
  { window }: { window?: number | undefined } = {},
  onProgress: OnProgress = () => {},
) {
  const complete = completeChoices(dataset, choices);
  const spansFrom = (from: (year: number) => number): YearSpan[] =>
    yearsOf(complete).map((year) => ({ from: from(year), to: year }));
  const windows = window ? spansFrom((year) => year - window + 1) : [];
  checkSettings(complete, [complete, ...windows]);
  const years = spansFrom((year) => year);
  const spans = [...years, ...windows];
  const measuredSpans = [...spans, ...spansFrom(() => complete.from)];
  const { selection } = choose(dataset, complete, measuredSpans, onProgress);
  const visits = visitsFor(dataset, complete);
  const groundIn = groundByKind(groundsFor(dataset, complete, onProgress));
  const measured = measuredSpans.map((span, i) => {
    onProgress({ stage: 'measures', done: i / measuredSpans.length });
    return measureSpan(selection, span, { visits, groundIn });
  });

  return {
    dataVersion: dataset.dataVersion,
    settings: complete,
    years: measured.slice(0, years.length),
    cumulative: measured.slice(spans.length),
    spans: measured.slice(years.length, spans.length),
  };
}

export type CompareAnswer = ReturnType<typeof compare>;

/** Throws InputError. */
export function compare(
  dataset: ReachDataset,
  partialChoices: Partial<ReachChoices>,
  { a, b }: { a: YearSpan; b: YearSpan },
  onProgress?: OnProgress,
) {
  const { choices, selection } = choose(dataset, partialChoices, [a, b], onProgress);
  const visits = visitsFor(dataset, choices);
  const groundIn = groundByKind(groundsFor(dataset, choices, onProgress));
  const measure = (span: YearSpan) => measureSpan(selection, span, { visits, groundIn });
  return { dataVersion: dataset.dataVersion, settings: choices, a: measure(a), b: measure(b) };
}
