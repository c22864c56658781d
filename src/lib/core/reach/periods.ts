import { REACH_KINDS, type ReachKind } from '../record/model';
import { activeIn, type Occupancy } from './occupancy';
import { roundMeasure } from './round';
import type { YearSpan } from '../record/time';

/** Ground of two periods: in both, only in the later, only in the earlier. */
export interface GroundChange {
  gainedKm2: number;
  keptKm2: number;
  leftKm2: number;
  /** Records active in each period. */
  recordsA: number;
  recordsB: number;
}

export interface PeriodComparison {
  a: YearSpan;
  b: YearSpan;
  byKind: Record<'all' | ReachKind, GroundChange & GroundCells>;
  byRegion: (GroundChange & { region: string })[];
}

/** Indices into `Occupancy.cellKm2`, ascending: what the map outlines. */
export interface GroundCells {
  gained: number[];
  kept: number[];
  left: number[];
}

/** One region's part of the records: only their sites and track inside it, same cell table. */
export interface RegionOccupancy {
  region: string;
  occupancy: Occupancy;
}

/**
 * Period against period: cells gained (occupied in b and not in a), kept, left (in a and not in b).
 * Says nothing of other years: ground gained against a may have been known before a. The periods
 * may overlap; a record active in both counts in both.
 */
export function comparePeriods(
  occupancy: Occupancy,
  a: YearSpan,
  b: YearSpan,
  regions: readonly RegionOccupancy[] = [],
): PeriodComparison {
  const ofKind = (kind: ReachKind) => ({
    ...occupancy,
    records: occupancy.records.filter((record) => record.kind === kind),
  });
  const [exercise, patrol] = REACH_KINDS.map((kind) => groundChange(ofKind(kind), a, b));
  return {
    a,
    b,
    byKind: { all: groundChange(occupancy, a, b), exercise: exercise!, patrol: patrol! },
    byRegion: regions.map(({ region, occupancy: part }) => {
      const { gained: _g, kept: _k, left: _l, ...areas } = groundChange(part, a, b);
      return { region, ...areas };
    }),
  };
}

function groundChange({ cellKm2, records }: Occupancy, a: YearSpan, b: YearSpan) {
  const inA = new Uint8Array(cellKm2.length);
  const inB = new Uint8Array(cellKm2.length);
  const mark = (span: YearSpan, into: Uint8Array) => {
    const active = records.filter((record) => activeIn(record, span));
    for (const { cells } of active) for (const cell of cells) into[cell] = 1;
    return active.length;
  };
  const recordsA = mark(a, inA);
  const recordsB = mark(b, inB);
  const change: GroundChange & GroundCells = {
    gainedKm2: 0,
    keptKm2: 0,
    leftKm2: 0,
    recordsA,
    recordsB,
    gained: [],
    kept: [],
    left: [],
  };
  cellKm2.forEach((km2, cell) => {
    if (!inA[cell] && !inB[cell]) return;
    const fate = !inA[cell] ? 'gained' : inB[cell] ? 'kept' : 'left';
    change[fate].push(cell);
    change[`${fate}Km2`] += km2;
  });
  for (const area of ['gainedKm2', 'keptKm2', 'leftKm2'] as const) {
    change[area] = roundMeasure('newGroundKm2', change[area]);
  }
  return change;
}
