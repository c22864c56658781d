import { minIndex } from 'd3-array';

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
const ROUND_KM = [10, 100, 1000].flatMap((decade) => ROUND.map((digits) => digits * decade));

/** The nearest round limit, or so many steps from it; within bounds. */
export function roundLimit(
  km: number,
  { min, max: most }: { min: number; max: number },
  steps = 0,
) {
  const limits = ROUND_KM.filter((limit) => limit >= min && limit <= most);
  const nearest = minIndex(limits, (limit) => Math.abs(Math.log(limit / km)));
  return limits[Math.min(Math.max(nearest + steps, 0), limits.length - 1)]!;
}
