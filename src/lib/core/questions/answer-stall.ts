import { InputError } from '../record/input-error';
import {
  completeChoices,
  tableFor,
  tablesByRegion,
  type ReachChoices,
  type ReachDataset,
} from '../reach/dataset';
import type { StallAnswer, StallQuestion } from './question';
import { checkSettings } from '../reach/reach';
import { regionStatus } from '../stall/region-status';
import { oneAtATime, sensitivity } from '../stall/sensitivity';
import {
  STALL_DEFAULTS,
  stallAnalysis,
  type StallAnalysis,
  type StallAnalysisSettings,
} from '../stall/stall-analysis';
import type { Steps } from './steps';

/** The sensitivity grid of reach.md, section 3: one choice changed at a time. */
const AXES = {
  radiusKm: [50, 100, 150, 300],
  rule: ['core', 'all', 'bilateral'],
  precise: [false, true],
};
export const MAX_SHUFFLES = 100_000;

export function* answerStall(dataset: ReachDataset, question: StallQuestion): Steps<StallAnswer> {
  const choices = completeChoices(dataset, question.choices);
  checkSettings(choices);
  const stall = stallSettings(dataset, choices, question.stall ?? {});
  const analyse = function* (wanted: ReachChoices): Steps<StallAnalysis> {
    const table = yield* tableFor(dataset, wanted);
    // Later records are not in view; earlier ones are the ground already known.
    const inView = table.traces.map(({ years }) => years[0]! <= choices.to);
    const input = {
      occupancy: {
        ...table.footprints,
        records: table.footprints.records.filter((_, i) => inView[i]),
      },
      places: table.traces.filter((_, i) => inView[i]).map((trace) => trace.units()),
    };
    return stallAnalysis(input, stall);
  };
  const analysis = yield* analyse(choices);
  yield { stage: 'shuffles', done: question.sensitivity ? 0.1 : 0.9 };

  const parts = yield* tablesByRegion(dataset, choices);
  const regions = parts.map(({ region, table }) => ({ region, occupancy: table.footprints }));
  return {
    dataVersion: dataset.dataVersion,
    settings: { ...choices, stall },
    analysis,
    regions: regionStatus(regions, choices.to),
    sensitivity: question.sensitivity ? yield* grid(dataset, choices, analyse) : null,
  };
}

function* grid(
  dataset: ReachDataset,
  choices: ReachChoices,
  analyse: (choices: ReachChoices) => Steps<StallAnalysis>,
): Steps<StallAnswer['sensitivity']> {
  const known = dataset.rules.map(({ id }) => id);
  const settings = oneAtATime(choices, {
    ...AXES,
    rule: AXES.rule.filter((rule) => known.includes(rule)),
  });
  const analyses = new Map<ReachChoices, StallAnalysis>();
  for (const wanted of [choices, ...settings]) {
    analyses.set(wanted, yield* analyse(wanted));
    yield { stage: 'shuffles', done: 0.1 + (0.9 * analyses.size) / (settings.length + 1) };
  }
  return sensitivity(choices, settings, (wanted) => analyses.get(wanted)!);
}

function stallSettings(
  dataset: ReachDataset,
  { from, to }: ReachChoices,
  given: Partial<StallAnalysisSettings>,
): StallAnalysisSettings {
  const periods = STALL_DEFAULTS.periods
    .map((period) => ({ from: Math.max(period.from, from), to: Math.min(period.to, to) }))
    .filter((period) => period.from <= period.to);
  const { lastFullYear } = dataset;
  const settings = {
    ...STALL_DEFAULTS,
    periods: periods.length > 0 ? periods : [{ from, to }],
    lastFullYear,
    ...given,
  };
  const { shuffles } = settings;
  if (!Number.isInteger(shuffles) || shuffles < 99 || shuffles > MAX_SHUFFLES) {
    const expected = `a whole number from 99 to ${MAX_SHUFFLES}`;
    throw new InputError('settings', 'shuffles', shuffles, expected);
  }
  return settings;
}
