import type { ReachTable } from '../reach/reach-table';
import { stallTest, type MeasureTest, type StallSettings } from './stall';
import type { YearSpan } from '../record/time';

export interface RegionGround {
  region: string;
  periods: (YearSpan & { records: number; ground: MeasureTest })[];
}

/**
 * Where was ground gained, and how much would chance have gained there? The shuffle test of new
 * ground (stall.ts) for the part of every region: the same records are dealt to the same slots, so
 * the shuffles are those of the whole; only the ground inside the region is counted. Ground is new
 * to the region's own records. No correction for the number of regions and periods is made.
 *
 * @param table the records of all regions, of one kind or of all
 * @param parts a table for each region with the same settings and that region alone
 */
export function regionGround(
  table: Pick<ReachTable, 'footprints'>,
  parts: readonly { region: string; table: Pick<ReachTable, 'footprints'> }[],
  settings: StallSettings,
): RegionGround[] {
  return parts.map(({ region, table: part }) => {
    const inside = new Map(part.footprints.records.map((record) => [record.id, record]));
    const records = table.footprints.records.map((record) => ({
      ...record,
      cells: inside.get(record.id)?.cells ?? new Uint32Array(),
    }));
    const { periods } = stallTest({ ...part.footprints, records }, null, settings);
    return {
      region,
      periods: periods.map(({ from, to, measures }) => ({
        ...{ from, to },
        records: records.filter(
          ({ cells, years }) => cells.length > 0 && years[0]! >= from && years[0]! <= to,
        ).length,
        ground: measures.find(({ measure }) => measure === 'newGroundKm2')!,
      })),
    };
  });
}
