import type { Language } from '../record/languages';
import { completeChoices, visitsFor } from '../reach/dataset';
import type { Choices, ReachChoices, ReachDataset } from '../reach/dataset';
import { yearOf } from '../record/time';
import { answerIn, datasetNames, directionsIn } from './answer';
import { VERDICT_DEFAULTS, type VerdictSettings } from '../stall/chance';
import { testedCurveOf } from '../stall/tested-curve';
import { answerInput, countedBy } from './scope';
import { verdictsFor } from '../stall/verdict';
import type { Voice } from './voice';

export type FullAnswer = ReturnType<typeof fullAnswer>;

/** As the options do: the dataset has no names for them. */
const filtersOf = ({ where, region, precise, staging }: ReachChoices) =>
  Object.entries({ ...where, region, precise, staging }).flatMap(([key, chosen]) =>
    [chosen || []].flat().map((value) => {
      const name = value === true ? key : value;
      return { key, value: name, name };
    }),
  );

/** @param more `year`: by default the last one chosen. Throws InputError. */
export function fullAnswer(
  dataset: ReachDataset,
  partial: Choices,
  more: { year?: number; settings?: Partial<VerdictSettings>; voices: readonly Voice[] },
) {
  const choices = completeChoices(dataset, partial);
  const { to: lastYear } = completeChoices(dataset, {});
  const { year = choices.to, settings, voices } = more;
  const visits = visitsFor(dataset, choices).filter(({ start }) => yearOf(start) <= year);
  const verdicts = verdictsFor(dataset, choices, year, settings);
  const { records, rules } = dataset;
  const input = answerInput(
    { ...countedBy(records, rules, choices), visits, verdicts, names: datasetNames(dataset) },
    { ...choices, filters: filtersOf(choices) },
    { from: choices.from, to: year, isVerdict: true, isLatest: year >= lastYear },
  );
  const answers = voices.map((voice) => [voice.language, answerIn(voice, input)] as const);
  return {
    dataVersion: dataset.dataVersion,
    coveredTo: dataset.coveredTo,
    lastLooked: dataset.lastLooked,
    settings: choices,
    year,
    answer: Object.fromEntries(answers) as Record<Language, (typeof answers)[number][1]>,
    verdicts: verdicts.map((verdict) => {
      const own = visits.filter(({ kind }) => kind === verdict.kind);
      return { ...verdict, curve: testedCurveOf(own, { ...VERDICT_DEFAULTS, ...settings }) };
    }),
    directions: directionsIn(dataset, visits, choices),
    visits,
  };
}
