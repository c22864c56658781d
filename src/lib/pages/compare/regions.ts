import {
  measureRegion,
  WHOLE,
  type RegionFacts,
  type RegionPeriod,
  type RegionRecord,
} from '$lib/core/reach/region-facts';
import type { ReachRecord } from '$lib/core/record/model';
import { admits, type Rule } from '$lib/core/record/rules';
import type { YearSpan } from '$lib/core/record/time';
import { formatKm, formatMillionKm2, formatName, MISSING } from '$lib/site/text/format';
import { set as builtSet } from '$lib/site/dataset/set';
import type { AtlasPage } from '$lib/view/atlas-index';
import type { CompareData } from './compared.server';
import { HALVES, type CompareView, type Column, type Half } from './compare-link';

/** What the page needs of a record beside its measures; `rules` are those that count it. */
export type Brief = ReturnType<typeof briefOf>;

export const briefOf = (
  record: Omit<ReachRecord, 'sites' | 'track'> & { sources: readonly unknown[] },
  rules: readonly Rule[],
) => ({
  ...{ id: record.id, kind: record.kind, start: record.start, end: record.end },
  ...{ datePrecision: record.datePrecision, name: formatName(record.name) },
  sources: record.sources.length,
  rules: rules.filter(({ where }) => admits(where, record)).map(({ id }) => id),
});

/** A reader's own records as the page compares them; their facts are worked out by the engine. */
export const ownCompared = ({ index, rules, regions, set }: AtlasPage): CompareData => ({
  ...{ facts: [], dataVersion: index.dataVersion, coverage: index.coverage, rules },
  axis: { from: index.firstYear, to: index.lastYear },
  regions: regions.map(({ id, name }) => ({ id, name: formatName(name), at: [0, 0] })),
  records: index.records.map((record) => briefOf({ sources: [], ...record }, rules)),
  visits: [],
  newPlaceKm: set.newPlace.km,
  small: null,
});

const PARTNERS = builtSet.partners.map(({ id }) => id);

export const GROUPS = ['came', 'both', 'dropped', 'neither'] as const;

/** A region, or all as one, in both halves. */
export interface RegionRow extends Record<Half, RegionPeriod> {
  region: string;
  /** All that count, in order of date. */
  records: RegionRecord[];
  group: (typeof GROUPS)[number];
}

export function compareRegion(
  facts: RegionFacts,
  counts: (id: string) => boolean,
  spans: Record<Half, YearSpan>,
): RegionRow {
  const [before, since] = HALVES.map((half) => measureRegion(facts, counts, spans[half], PARTNERS));
  const [a, b] = [before, since].map((half) => half!.records.value! > 0);
  return {
    ...{ region: facts.region, before: before!, since: since! },
    records: facts.records.filter(({ id }) => counts(id)),
    group: a ? (b ? 'both' : 'dropped') : b ? 'came' : 'neither',
  };
}

/** As a table with units in its head writes it; some ground is never written as none. */
export function valueText(column: Column, value: number | null): string {
  if (value === null) return MISSING;
  if (column !== 'ground') return formatKm(value).replace(/\D+$/, '');
  return value > 0 && value < 5000 ? `<${formatMillionKm2(10_000)}` : formatMillionKm2(value);
}

/** Most records first, of the half that matters to the group; or by a column, the larger of two values. */
export function sortRegions(
  rows: readonly RegionRow[],
  sort: CompareView['sort'],
  nameOf: (id: string) => string,
): RegionRow[] {
  if (sort === 'name')
    return rows.toSorted((a, b) => nameOf(a.region).localeCompare(nameOf(b.region)));
  const key = (row: RegionRow): number => {
    if (sort === 'group') return row[row.group === 'dropped' ? 'before' : 'since'].records.value!;
    const halves = HALVES.filter((half) => !sort.includes('.') || sort.startsWith(half));
    const column = sort.split('.').at(-1) as Column;
    return Math.max(...halves.map((half) => row[half][column]?.value ?? -1));
  };
  return rows.toSorted((a, b) => key(b) - key(a));
}

/** A value's part of the largest of any region, 0..1. */
export function shareOf(
  rows: readonly RegionRow[],
  row: RegionRow,
  half: Half,
  column: Column,
): number {
  if (row.region === WHOLE) return 0;
  const all = rows.flatMap((one) => HALVES.map((half) => one[half][column]?.value ?? 0));
  return (row[half][column]?.value ?? 0) / Math.max(1, ...all);
}
