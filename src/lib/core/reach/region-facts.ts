import { largest, type Deciding } from './leave-one-out';
import { firstOccupied, groundOf } from './ground';
import type { OccupiedRecord } from './select';
import { roundKm, roundKm2 } from './round';
import { activeIn, type YearSpan } from '../record/time';

/** In place of an id: all regions as one. */
export const WHOLE = 'all';

export interface RegionFacts {
  region: string;
  /** In order of date. */
  records: RegionRecord[];
  /** Area of the cells that the same records occupy (region-facts-builder.ts). */
  km2: number[];
}

export interface RegionRecord extends Omit<OccupiedRecord, 'cells'> {
  /** Indices into `km2` of the region. */
  cells: number[];
  /** From each partner's own land to the record's farthest place in the region; null without that land. */
  km: Record<string, number | null>;
}

/** The measures of a region in a span of years: records, ground new to them, and distances by partner. */
export interface RegionPeriod {
  exercise: RegionCell;
  patrol: RegionCell;
  records: RegionCell;
  ground: RegionCell;
  [partner: string]: RegionCell;
}

/** A value, the records behind it, in order of date, and the record that decides it. */
interface RegionCell {
  /** Null for an area or a distance without a record. */
  value: number | null;
  records: RegionRecord[];
  /** Both null where no single record decides. */
  recordId: string | null;
  without: number | null;
}

/** As measureSpan with the region as a filter. Ground is new to the records that count. */
export function measureRegion(
  facts: RegionFacts,
  isCounted: (id: string) => boolean,
  span: YearSpan,
  partners: readonly string[],
): RegionPeriod {
  const counted = facts.records.filter(({ id }) => isCounted(id));
  const occupancy = {
    cellKm2: Float64Array.from(facts.km2),
    records: counted.map((record) => ({ ...record, cells: Uint32Array.from(record.cells) })),
  };
  const members = counted.flatMap((record, i) => (activeIn(record, span) ? [i] : []));
  const records = members.map((i) => counted[i]!);
  const ground = groundOf(occupancy, firstOccupied(occupancy), members, span.from, true).all;
  const countCell = (ofKind: RegionRecord[]): RegionCell => ({
    value: ofKind.length,
    records: ofKind,
    recordId: null,
    without: null,
  });
  /** Without its only record a measure has no value. */
  const measureCell = (
    value: number | undefined,
    deciding: Deciding | undefined,
    round: (value: number) => number | null,
  ): RegionCell => ({
    value: value === undefined ? null : round(value),
    records,
    recordId: deciding?.recordId ?? null,
    without: deciding && records.length > 1 ? round(value! + deciding.change) : null,
  });
  const farthestCell = (partner: string) => {
    const farthest = largest(records, ({ id, km: { [partner]: km = null } }) =>
      km === null ? null : { recordId: id, km },
    );
    return measureCell(farthest?.best.km, farthest?.deciding, roundKm);
  };
  return {
    exercise: countCell(records.filter(({ kind }) => kind === 'exercise')),
    patrol: countCell(records.filter(({ kind }) => kind === 'patrol')),
    records: countCell(records),
    ...Object.fromEntries(partners.map((partner) => [partner, farthestCell(partner)])),
    ground: measureCell(
      records.length ? ground.newGroundKm2 : undefined,
      ground.deciding.newGround,
      roundKm2,
    ),
  };
}
