import type { ContextItem } from '$lib/core/context/context';
import type { Editions } from '$lib/core/record/editions';
import type { Partner, Position } from '$lib/core/record/model';
import type { AtlasRecord, Source } from '$lib/core/record/record';
import type { Rule } from '$lib/core/record/rules';

/** What the page of one record knows beside the index; all numbers are worked out with the page. */
export interface RecordPage {
  dataVersion: string;
  record: AtlasRecord;
  sources: Source[];
  added: Added;
  editions: Editions<RecordName>;
  /** Records that it overlaps or belongs to, with the reason why they are apart. */
  related: (RecordName & { note: string })[];
  around: Around;
}

export type RecordName = Pick<AtlasRecord, 'id' | 'name' | 'series' | 'start' | 'end'>;

/** What the record added to the reach of its first year, under the settings named. */
export interface Added {
  year: number;
  rule: Pick<Rule, 'id' | 'name'>;
  radiusKm: number;
  /** Of that year, under the rule. */
  records: number;
  /** False when none of its places is measured: the rest is then null or zero. */
  placed: boolean;
  footprintKm2: number;
  newGroundKm2: number;
  /** Distance to the nearest record of any earlier year; null when there is none. */
  frontierKm: number | null;
  isNewPlace: boolean;
  newPlaceKm: number;
  isFrontier: boolean;
  farthest: Record<Partner, FarthestPlace | null>;
}

export interface FarthestPlace {
  km: number;
  position: Position;
  /** Name of the site; absent for a place along the track. */
  site?: string;
  /** Whether no record of the year was farther from this partner. */
  isFarthest: boolean;
}

export interface Around {
  days: number;
  items: AroundItem[];
  /** In force from its first to its last day. */
  standing: AroundItem[];
}

export type AroundItem = Pick<
  ContextItem,
  'id' | 'lane' | 'title' | 'label' | 'start' | 'end' | 'datePrecision' | 'inference'
> & {
  /** Negative before the record, 0 during it. */
  days: number;
  sources: Source[];
};
