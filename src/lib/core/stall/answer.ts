import { groups } from 'd3-array';
import { inLanguage, type Language } from '../record/languages';
import { completeChoices, recordsFor, standardRecords, visitsFor } from '../reach/dataset';
import type { ReachChoices, ReachDataset } from '../reach/dataset';
import { directionRows } from '../reach/directions';
import type { PlaceSettings } from '../reach/facts';
import type { Visit } from '../reach/new-places';
import { placeName } from '../reach/place-name';
import { KINDS } from '../record/model';
import { yearOf } from '../record/time';
import { confidenceText, type ConfidenceInput } from './confidence';
import { kindsShown, scopeText } from './scope';
import type { AnswerInput } from './answer-parts';
import { answerLines, answerText } from './sentence';
import { verdictsFor, type Verdict, type VerdictOptions } from './verdict';
import type { Voice } from './voice';

/** The whole answer at the end of a year, in numbers and words: what the command `directions` prints. */
export type FullAnswer = ReturnType<typeof fullAnswer>;

interface AnswerSettings extends Pick<VerdictOptions, 'settings'> {
  /** By default the last year of the choices. */
  year?: number;
  voices: readonly Voice[];
}

/** Throws InputError. */
export function fullAnswer(
  dataset: ReachDataset,
  partialChoices: Partial<ReachChoices>,
  { year: requestedYear, settings = {}, voices }: AnswerSettings,
) {
  const choices = completeChoices(dataset, partialChoices);
  const year = requestedYear ?? choices.to;
  const visits = visitsFor(dataset, choices).filter(({ start }) => yearOf(start) <= year);
  const verdicts = verdictsFor(dataset, choices, year, { settings, sensitivity: true });
  const names = namesIn(dataset);
  const input: Omit<AnswerInput, 'scope'> = {
    years: { from: choices.from, to: year },
    isVerdict: true,
    isLatest: year >= completeChoices(dataset, {}).to,
    visits,
    verdicts,
    limitKm: choices.newPlaceKm,
    records: recordsFor(dataset, choices),
    kinds: kindsShown(
      standardRecords(dataset),
      recordsFor(dataset, choices),
      recordsFor(dataset, { ...choices, where: { ...choices.where, kinds: KINDS } }),
    ),
    placeOf: names.place,
  };
  const confidence = confidenceInput(dataset, verdicts, visits, input.isLatest);
  const answers = voices.map((voice) => {
    const lines = answerLines({ ...input, scope: scopeIn(dataset, choices, voice) }, voice);
    const answer = {
      text: answerText(voice, lines),
      lines,
      howSure: confidenceText(confidence, voice),
    };
    return [voice.language, answer] as const;
  });
  return {
    dataVersion: dataset.dataVersion,
    coveredTo: dataset.coveredTo,
    lastLooked: dataset.lastLooked,
    settings: choices,
    year,
    answer: Object.fromEntries(answers) as Record<Language, (typeof answers)[number][1]>,
    verdicts,
    directions: directionsIn(dataset, visits, choices),
    visits,
  };
}

/** Where each kind went, of the visits; none if the dataset has no directions. */
export function directionsIn(
  { records, directions, periods }: ReachDataset,
  visits: readonly Visit[],
  settings: PlaceSettings,
) {
  const rows = directions ? directionRows(records, visits, directions, settings, periods) : [];
  return groups(rows, ({ kind }) => kind).map(([kind, ofKind]) => ({ kind, rows: ofKind }));
}

/** What the confidence is told of: the first verdict, whose kind leads. Null without a verdict. */
export function confidenceInput(
  dataset: NamedData,
  [verdict]: readonly Verdict[],
  visits: readonly Visit[],
  isLatest: boolean,
): ConfidenceInput | null {
  if (!verdict) return null;
  const names = namesIn(dataset);
  return {
    verdict,
    otherVisits: visits.filter(({ kind }) => kind !== verdict.kind),
    isLatest,
    recordName: names.record,
    ruleName: names.rule,
    seriesName: names.series,
    placeOf: names.place,
  };
}

function scopeIn(dataset: ReachDataset, choices: ReachChoices, voice: Voice): string | null {
  const { rules } = dataset;
  const { where, region, precise, staging } = choices;
  const { domains = [], ...lists } = where;
  return scopeText(
    voice,
    { rule: rules.find(({ id }) => id === choices.rule)!, standardRule: rules[0]!.id },
    {
      admitted: recordsFor(dataset, { ...choices, where: {} }),
      filtered: recordsFor(dataset, choices),
    },
    {
      isMeasuredOtherwise: region !== null || precise || staging,
      domains,
      // As the options have them: the dataset has no words for its values.
      names: [
        ...Object.values(lists).flat(),
        ...(region === null ? [] : [region]),
        ...(precise ? ['precise'] : []),
        ...(staging ? ['staging'] : []),
      ],
    },
  );
}

type NamedData = Pick<ReachDataset, 'records' | 'regions' | 'rules' | 'series'>;

const namesIn = ({ records, regions, rules, series }: NamedData) => {
  const recordById = (id: string) => records.find((record) => record.id === id)!;
  const regionName = (id: string) =>
    regions?.features.find(({ properties }) => properties.id === id)?.properties.name ?? null;
  return {
    record: (id: string, language: Language) => inLanguage(recordById(id).name, language),
    rule: (id: string, language: Language) =>
      inLanguage(rules.find((rule) => rule.id === id)!.name, language),
    series: (id: string, language: Language) => {
      const name = series.find((own) => own.id === id)?.name;
      return name ? inLanguage(name, language) : id;
    },
    place: (visit: Visit, language: Language) =>
      placeName(visit, recordById(visit.id), regionName, language),
  };
};
