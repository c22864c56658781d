import {
  completeChoices,
  tablesByRegion,
  type ReachChoices,
  type ReachDataset,
} from '$lib/core/reach/dataset';
import { PARTNERS, type Partner } from '$lib/core/record/model';
import type { ReachTable } from '$lib/core/reach/reach-table';
import { regionStatus, type RegionStatus } from '$lib/core/stall/region-status';
import { roundSpan } from '$lib/core/reach/round';
import { measureSpan } from '$lib/core/reach/measure-span';
import { yearsOf, type YearSpan } from '$lib/core/record/time';

/** What a region shows in a year: records, ground new to it (km²), or how many practices. */
export const REGION_SHOWS = ['records', 'new-ground', 'practices'] as const;
export type RegionShow = (typeof REGION_SHOWS)[number];

export interface RegionRow extends RegionStatus {
  /** One a year of the table, for each way to look at it; 0 = none found. */
  byYear: Record<RegionShow, number[]>;
  /** From each partner's own land to the farthest place inside the region; null without record. */
  farthestKm: Record<Partner, number | null>;
}

export interface RegionTable {
  years: number[];
  rows: RegionRow[];
}

/**
 * Every region of the dataset, those without any record too, year by year under the choices. New
 * ground is new to the region's own records; a practice counts once a region and year.
 */
export function regionTable(dataset: ReachDataset, given: Partial<ReachChoices> = {}): RegionTable {
  const choices = completeChoices(dataset, given);
  const years = yearsOf(choices);
  const parts = tablesByRegion(dataset, choices);
  const byRegion = new Map(parts.map(({ region, table }) => [region, table]));
  const practices = new Map(dataset.records.map(({ id, practices }) => [id, practices]));
  const regions = dataset.regions?.features ?? [];
  return {
    years,
    rows: regions.map(({ properties: { id } }) => {
      const table = byRegion.get(id);
      return table ? rowOf(id, table, choices, practices) : emptyRow(id, years);
    }),
  };
}

function rowOf(
  region: string,
  table: ReachTable,
  { from, to }: YearSpan,
  practices: ReadonlyMap<string, readonly string[]>,
): RegionRow {
  const measure = (span: YearSpan) => roundSpan(measureSpan(table, span, { leaveOneOut: false }));
  const years = yearsOf({ from, to });
  const spans = years.map((year) => measure({ from: year, to: year }));
  const { farthestKm } = measure({ from, to });
  const [status] = regionStatus([{ region, table }], to);
  return {
    ...status!,
    byYear: {
      records: spans.map(({ records }) => records),
      'new-ground': spans.map(({ newGroundKm2 }) => newGroundKm2.all ?? 0),
      practices: years.map((year) => {
        const ids = table.members({ from: year, to: year }).map((i) => table.records[i]!.id);
        return new Set(ids.flatMap((id) => practices.get(id) ?? [])).size;
      }),
    },
    farthestKm: Object.fromEntries(
      PARTNERS.map((partner) => [partner, farthestKm[partner]?.km ?? null]),
    ) as RegionRow['farthestKm'],
  };
}

function emptyRow(region: string, years: readonly number[]): RegionRow {
  const zeros = () => years.map(() => 0);
  return {
    ...{ region, status: null, firstYear: null, lastYear: null, lastNewGroundYear: null },
    ...{ records: 0, recordsInWindow: 0, newGroundInWindowKm2: 0 },
    byYear: { records: zeros(), 'new-ground': zeros(), practices: zeros() },
    farthestKm: { RU: null, CN: null },
  };
}

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
