import type { Position } from '../record/model';

/** A ring along two parallels and two meridians. */
export const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** Positions written `130 40, 131 41`. */
export const path = (text: string) =>
  text.split(', ').map((pair) => pair.split(' ').map(Number) as Position);
