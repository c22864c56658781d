import { groups } from 'd3-array';
import { inOrder } from '$lib/core/record/time';
import { fold, transliterate } from '../search/search';

/** Words of small Latin letters and digits joined by hyphens, as ids of a set are written; may be empty. */
export const slugOf = (text: string): string =>
  transliterate(fold(text))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');

/** A slug for each text, no two alike; `fallback` for what no Latin letter can write. */
export function slugsOf(texts: Iterable<string>, fallback: string): Map<string, string> {
  const slugs = new Map<string, string>();
  const taken = new Set<string>();
  for (const text of new Set(texts)) {
    const base = slugOf(text) || fallback;
    let slug = base;
    for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;
    slugs.set(text, slug);
    taken.add(slug);
  }
  return slugs;
}

/**
 * The ids of records in a set. Records of one day are in the order of their ids, and what is new depends on order: where
 * slugs would change it, they are numbered.
 */
export function recordSlugs(records: readonly { id: string; start: string }[]) {
  const ordered = inOrder(records);
  const slugs = slugsOf(
    ordered.map(({ id }) => id),
    'record',
  );
  for (const [day, ofDay] of groups(ordered, ({ start }) => start)) {
    const ids = ofDay.map(({ id }) => slugs.get(id)!);
    if (String(ids.toSorted()) === String(ids)) continue;
    ofDay.forEach(({ id }, i) => slugs.set(id, `${day}-${String(i + 1).padStart(5, '0')}`));
  }
  return slugs;
}
