import { datasetOf } from '$lib/core/reach/dataset';
import type { AtlasData, AtlasRecord, Source } from '$lib/core/record/record';
import { m } from '$lib/paraglide/messages';
import { formatCountry, formatName } from '$lib/site/format';
import type { AtlasPage } from '$lib/view/atlas-index';
import type { Document } from '../search/search';
import { toOwnId } from './own-id';
import type { OwnData } from './own';
import { ownPage } from './own-page';
import { askWorker } from './own.svelte';
import { withRecord } from './record-href';

function sourceOf({ id, title }: AtlasRecord['sources'][number]): Source {
  return {
    ...{ id, type: 'document', title: title ?? id, language: 'und' },
    custom: { sourceType: 'secondary', link: false },
  };
}

/** The reader's records as those of a dataset, so that files of them can be made. */
export function ownAtlasData(data: OwnData): AtlasData {
  const { coverage, dataVersion } = ownPage(data).index;
  // What a file of a reader says has the fields of a record; names of series and practices are free.
  const records = data.records.map(
    (record) => ({ ...record, id: toOwnId(record.id) }) as unknown as AtlasRecord,
  );
  const sources = records.flatMap(({ sources }) => sources.map((cited) => sourceOf(cited)));
  return {
    ...{ dataVersion, coverage, records },
    counts: { records: records.length, sites: 0, tracks: 0, citations: 0, sources: sources.length },
    sources: Object.fromEntries(sources.map((source) => [source.id, source])),
  };
}

/** Of each record what files of it say beside it. */
export function ownNumbers(data: OwnData) {
  const { index, rules, set } = ownPage(data);
  const { records, directions } = index;
  const newPlaceKm = set.newPlace.km;
  const parts = { rules, directions, home: null, regions: null, newPlaceKm };
  return askWorker('numbers', { dataset: datasetOf({ dataVersion: '', records }, parts) });
}

/** What the search finds: names, places, years, and who took part. */
export const ownDocuments = ({ index, vocabulary }: AtlasPage): Document[] =>
  index.records.map(({ id, name, start, end, datePrecision, ...record }) => ({
    ...{ key: `records/${id}`, group: 'records', href: `/${withRecord('', id)}`, title: name },
    dates: { start, end, datePrecision },
    lines: {
      name: Object.values(name),
      place: record.sites.map(({ name }) => name),
      about: [
        m.kind({ kind: record.kind }),
        ...record.participants.map(formatCountry),
        ...vocabulary.practices
          .filter(({ id }) => record.practices.includes(id))
          .map(({ name }) => formatName(name)),
      ],
      year: [start.slice(0, 4), end.slice(0, 4)],
    },
  }));
