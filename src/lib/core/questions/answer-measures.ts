import { homeOf } from '../earth/home';
import {
  completeChoices,
  recordsFor,
  regionAtOf,
  tableFor,
  type ReachDataset,
} from '../reach/dataset';
import type { SpanMeasures } from '../reach/measures';
import type { MeasuresAnswer, MeasuresQuestion, SpanReach } from './question';
import { checkSettings } from '../reach/reach';
import { roundSpan } from '../reach/round';
import { measureSpan } from '../reach/span';
import type { Steps } from './steps';
import { cumulativeSpans, yearsOf, type YearSpan } from '../record/time';
import { DEFAULT_EFFORT, effortOf, twinsOf } from '../reach/twin';
import { DEFAULT_BANDS, bandsOf } from '../reach/uncertainty';

export function* answerMeasures(
  dataset: ReachDataset,
  question: MeasuresQuestion,
): Steps<MeasuresAnswer> {
  const choices = completeChoices(dataset, question.choices);
  checkSettings(choices);
  const asked = question.spans ?? [];
  asked.forEach((span) => checkSettings({ ...choices, ...span }));
  const table = yield* tableFor(dataset, choices);

  const singles = yearsOf(choices).map((year) => ({ from: year, to: year }));
  const totals = cumulativeSpans(choices);
  const all = [...singles, ...asked, ...totals];
  const measured: SpanMeasures[] = [];
  for (const [i, span] of all.entries()) {
    measured.push(roundSpan(measureSpan(table, span)));
    yield { stage: 'measures', done: (i + 1) / all.length };
  }

  const spans: YearSpan[] = [...singles, ...asked];
  const bandSettings = question.bands ? { ...DEFAULT_BANDS, ...question.bands } : null;
  const input = {
    records: recordsFor(dataset, choices),
    settings: choices,
    home: dataset.home && homeOf(dataset.home),
    regionAt: regionAtOf(dataset),
  };
  const bands = bandSettings && (yield* bandsOf(input, spans, bandSettings));
  const effort = question.adjusted ? { ...DEFAULT_EFFORT, ...question.adjusted } : null;
  const adjusted = effort && { ...effort, records: effortOf(table, choices, effort) };
  const twins = adjusted && (yield* twinsOf(table, choices, adjusted.records, adjusted));
  const withBand = (i: number): SpanReach => ({
    ...measured[i]!,
    band: bands?.[i] ?? {},
    adjusted: twins?.[i] ?? {},
  });
  return {
    dataVersion: dataset.dataVersion,
    settings: { ...choices, bands: bandSettings, adjusted },
    years: singles.map((_, i) => withBand(i)),
    cumulative: measured.slice(spans.length),
    spans: asked.map((_, i) => withBand(singles.length + i)),
  };
}
