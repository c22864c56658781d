import { datasetOf } from '#core/reach/dataset';
import type { AtlasData, Source } from '#core/record/schema';
import type { OwnData } from './subject';
import { ownPage } from './own-page';
import { askWorker } from './own.svelte';

export function ownAtlasData(data: OwnData): AtlasData {
  const { coverage, dataVersion } = ownPage(data).index;
  const records = [...data.records];
  const custom = { sourceType: 'secondary' as const, link: false };
  const sources = records
    .flatMap((record) => record.sources)
    .map(({ id, title = id }): Source => {
      return { id, type: 'document', title, language: 'und', custom };
    });
  return {
    dataVersion,
    coverage,
    records,
    counts: { records: records.length, sites: 0, tracks: 0, citations: 0, sources: sources.length },
    sources: Object.fromEntries(sources.map((source) => [source.id, source])),
  };
}

export function ownNumbers(data: OwnData) {
  const { index, rules, set } = ownPage(data);
  const { records, directions } = index;
  const newPlaceKm = set.newPlace.km;
  const parts = { rules, directions, home: null, regions: null, newPlaceKm };
  return askWorker('numbers', [datasetOf({ dataVersion: '', records }, parts)]);
}
