import type { Position } from '../record/model';

/** A ring along two parallels and two meridians. */
export const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
