import type { AtlasData, AtlasRecord, Source } from '$lib/core/record/record';
import { markedId } from './marked';
import type { OwnData } from './own';

function sourceOf({ id, title }: AtlasRecord['sources'][number]): Source {
  return {
    ...{ id, type: 'document', title: title ?? id, language: 'und' },
    custom: { sourceType: 'secondary', link: false },
  };
}

/** Our data with the reader's records beside ours, or instead, so that files of them can be made. */
export function withOwn(data: AtlasData, own: OwnData | null): AtlasData {
  if (!own || own.set === 'ours') return data;
  // What a file of a reader says has the fields of a record; names of series and practices are free.
  const records = own.records.map(
    ({ record }) => ({ ...record, id: markedId(record.id) }) as unknown as AtlasRecord,
  );
  const named = records.flatMap(({ sources }) => sources.map((cited) => sourceOf(cited)));
  const alone = own.set === 'own';
  return {
    ...data,
    dataVersion: alone ? own.file : `${data.dataVersion} + ${own.file}`,
    records: alone ? records : [...data.records, ...records],
    sources: { ...Object.fromEntries(named.map((source) => [source.id, source])), ...data.sources },
  };
}
