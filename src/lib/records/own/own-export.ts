import { datasetOf } from '$lib/core/reach/dataset';
import type { AtlasData, Source } from '$lib/core/record/schema';
import { m } from '$lib/paraglide/messages';
import { formatCountry, formatName } from '$lib/site/text/format';
import type { AtlasPage } from '$lib/view/atlas-index';
import type { Document } from '../search/search';
import type { OwnData } from './subject';
import { ownPage } from './own-page';
import { askWorker } from './own.svelte';
import { withRecord } from './own-id';

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

export const ownDocuments = ({ index, vocabulary }: AtlasPage): Document[] =>
  index.records.map((record) => {
    const { id, name, start, end, datePrecision } = record;
    const practices = vocabulary.practices.filter((word) => record.practices.includes(word.id));
    return {
      key: `records/${id}`,
      group: 'records',
      href: `/${withRecord('', id)}`,
      title: name,
      dates: { start, end, datePrecision },
      lines: {
        name: Object.values(name),
        place: record.sites.map((site) => site.name),
        about: [
          m.kind({ kind: record.kind }),
          ...record.participants.map(formatCountry),
          ...practices.map((word) => formatName(word.name)),
        ],
        year: [start.slice(0, 4), end.slice(0, 4)],
      },
    };
  });
