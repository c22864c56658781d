import { measureRegion, WHOLE, type RegionFacts } from '#core/compare/region-facts';
import { words } from '#core/record/model';
import type { ReachRecord } from '#core/record/schema';
import { pick } from '#core/record/pick';
import type { YearSpan } from '#core/record/time';
import { formatKm, formatName, MISSING } from '$lib/site/text/format';
import { HALVES, PARTNER_MEASURES, type CompareView, type Half } from './compare-link';

const BRIEF = words(
  'id start end datePrecision kind scope framework series domains practices participants',
);
export const briefOf = (
  record: Omit<ReachRecord, 'sites' | 'track'> & { sources: readonly unknown[] },
) => {
  const { name, sources } = record;
  return { ...pick(record, BRIEF), name: formatName(name), sources: sources.length };
};

export const REGION_GROUPS = ['came', 'both', 'dropped', 'neither'] as const;

export type RegionRow = ReturnType<typeof compareRegion>;

export function compareRegion(
  facts: RegionFacts,
  counts: (id: string) => boolean,
  spans: Record<Half, YearSpan>,
) {
  const measureIn = (span: YearSpan) => measureRegion(facts, counts, span, PARTNER_MEASURES);
  const before = measureIn(spans.before);
  const since = measureIn(spans.since);
  return {
    region: facts.region,
    before,
    since,
    records: facts.records.filter(({ id }) => counts(id)),
    group: groupOf(before.records.value! > 0, since.records.value! > 0),
  };
}

function groupOf(wasUsed: boolean, isUsed: boolean) {
  if (wasUsed) return isUsed ? 'both' : 'dropped';
  return isUsed ? 'came' : 'neither';
}

/** Without unit, which is in the table's head. */
export const valueText = (value: number | null) =>
  value === null ? MISSING : formatKm(value).replace(/\D+$/, '');

/** By name, by a column (the larger of two values), or within groups by records, most first. */
export function sortRegions(
  rows: readonly RegionRow[],
  sort: CompareView['sort'],
  nameOf: (id: string) => string,
): RegionRow[] {
  if (sort === 'name')
    return rows.toSorted((a, b) => nameOf(a.region).localeCompare(nameOf(b.region)));
  const key = (row: RegionRow) => {
    if (sort === 'group') return row[row.group === 'dropped' ? 'before' : 'since'].records.value!;
    const halves = HALVES.filter((half) => !sort.includes('.') || sort.startsWith(half));
    const column = sort.split('.').at(-1)!;
    return Math.max(...halves.map((half) => row[half][column]?.value ?? -1));
  };
  return rows.toSorted((a, b) => key(b) - key(a));
}

export function shareOf(
  rows: readonly RegionRow[],
  row: RegionRow,
  half: Half,
  column: string,
): number {
  if (row.region === WHOLE) return 0;
  const valueOf = (region: RegionRow, inHalf: Half) => region[inHalf][column]?.value ?? 0;
  const values = rows.flatMap((region) => HALVES.map((inHalf) => valueOf(region, inHalf)));
  return valueOf(row, half) / Math.max(1, ...values);
}
