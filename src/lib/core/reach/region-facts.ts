import { maximum } from './deciding';
import { firstOccupied, groundOf } from './ground';
import type { Deciding } from './measures';
import type { OccupiedRecord } from './select';
import { roundKm, roundKm2 } from './round';
import { activeIn, type YearSpan } from '../record/time';

/** In place of an id: all regions as one. */
export const WHOLE = 'all';

export interface RegionFacts {
  region: string;
  /** In order of date. */
  records: RegionRecord[];
  /** Area of the cells that the same records occupy (merged, ground.ts). */
  km2: number[];
}

export interface RegionRecord extends Omit<OccupiedRecord, 'cells'> {
  /** Indices into `km2` of the region. */
  cells: number[];
  /** From each partner's own land to the record's farthest place in the region; null without that land. */
  km: Record<string, number | null>;
}

/** What a region has in a span of years, by a name for each: records, ground new to them, distances from a partner. */
export interface RegionPeriod {
  exercise: RegionCell;
  patrol: RegionCell;
  records: RegionCell;
  ground: RegionCell;
  [partner: string]: RegionCell;
}

/** A value, the records behind it, in order of date, and the one that decides it. */
export interface RegionCell {
  /** Null of a measure without a record. */
  value: number | null;
  records: RegionRecord[];
  /** Both null where no single record decides. */
  recordId: string | null;
  without: number | null;
}

/** As measureSpan with the region as a filter. Ground is new to the records that count. */
export function measureRegion(
  facts: RegionFacts,
  counts: (id: string) => boolean,
  span: YearSpan,
  partners: readonly string[],
): RegionPeriod {
  const counted = facts.records.filter(({ id }) => counts(id));
  const occupancy = {
    cellKm2: Float64Array.from(facts.km2),
    records: counted.map((one) => ({ ...one, cells: Uint32Array.from(one.cells) })),
  };
  const members = counted.flatMap((record, i) => (activeIn(record, span) ? [i] : []));
  const records = members.map((i) => counted[i]!);
  const { all } = groundOf(occupancy, firstOccupied(occupancy), members, span.from, true);
  const count = (of: RegionRecord[]) => {
    return { value: of.length, records: of, recordId: null, without: null };
  };
  /** Without its only record a measure is not there. */
  const cell = (value: number | undefined, deciding: Deciding | undefined, round: Round) => ({
    ...{ value: value === undefined ? null : round(value), records },
    recordId: deciding?.recordId ?? null,
    without: deciding && records.length > 1 ? round(value! + deciding.change) : null,
  });
  const farthest = (partner: string) => {
    const found = maximum(records, ({ id, km: { [partner]: km = null } }) =>
      km === null ? null : { recordId: id, km },
    );
    return cell(found?.best.km, found?.deciding, roundKm);
  };
  return {
    exercise: count(records.filter(({ kind }) => kind === 'exercise')),
    patrol: count(records.filter(({ kind }) => kind === 'patrol')),
    records: count(records),
    ...Object.fromEntries(partners.map((partner) => [partner, farthest(partner)])),
    ground: cell(records.length ? all.newGroundKm2 : undefined, all.deciding.newGround, roundKm2),
  };
}

type Round = (value: number) => number | null;
