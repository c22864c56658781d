import { groups } from 'd3-array';
import { inLanguage, type Language, type Names } from '../record/languages';
import type { ReachDataset } from '../reach/dataset';
import { directionRows } from '../reach/directions';
import type { PlaceSettings } from '../reach/facts';
import type { Visit } from '../reach/new-places';
import { placeName } from '../reach/place-name';
import type { ReachRecord } from '../record/schema';
import { confidenceText } from './confidence';
import type { AnswerInput, AnswerNames } from './scope';
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

export function answerIn(voice: Voice, input: AnswerInput) {
  const lines = answerLines(input, voice);
  return { lines, text: answerText(voice, lines), howSure: confidenceText(input, voice) };
}

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
  whose: Names | null,
): AnswerNames {
  const recordById = new Map(records.map((record) => [record.id, record]));
  const nameIn = (list: readonly Named[]) => (id: string, language: Language) => {
    const name = list.find((named) => named.id === id)?.name;
    return name ? inLanguage(name, language) : id.replaceAll('-', ' ');
  };
  const regionName = (id: string) => regions.find((region) => region.id === id)?.name ?? null;
  return {
    recordName(id, language) {
      const record = recordById.get(id);
      return record ? inLanguage(record.name, language) : id;
    },
    ruleName: nameIn(rules),
    seriesName: nameIn(series),
    whose: (language) => whose && inLanguage(whose, language),
    placeOf: (visit, language) => placeName(visit, recordById.get(visit.id)!, regionName, language),
  };
}

export function datasetNames({ records, regions, rules, series, whose }: ReachDataset) {
  const named = regions?.features.map(({ properties }) => properties) ?? [];
  return answerNames(records, rules, series, named, whose);
}
