import type { SourcesFile } from '../schema';
import type { Say } from './check';

/**
 * A list of sources is sorted by id; no id or address is in it twice or in an `earlier` list; `link` says whether
 * there is an address.
 */
export function checkSourceList(sources: SourcesFile, earlier: SourcesFile, say: Say): void {
  const taken = new Set(earlier.flatMap(({ id, URL }) => [id, URL ?? id]));
  sources.forEach(({ id, URL, custom: { link } }, i) => {
    const previous = sources[i - 1]?.id ?? '';
    if (previous > id) say(`[${i}].id`, id, `an order by id (after ${previous})`);
    if (taken.has(id)) say(`[${i}].id`, id, 'an id that no other source has');
    else if (URL !== undefined && taken.has(URL))
      say(`[${i}].URL`, URL, 'an address that no other source has');
    if (link !== (URL !== undefined)) {
      const expected = link ? 'false, as there is no URL' : 'true, as there is a URL';
      say(`[${i}].custom.link`, link, expected);
    }
    taken.add(id).add(URL ?? id);
  });
}
