import { minIndex } from 'd3-array';
import { NEW_PLACE_KM } from '$lib/view/view';

/** Logarithmic heights: 20 and 2,000 km both differ visibly from their neighbours. */
export interface KmScale {
  /** Position of `FOOT_KM` and all below, px. */
  foot: number;
  decadePx: number;
}

export const FOOT_KM = 10;

export const yOfKm = ({ foot, decadePx }: KmScale, km: number) =>
  foot - decadePx * Math.log10(Math.max(km, FOOT_KM) / FOOT_KM);

export const kmAtY = ({ foot, decadePx }: KmScale, y: number) =>
  FOOT_KM * 10 ** ((foot - y) / decadePx);

const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7.5];
const LIMITS_KM = [10, 100, 1000]
  .flatMap((decade) => ROUND.map((digits) => digits * decade))
  .filter((km) => km >= NEW_PLACE_KM.min && km <= NEW_PLACE_KM.max);

/** The nearest round limit, or so many steps from it. */
export function roundLimit(km: number, steps = 0) {
  const nearest = minIndex(LIMITS_KM, (limit) => Math.abs(Math.log(limit / km)));
  return LIMITS_KM[Math.min(Math.max(nearest + steps, 0), LIMITS_KM.length - 1)]!;
}
