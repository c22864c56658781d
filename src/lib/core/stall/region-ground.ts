import type { RegionPart } from '../reach/reach-table';
import { stallTest, type MeasureTest, type StallSettings } from './stall';
import type { YearSpan } from '../record/time';

export interface RegionGround {
  region: string;
  periods: (YearSpan & { records: number; ground: MeasureTest })[];
}

/**
 * Where was ground gained, and how much would chance have gained there? The shuffle test of new ground
 * (stall.ts) in every region: the shuffles are those of all records, only the ground inside the region is
 * counted. No correction for the number of regions and periods is made.
 */
export function regionGround(
  table: RegionPart['table'],
  parts: readonly RegionPart[],
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
