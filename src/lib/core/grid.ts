/**
 * The H3 grid at resolution 4 (about 1,770 km² a cell) as arrays. A cell's number is its base cell
 * and four digits, 19 bits, which orders cells as their H3 indices do; what is asked of a cell is
 * computed once and kept, since the same few thousand cells come up for every year and radius.
 */
import { cellArea, cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import type { Position } from './model';
import { RADIANS, type UnitVector } from './sphere';

export const RESOLUTION = 4;
/** No position is farther than this from the centre of its cell. */
export const CELL_REACH_KM = 29;

/** 122 base cells, 4 digits of 3 bits. */
export const NUMBERS = 122 * 4096;
const centres = new Float64Array(NUMBERS * 3);
const areas = new Float64Array(NUMBERS);
// Stored one up, so that 0 means unknown; the 12 pentagons have five neighbours.
const neighbours = new Int32Array(NUMBERS * 6);
const hasCentre = new Uint8Array(NUMBERS);

export function h3Index(cell: number): string {
  return `84${(cell * 2 + 1).toString(16).padStart(5, '0')}ffffffff`;
}

export function cellNumber(index: string): number {
  return parseInt(index.slice(2, 7), 16) >> 1;
}

export function cellAt([lng, lat]: Position): number {
  return cellNumber(latLngToCell(lat, lng, RESOLUTION));
}

/** Cosine of the angle between a cell's centre and a unit vector, without making a vector. */
export function centreDot(cell: number, u: UnitVector): number {
  locate(cell);
  const i = cell * 3;
  return centres[i]! * u[0] + centres[i + 1]! * u[1] + centres[i + 2]! * u[2];
}

export function cellCentre(cell: number): UnitVector {
  locate(cell);
  return [centres[cell * 3]!, centres[cell * 3 + 1]!, centres[cell * 3 + 2]!];
}

/** True area of the cell, km² (H3's, on its authalic sphere). */
export function cellKm2(cell: number): number {
  return (areas[cell] ||= cellArea(h3Index(cell), 'km2'));
}

/** The k-th neighbour of a cell, k = 0..5; -1 where a pentagon has none. */
export function neighbour(cell: number, k: number): number {
  if (neighbours[cell * 6] === 0) {
    let slot = cell * 6;
    for (const index of gridDisk(h3Index(cell), 1)) {
      const other = cellNumber(index);
      if (other !== cell) neighbours[slot++] = other + 1;
    }
  }
  return neighbours[cell * 6 + k]! - 1;
}

function locate(cell: number): void {
  if (hasCentre[cell]) return;
  const [lat, lng] = cellToLatLng(h3Index(cell)) as [number, number];
  const r = Math.cos(lat * RADIANS);
  centres.set(
    [r * Math.cos(lng * RADIANS), r * Math.sin(lng * RADIANS), Math.sin(lat * RADIANS)],
    cell * 3,
  );
  hasCentre[cell] = 1;
}
