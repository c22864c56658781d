import type { Partner } from '../record/model';
import type { RegionStatus } from '../stall/region-status';

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
