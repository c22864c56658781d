import { PARTNERS } from '$lib/core/record/model';
import { admits } from '$lib/core/record/rules';
import { practiceName } from '$lib/site/terms';
import type { Atlas } from './state/atlas.svelte';

/** What the filters offer, each with the number of records behind it under the current rule. */
export function filterOptions({ index, rules, regions, view }: Atlas) {
  const { records } = index;
  const current = rules.find(({ id }) => id === view.current.rule)?.where ?? {};
  const ruled = records.filter((record) => admits(current, record));
  const count = (test: (record: (typeof records)[number]) => boolean) => ruled.filter(test).length;
  const practices = new Set(records.flatMap((record) => record.practices));
  const partners = new Set(records.flatMap((record) => record.participants));
  for (const own of PARTNERS) partners.delete(own);
  return {
    rules: rules.map(({ id, name, where }) => ({
      id,
      name,
      count: records.filter((record) => admits(where, record)).length,
    })),
    regions: regions.map(({ id, name }) => ({
      id,
      name,
      count: count((record) => record.sites.some((site) => site.region === id)),
    })),
    practices: [...practices]
      .map((id) => ({
        id,
        name: { en: practiceName(id) },
        count: count((record) => record.practices.includes(id)),
      }))
      .sort((a, b) => b.count - a.count),
    partners: [...partners]
      .sort()
      .map((id) => ({ id, count: count((record) => record.participants.includes(id)) }))
      .sort((a, b) => b.count - a.count),
  };
}
