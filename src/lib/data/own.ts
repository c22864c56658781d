import type { ReachRecord } from '$lib/core/model';
import type { Source } from '$lib/core/record';

/**
 * The reader's own records, kept in this tab until it is closed: read on /data, shown there and
 * offered to the map. They are never sent anywhere and never written to disk by us.
 */
export interface OwnData {
  /** Name of the file they came from. */
  file: string;
  records: ReachRecord[];
  sources: Record<string, Source>;
}

const KEY = 'joint-reach:own:1';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Null when there are none, or when what is stored cannot be read. */
export function loadOwn(store: Store): OwnData | null {
  try {
    const data: unknown = JSON.parse(store.getItem(KEY) ?? 'null');
    return isOwnData(data) ? data : null;
  } catch {
    return null;
  }
}

/** False when the browser has no room or keeps nothing: the records then last as long as the page. */
export function saveOwn(store: Store, data: OwnData): boolean {
  try {
    store.setItem(KEY, JSON.stringify(data));
    return true;
  } catch {
    store.removeItem(KEY);
    return false;
  }
}

export function clearOwn(store: Store): void {
  store.removeItem(KEY);
}

function isOwnData(data: unknown): data is OwnData {
  return (
    typeof data === 'object' && data !== null && 'records' in data && Array.isArray(data.records)
  );
}
