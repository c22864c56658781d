import type { ReachRecord } from '$lib/core/record/model';
import type { IndexRecord } from '$lib/view/atlas-index';

/**
 * The reader's own records, kept in this tab until it is closed: read on /data, shown there and
 * offered to the map. They are never sent anywhere and never written to disk by us.
 */
export interface OwnData {
  /** Name of the file they came from. */
  file: string;
  records: ReachRecord[];
  /** Left off the map and the timeline for now. */
  isHidden?: boolean;
}

const KEY = 'joint-reach:own:1';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Null when there are none, or when what is stored cannot be read. */
export function loadOwn(store: Store): OwnData | null {
  try {
    const data = JSON.parse(store.getItem(KEY) ?? 'null') as OwnData | null;
    return Array.isArray(data?.records) ? data : null;
  } catch {
    return null;
  }
}

/** False when the browser has no room or keeps nothing: the records then last as long as the page. */
export function saveOwn(store: Store, data: OwnData | null): boolean {
  try {
    store.removeItem(KEY);
    if (data) store.setItem(KEY, JSON.stringify(data));
    return true;
  } catch {
    return false;
  }
}

const PREFIX = 'own:';

/** Whether an id on the map is that of a reader's own record. */
export const isOwnId = (id: string): boolean => id.startsWith(PREFIX);

/** The id in the reader's file. */
export const givenId = (id: string): string => id.slice(PREFIX.length);

/** As the atlas draws them. Ids are marked: a file may hold records of ours, changed or not. */
export function ownIndex({ records }: OwnData): IndexRecord[] {
  return records.map((record) => ({
    ...record,
    id: PREFIX + record.id,
    personnel: null,
    craft: null,
    far: [],
    confidence: 'low',
    isOwn: true,
  }));
}
