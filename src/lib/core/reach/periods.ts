import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { ReachKind } from '../record/model';
import type { AreaKind } from './measures';
import { activeIn, type Occupancy } from './select';
import { roundKm2 } from './round';
import type { YearSpan } from '../record/time';

/** Ground of two periods: only in the later, in both, only in the earlier. */
export const GROUND_FATES = ['gained', 'kept', 'left'] as const;
type Fate = (typeof GROUND_FATES)[number];

export interface GroundChange {
  gainedKm2: number;
  keptKm2: number;
  leftKm2: number;
  recordsA: number;
  recordsB: number;
}

/**
 * Period against period, with the cells as indices into `cellKm2`. Says nothing of other years: ground
 * gained against a may have been known before a. A record active in both counts in both.
 */
export function groundChange(
  occupancy: Occupancy,
  a: YearSpan,
  b: YearSpan,
  ofKind: AreaKind = 'all',
): { change: GroundChange; cells: Record<Fate, number[]> } {
  const { cellKm2 } = occupancy;
  const records = occupancy.records.filter(({ kind }) => ofKind === 'all' || kind === ofKind);
  const inA = new Uint8Array(cellKm2.length);
  const inB = new Uint8Array(cellKm2.length);
  const mark = (span: YearSpan, into: Uint8Array) => {
    const active = records.filter((record) => activeIn(record, span));
    for (const { cells } of active) for (const cell of cells) into[cell] = 1;
    return active.length;
  };
  const [recordsA, recordsB] = [mark(a, inA), mark(b, inB)];
  const cells: Record<Fate, number[]> = { gained: [], kept: [], left: [] };
  cellKm2.forEach((_, cell) => {
    if (!inA[cell] && !inB[cell]) return;
    cells[!inA[cell] ? 'gained' : inB[cell] ? 'kept' : 'left'].push(cell);
  });
  const km2 = (fate: Fate) => roundKm2(cells[fate].reduce((sum, cell) => sum + cellKm2[cell]!, 0));
  const areas = { gainedKm2: km2('gained'), keptKm2: km2('kept'), leftKm2: km2('left') };
  return { change: { ...areas, recordsA, recordsB }, cells };
}

/** What the map draws of the ground of a kind. */
export const GROUND_LAYERS = ['footprint', 'new-ground', 'earlier-ground'] as const;
export interface GroundProperties {
  layer: (typeof GROUND_LAYERS)[number];
  kind: ReachKind;
  km2: number;
}

export const FIRST_REACHED_PERIODS: readonly YearSpan[] = [
  { from: 2003, to: 2013 },
  { from: 2014, to: 2016 },
  { from: 2017, to: 2019 },
  { from: 2020, to: 2022 },
  { from: 2023, to: Infinity },
];
export type FirstReached = FeatureCollection<MultiPolygon, YearSpan & { km2: number }>;
