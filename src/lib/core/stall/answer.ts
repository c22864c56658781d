import { groups } from 'd3-array';
import { inLanguage, type Language, type Names } from '../record/languages';
import { completeChoices, recordsFor, standardRecords, visitsFor } from '../reach/dataset';
import type { Choices, ReachDataset } from '../reach/dataset';
import { directionRows } from '../reach/directions';
import type { PlaceSettings } from '../reach/facts';
import type { Visit } from '../reach/new-places';
import { placeName } from '../reach/place-name';
import { KINDS } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { yearOf } from '../record/time';
import type { VerdictSettings } from './chance';
import { confidenceText, type ConfidenceInput } from './confidence';
import { kindsShown, scopeText } from './scope';
import type { AnswerInput } from './answer-parts';
import { answerLines, answerText } from './sentence';
import { verdictsFor } from './verdict';
import type { Voice } from './voice';

export type FullAnswer = ReturnType<typeof fullAnswer>;

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
  const names = datasetNames(dataset);
  const filtered = recordsFor(dataset, choices);
  const admitted = recordsFor(dataset, { ...choices, where: {} });
  const input: Omit<AnswerInput, 'scope' | 'placeOf'> = {
    years: { from: choices.from, to: year },
    isVerdict: true,
    isLatest: year >= completeChoices(dataset, {}).to,
    visits,
    verdicts,
    limitKm: choices.newPlaceKm,
    records: filtered,
    kinds: kindsShown(
      standardRecords(dataset),
      filtered,
      recordsFor(dataset, { ...choices, where: { ...choices.where, kinds: KINDS } }),
    ),
  };
  // As the options do: the dataset has no names for domains.
  const { domains: _, ...lists } = choices.where;
  const ids = Object.values(lists).flatMap((list) => list ?? []);
  const switches = (['precise', 'staging'] as const).filter((name) => choices[name]);
  const filters = [...ids, choices.region ?? [], ...switches].flat();
  const answers = voices.map((voice) => {
    const scope = scopeText(voice, dataset.rules, choices, { admitted, filtered }, filters);
    return [voice.language, answerIn(voice, { ...input, scope }, names)] as const;
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

export function directionsIn(
  { records, directions, periods }: ReachDataset,
  visits: readonly Visit[],
  settings: PlaceSettings,
) {
  const rows = directions ? directionRows(records, visits, directions, settings, periods) : [];
  return groups(rows, ({ kind }) => kind).map(([kind, ofKind]) => ({ kind, rows: ofKind }));
}

export function answerIn(voice: Voice, input: Omit<AnswerInput, 'placeOf'>, names: AnswerNames) {
  const lines = answerLines({ ...input, placeOf: names.placeOf }, voice);
  const howSure = confidenceText(confidenceInput(input, names), voice);
  return { lines, text: answerText(voice, lines), howSure };
}

export function confidenceInput(
  input: Pick<AnswerInput, 'verdicts' | 'visits' | 'years' | 'isLatest'>,
  names: AnswerNames,
): ConfidenceInput | null {
  const { verdicts, visits, years, isLatest } = input;
  const [verdict] = verdicts;
  if (!verdict) return null;
  const otherVisits = visits.filter(
    ({ kind, start }) => kind !== verdict.kind && yearOf(start) <= years.to,
  );
  return { verdict, otherVisits, isLatest, ...names };
}

type AnswerNames = ReturnType<typeof answerNames>;

interface Named {
  id: string;
  name?: Names;
}

/** With ids in place of unknown names. */
export function answerNames(
  records: readonly ReachRecord[],
  rules: readonly Named[],
  series: readonly Named[],
  regions: readonly Named[],
) {
  const recordById = new Map(records.map((record) => [record.id, record]));
  const nameIn = (list: readonly Named[]) => (id: string, language: Language) => {
    const name = list.find((named) => named.id === id)?.name;
    return name ? inLanguage(name, language) : id.replaceAll('-', ' ');
  };
  const regionName = (id: string) => regions.find((region) => region.id === id)?.name ?? null;
  return {
    recordName(id: string, language: Language) {
      const record = recordById.get(id);
      return record ? inLanguage(record.name, language) : id;
    },
    ruleName: nameIn(rules),
    seriesName: nameIn(series),
    placeOf: (visit: Visit, language: Language) =>
      placeName(visit, recordById.get(visit.id)!, regionName, language),
  };
}

export const datasetNames = ({ records, regions, rules, series }: ReachDataset) =>
  answerNames(records, rules, series, regions?.features.map(({ properties }) => properties) ?? []);
