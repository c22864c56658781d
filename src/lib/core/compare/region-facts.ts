import { greatest } from 'd3-array';
import type { ReachKind } from '../record/model';
import { activeIn, type YearSpan } from '../record/time';
import { roundKm } from '../reach/round';

export const WHOLE = 'all';

export interface RegionFacts {
  region: string;
  records: RegionRecord[];
}

export interface RegionRecord {
  id: string;
  kind: ReachKind;
  years: readonly number[];
  km: Record<string, number | null>;
}

export interface RegionPeriod {
  exercise: RegionCell;
  patrol: RegionCell;
  records: RegionCell;
  [partner: string]: RegionCell;
}

interface RegionCell {
  value: number | null;
  records: RegionRecord[];
  recordId: string | null;
}

/** Equals measureSpan with the region as a filter. */
export function measureRegion(
  facts: RegionFacts,
  isCounted: (id: string) => boolean,
  span: YearSpan,
  partners: readonly string[],
): RegionPeriod {
  const records = facts.records.filter((record) => isCounted(record.id) && activeIn(record, span));
  const countCell = (ofKind: RegionRecord[]): RegionCell => ({
    value: ofKind.length,
    records: ofKind,
    recordId: null,
  });
  const farthestCell = (partner: string): RegionCell => {
    const farthest = greatest(records, ({ km }) => km[partner] ?? -1);
    const km = farthest?.km[partner] ?? null;
    return { value: roundKm(km), records, recordId: km === null ? null : farthest!.id };
  };
  return {
    exercise: countCell(records.filter(({ kind }) => kind === 'exercise')),
    patrol: countCell(records.filter(({ kind }) => kind === 'patrol')),
    records: countCell(records),
    ...Object.fromEntries(partners.map((partner) => [partner, farthestCell(partner)])),
  };
}
