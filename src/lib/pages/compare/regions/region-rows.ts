import type { RegionRow, RegionTable } from '$lib/core/questions/region-table';

const STATUS_ORDER = ['opened', 'growing', 'holding', 'dormant'];

/** What rows are sorted by, the largest first. */
const VALUES = {
  records: ({ records }) => records,
  status: ({ status }) => status && -STATUS_ORDER.indexOf(status),
  first: ({ firstYear }) => firstYear && -firstYear,
  last: ({ lastYear }) => lastYear,
  new: ({ lastNewGroundYear }) => lastNewGroundYear,
  RU: ({ farthestKm }) => farthestKm.RU,
  CN: ({ farthestKm }) => farthestKm.CN,
} satisfies Record<string, (row: RegionRow) => number | null>;

/** `map` = the order of the regions file; the rest by a column. */
export type RegionSort = 'map' | 'name' | keyof typeof VALUES;
export const REGION_SORTS = ['map', 'name', ...Object.keys(VALUES)] as readonly RegionSort[];

/** The rows in the order wanted; what has no value comes last, equals keep their order. */
export function sortRegions(
  rows: readonly RegionRow[],
  sort: RegionSort,
  nameOf: (id: string) => string,
): RegionRow[] {
  if (sort === 'map') return [...rows];
  if (sort === 'name') {
    return rows.toSorted((a, b) => nameOf(a.region).localeCompare(nameOf(b.region)));
  }
  const value = (row: RegionRow) => VALUES[sort](row) ?? -Infinity;
  return rows.toSorted((a, b) => value(b) - value(a) || 0);
}

/** The regions with the most records, to begin with. */
export function busiestRegions({ rows }: RegionTable, count: number): string[] {
  return sortRegions(rows, 'records', String)
    .slice(0, count)
    .map(({ region }) => region);
}
