import { max } from 'd3-array';
import { firstOccupied } from './ground';
import type { Occupancy } from './select';
import { activeIn } from '../record/time';
import { roundMeasure } from './round';

/**
 * In the window that ends the period: `opened` (first record), `growing` (new ground), `holding`
 * (records, no new ground), `dormant` (no record). Descriptive only: no test stands behind it.
 */
export type RegionStatusName = 'opened' | 'growing' | 'holding' | 'dormant';

export interface RegionStatus {
  region: string;
  /** null: no record up to the end of the period. */
  status: RegionStatusName | null;
  firstYear: number | null;
  lastYear: number | null;
  lastNewGroundYear: number | null;
  records: number;
  recordsInWindow: number;
  newGroundInWindowKm2: number;
}

const STATUS_WINDOW = 3;

/** At the end of year `to`. Ground is new to the region's own records. */
export function regionStatus(
  regions: readonly { region: string; table: Occupancy }[],
  to: number,
): RegionStatus[] {
  return regions.map(({ region, table }) => ({ region, ...statusOf(table, to) }));
}

function statusOf(occupancy: Occupancy, to: number): Omit<RegionStatus, 'region'> {
  const from = to - STATUS_WINDOW + 1;
  const records = occupancy.records
    .filter((record) => record.years[0]! <= to)
    .sort((a, b) => a.years[0]! - b.years[0]!);
  let lastNewGroundYear: number | null = null;
  let newGroundInWindowKm2 = 0;
  firstOccupied(occupancy).all.forEach((year, cell) => {
    if (year > to) return;
    lastNewGroundYear = Math.max(lastNewGroundYear ?? year, year);
    if (year >= from) newGroundInWindowKm2 += occupancy.cellKm2[cell]!;
  });
  const firstYear = records[0]?.years[0] ?? null;
  const recordsInWindow = records.filter((record) => activeIn(record, { from, to })).length;
  const lastYears = records.map(({ years }) => years.findLast((year) => year <= to)!);
  const status = (): RegionStatusName | null => {
    if (firstYear === null) return null;
    if (firstYear >= from) return 'opened';
    if (recordsInWindow === 0) return 'dormant';
    return newGroundInWindowKm2 > 0 ? 'growing' : 'holding';
  };
  return {
    status: status(),
    firstYear,
    lastYear: max(lastYears) ?? null,
    lastNewGroundYear,
    records: records.length,
    recordsInWindow,
    newGroundInWindowKm2: roundMeasure('newGroundKm2', newGroundInWindowKm2),
  };
}
