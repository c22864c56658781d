import { groups } from 'd3-array';
import { inLanguage, type Language, type Names } from '../record/languages';
import type { ReachDataset } from '../reach/dataset';
import { directionRows } from '../reach/directions';
import type { PlaceSettings } from '../reach/facts';
import type { Visit } from '../reach/new-places';
import { placeName } from '../reach/place-name';
import type { ReachRecord } from '../record/schema';
import { yearOf } from '../record/time';
import { confidenceText, type ConfidenceInput } from './confidence';
import type { AnswerInput } from './answer-parts';
import { answerLines, answerText } from './sentence';
import type { Voice } from './voice';

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
