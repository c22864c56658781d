import { createStore, del, get, set } from 'idb-keyval';
import {
  type AtlasData,
  type AtlasRecord,
  type Source,
  largestStrength,
} from '$lib/core/record/record';
import type { IndexRecord } from '$lib/view/atlas-index';
import type { PlacedRecord } from '../import/own.worker';
import { markedId } from './marked';

export const OWN_SETS = ['ours', 'both', 'own'] as const;
export type OwnSet = (typeof OWN_SETS)[number];

/** Kept in this browser until the reader removes them; never sent anywhere, and no link has them. */
export interface OwnData {
  file: string;
  records: readonly PlacedRecord[];
  set: OwnSet;
}

export type Stored = Omit<OwnData, 'records'> & { records: unknown };

/** Looked up at each use: a browser may refuse its storage altogether, by an error. */
const store = () => createStore('joint-reach', 'own');
const KEY = 'own';

/** Null when there are none, when they are of something else, or when the browser keeps nothing. */
export async function loadOwn(): Promise<Stored | null> {
  try {
    const data = (await get(KEY, store())) as Partial<Stored> | undefined;
    if (typeof data?.file !== 'string' || !Array.isArray(data.records)) return null;
    const kept = OWN_SETS.find((known) => known === data.set) ?? 'both';
    return { file: data.file, records: data.records, set: kept };
  } catch {
    return null;
  }
}

/** False when the browser has no room or keeps nothing: the records then last as long as the page. */
export async function saveOwn(data: OwnData | null): Promise<boolean> {
  try {
    const kept = data && { ...data, records: data.records.map(({ record }) => record) };
    await (kept ? set(KEY, kept, store()) : del(KEY, store()));
    return true;
  } catch {
    return false;
  }
}

/** As the atlas draws and measures them. Ids are marked: a file may hold records of ours, changed or not. */
export const ownIndex = ({ records }: Pick<OwnData, 'records'>): IndexRecord[] =>
  records.map(({ record, far }) => ({
    ...{ ...record, id: markedId(record.id), far, isOwn: true },
    personnel: largestStrength(record.forces, ['personnel']),
    craft: largestStrength(record.forces, ['ships', 'aircraft']),
  }));

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
