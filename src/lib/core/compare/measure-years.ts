import { checkYears, completeChoices, groundsFor, selectionFor, visitsFor } from '../reach/dataset';
import type { Choices, ReachChoices, ReachDataset } from '../reach/dataset';
import { groundByKind, measureSpan } from '../reach/measure-span';
import type { OnProgress } from '../reach/measures';
import { regionalGround } from './regional-ground';
import { yearsOf, type YearSpan } from '../record/time';

export type MeasuresAnswer = ReturnType<typeof measures>;

/** @param window years of each span besides single ones. Throws InputError. */
export function measures(
  dataset: ReachDataset,
  choices: Choices,
  { window }: { window?: number | undefined } = {},
  onProgress: OnProgress = () => {},
) {
  const settings = completeChoices(dataset, choices);
  checkYears(settings);
  const spansFrom = (from: (year: number) => number): YearSpan[] =>
    yearsOf(settings).map((year) => ({ from: from(year), to: year }));
  const years = spansFrom((year) => year);
  const windows = window ? spansFrom((year) => year - window + 1) : [];
  const spans = [...years, ...windows, ...spansFrom(() => settings.from)];
  const measure = measuring(dataset, settings, onProgress);
  const measured = spans.map((span, i) => {
    onProgress({ stage: 'measures', done: i / spans.length });
    return measure(span);
  });
  const end = years.length + windows.length;
  return {
    dataVersion: dataset.dataVersion,
    settings,
    years: measured.slice(0, years.length),
    cumulative: measured.slice(end),
    spans: measured.slice(years.length, end),
  };
}

export type CompareAnswer = ReturnType<typeof compare>;

export function compare(
  dataset: ReachDataset,
  choices: Choices,
  { a, b }: { a: YearSpan; b: YearSpan },
  onProgress?: OnProgress,
) {
  const settings = completeChoices(dataset, choices);
  checkYears(a, b);
  const measure = measuring(dataset, settings, onProgress);
  return {
    dataVersion: dataset.dataVersion,
    settings,
    a: measure(a),
    b: measure(b),
    ...regionalGround(dataset, settings, { a, b }),
  };
}

function measuring(dataset: ReachDataset, choices: ReachChoices, onProgress?: OnProgress) {
  const selection = selectionFor(dataset, choices, onProgress);
  const visits = visitsFor(dataset, choices);
  const groundIn = groundByKind(groundsFor(dataset, choices, onProgress));
  return (span: YearSpan) => measureSpan(selection, span, { visits, groundIn });
}
