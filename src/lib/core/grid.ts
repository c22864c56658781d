/**
 * The H3 grid at resolution 4 (about 1,770 km² a cell) as arrays. A cell's number is its base cell
 * and four digits, 19 bits, which orders cells as their H3 indices do; what is asked of a cell is
 * computed once and kept, since the same few thousand cells come up for every year and radius.
 */
import { cellArea, cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { RADIANS, toPosition, type UnitVector } from './sphere';

export const RESOLUTION = 4;
/** No position is farther than this from the centre of its cell. */
export const CELL_REACH_KM = 29;

/** 122 base cells, 4 digits of 3 bits. */
export const NUMBERS = 122 * 4096;
const centres = new Float64Array(NUMBERS * 3);
const areas = new Float64Array(NUMBERS);
// The 12 pentagons have five neighbours.
const neighbours = new Int32Array(NUMBERS * 6);
const located = new Uint8Array(NUMBERS);

export function h3Index(cell: number): string {
  return `84${(cell * 2 + 1).toString(16).padStart(5, '0')}ffffffff`;
}

/** The index as two numbers of 32 bits, which H3 need not read from a text first. */
function halves(cell: number): [lower: number, upper: number] {
  return [0xffffffff, 0x8400001 + cell * 2];
}

export function cellNumber(index: string): number {
  return parseInt(index.slice(2, 7), 16) >> 1;
}

/**
 * The cell whose centre is nearest to a point: the one that holds it, or at its very edge one beside
 * it. Walks there over neighbours from a cell asked for nearby before, ten times as fast as H3.
 */
export function cellNear(unit: UnitVector): number {
  const [x, y, z] = unit;
  const box = (boxOf(x) * BOXES + boxOf(y)) * BOXES + boxOf(z);
  let cell = nearby[box]! - 1;
  if (cell < 0) {
    const [lng, lat] = toPosition(unit);
    cell = cellNumber(latLngToCell(lat, lng, RESOLUTION));
    nearby[box] = cell + 1;
  }
  locate(cell);
  let best = dotCentre(cell, x, y, z);
  for (let next = cell; next >= 0;) {
    cell = next;
    next = -1;
    meetNeighbours(cell);
    for (let slot = cell * 6; slot < cell * 6 + 6; slot++) {
      const beside = neighbours[slot]! - 1;
      if (beside < 0) continue;
      locate(beside);
      const near = dotCentre(beside, x, y, z);
      if (near <= best) continue;
      best = near;
      next = beside;
    }
  }
  return cell;
}

/** Boxes in space with a side of 200 km. */
const BOXES = 64;
const nearby = new Int32Array(BOXES ** 3);

function boxOf(coordinate: number): number {
  return Math.min(BOXES - 1, Math.floor((coordinate + 1) * (BOXES / 2)));
}

function dotCentre(cell: number, x: number, y: number, z: number): number {
  const i = cell * 3;
  return centres[i]! * x + centres[i + 1]! * y + centres[i + 2]! * z;
}

/** Three numbers a cell: the unit vector of its centre, once `locate` has been called. */
export const CENTRES: Readonly<Float64Array> = centres;

/** Six numbers a cell, one up from the cell beside it, 0 = none, after `meetNeighbours`. */
export const NEIGHBOURS: Readonly<Int32Array> = neighbours;

/** True area of the cell, km² (H3's, on its authalic sphere). */
export function cellKm2(cell: number): number {
  return (areas[cell] ||= cellArea(halves(cell), 'km2'));
}

/** Fills in the centre of a cell. */
export function locate(cell: number): void {
  if (located[cell]) return;
  located[cell] = 1;
  const [lat, lng] = cellToLatLng(halves(cell)) as [number, number];
  const r = Math.cos(lat * RADIANS);
  centres[cell * 3] = r * Math.cos(lng * RADIANS);
  centres[cell * 3 + 1] = r * Math.sin(lng * RADIANS);
  centres[cell * 3 + 2] = Math.sin(lat * RADIANS);
}

/** Fills in the neighbours of a cell. */
export function meetNeighbours(cell: number): void {
  let slot = cell * 6;
  if (neighbours[slot] !== 0) return;
  for (const beside of gridDisk(halves(cell), 1)) {
    const other = cellNumber(beside);
    if (other !== cell) neighbours[slot++] = other + 1;
  }
}
