import { createStore, del, get, set } from 'idb-keyval';
import type { AtlasRecord } from '$lib/core/record/schema';
import type { Kept } from './subject';

/** Kept in this browser until the reader removes them; never sent anywhere, nor in any link. */
export interface OwnData extends Omit<Kept, 'records'> {
  records: readonly AtlasRecord[];
}

/** Opened at each use: a browser that refuses storage throws. */
const store = () => createStore('joint-reach', 'own');
const KEY = 'own';

/** Null without any, or if the browser stores nothing; else unchecked. */
export async function loadOwn(): Promise<unknown> {
  try {
    return ((await get(KEY, store())) as unknown) ?? null;
  } catch {
    return null;
  }
}

/** False if the browser cannot store: records then last as long as the page. */
export async function saveOwn(data: OwnData | null): Promise<boolean> {
  try {
    await (data ? set(KEY, data, store()) : del(KEY, store()));
    return true;
  } catch {
    return false;
  }
}
