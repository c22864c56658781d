import type { Language } from '../record/languages';
import { completeChoices, recordsFor, standardRecords, visitsFor } from '../reach/dataset';
import type { Choices, ReachDataset } from '../reach/dataset';
import { KINDS, reachKind, SERIES_KINDS, type Kind, type SeriesKind } from '../record/model';
import { yearOf } from '../record/time';
import { answerIn, datasetNames, directionsIn } from './answer';
import { VERDICT_DEFAULTS, type VerdictSettings } from '../stall/chance';
import { testedCurveOf } from '../stall/tested-curve';
import { isTypeOf, kindsShown, leadOf, scopeText, type AnswerInput } from './scope';
import { verdictsFor } from '../stall/verdict';
import type { Voice } from './voice';

export type FullAnswer = ReturnType<typeof fullAnswer>;

/** Without a record the kind that was asked for. */
function kindOf(kinds: AnswerInput['kinds'], asked: readonly Kind[] = []) {
  const isAsked = (kind: SeriesKind) => asked.some((own) => reachKind(own) === reachKind(kind));
  const isNone = SERIES_KINDS.every((kind) => kinds[kind] !== 'shown');
  return (isNone && SERIES_KINDS.find(isAsked)) || leadOf({ kinds });
}

/** @param more `year`: by default the last one chosen. Throws InputError. */
export function fullAnswer(
  dataset: ReachDataset,
  partial: Choices,
  more: { year?: number; settings?: Partial<VerdictSettings>; voices: readonly Voice[] },
) {
  const choices = completeChoices(dataset, partial);
  const { year = choices.to, settings, voices } = more;
  const visits = visitsFor(dataset, choices).filter(({ start }) => yearOf(start) <= year);
  const verdicts = verdictsFor(dataset, choices, year, settings);
  const filtered = recordsFor(dataset, choices);
  const admitted = recordsFor(dataset, { ...choices, where: {} });
  const kinds = kindsShown(
    standardRecords(dataset),
    filtered,
    recordsFor(dataset, { ...choices, where: { ...choices.where, kinds: KINDS } }),
  );
  const input: Omit<AnswerInput, 'scope'> = {
    kind: kindOf(kinds, choices.where.kinds),
    years: { from: choices.from, to: year },
    isVerdict: true,
    isLatest: year >= completeChoices(dataset, {}).to,
    visits,
    verdicts,
    limitKm: choices.newPlaceKm,
    names: datasetNames(dataset),
    records: filtered,
    kinds,
  };
  // As the options do: the dataset has no names for domains.
  const { domains: _, kinds: types = [], ...lists } = choices.where;
  const ownTypes = types.filter(isTypeOf(input.kind));
  const ids = [...ownTypes, ...Object.values(lists).flatMap((list) => list ?? [])];
  const switches = (['precise', 'staging'] as const).filter((name) => choices[name]);
  const filters = [...ids, choices.region ?? [], ...switches].flat();
  const answers = voices.map((voice) => {
    const counted = { admitted, filtered };
    const scope = scopeText(voice, input.kind, dataset.rules, choices, counted, filters);
    return [voice.language, answerIn(voice, { ...input, scope })] as const;
  });
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
