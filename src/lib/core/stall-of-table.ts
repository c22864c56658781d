import { comparePeriods, type PeriodComparison, type RegionOccupancy } from './periods';
import type { ReachTable } from './reach-table';
import { regionStatus, type RegionStatus } from './region-status';
import type { StallInput } from './stall-analysis';
import type { YearSpan } from './time';

/** The records of a table as the stall analysis takes them. */
export function stallInput({ footprints, traces }: ReachTable): StallInput {
  return { occupancy: footprints, places: traces.map(({ points }) => points) };
}

/** Period against period, with the status of every region at the end of each. */
export interface ComparedPeriods extends PeriodComparison {
  statusA: RegionStatus[];
  statusB: RegionStatus[];
}

/**
 * @param parts a table for each region with the same settings and that region alone; cells are
 *   numbered within each table
 */
export function compareTables(
  table: ReachTable,
  a: YearSpan,
  b: YearSpan,
  parts: readonly { region: string; table: ReachTable }[],
): ComparedPeriods {
  const regions = parts.map(({ region, table: part }): RegionOccupancy => ({
    region,
    occupancy: part.footprints,
  }));
  return {
    ...comparePeriods(table.footprints, a, b, regions),
    statusA: regionStatus(regions, a.to),
    statusB: regionStatus(regions, b.to),
  };
}
