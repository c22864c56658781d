import type { Area } from '../../src/lib/core/earth/area';
import { problem, type Dataset } from '../files/read';
import type { EventFile, SourcesFile } from '../../src/lib/core/record/schema';

export type Check = (dataset: Dataset, land: Area) => string[];

export type Say = (field: string, value: unknown, expected: string) => void;

export function inFile(file: string, rule: (say: Say) => void): string[] {
  const problems: string[] = [];
  rule((field, value, expected) => problems.push(problem(file, field, value, expected)));
  return problems;
}

export const inEach = <Entry>(
  file: string,
  list: string,
  entries: readonly Entry[],
  rule: (entry: Entry, say: Say, i: number) => void,
): string[] =>
  inFile(file, (say) =>
    entries.forEach((entry, i) =>
      rule(entry, (field, value, expected) => say(`${list}[${i}].${field}`, value, expected), i),
    ),
  );

export const eachEvent =
  (rule: (event: EventFile, say: Say, dataset: Dataset, land: Area) => void): Check =>
  (dataset, land) =>
    dataset.events.flatMap(({ file, event }) =>
      inFile(file, (say) => rule(event, say, dataset, land)),
    );

/** Sorted by id; no id or address twice or in an `earlier` list. */
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
