import type { ContextItem } from '$lib/core/context/context';
import type { ReachRecord, Scope } from '$lib/core/record/model';
import type { Rule } from '$lib/core/record/rules';
import { formatDate, formatName } from '$lib/site/format';
import type { Cell } from '$lib/site/cell';

/** What ids stand for, for texts that name things. */
export interface Names {
  records: ReadonlyMap<
    string,
    Pick<ReachRecord, 'id' | 'name' | 'start' | 'datePrecision'> & { scope: Scope }
  >;
  regions: ReadonlyMap<string, ReachRecord['name']>;
  /** Zones to watch. */
  zones: ReadonlyMap<string, ReachRecord['name']>;
  items: ReadonlyMap<string, ContextItem>;
  rules: readonly Rule[];
}

/** The name of a region or a zone; its id where it has none. */
export function placeName(id: string, names: Names['regions']): string {
  const name = names.get(id);
  return name ? formatName(name) : id;
}

export interface RecordLink {
  id: string;
  name: string;
  /** As far as it is known, in words. */
  date: string;
}

export function recordLink(id: string, { records }: Pick<Names, 'records'>): RecordLink {
  const record = records.get(id);
  if (!record) throw new RangeError(`record ${id} is named in a finding but not in the data`);
  const { start, datePrecision } = record;
  return { id, name: formatName(record.name), date: formatDate(start, datePrecision) };
}

export function recordCell(id: string, names: Pick<Names, 'records'>): Cell {
  return { text: recordLink(id, names).name, href: `/record/${id}` };
}
