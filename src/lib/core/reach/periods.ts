import type { AreaKind } from './measures';
import type { Occupancy } from './select';
import { roundKm2 } from './round';
import { activeIn, type YearSpan } from '../record/time';

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
