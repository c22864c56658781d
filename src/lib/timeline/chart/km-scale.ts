/** Logarithmic heights: 20 and 2,000 km both differ visibly from their neighbours. */
export interface KmScale {
  /** Position of `FOOT_KM` and all below, px. */
  foot: number;
  decadePx: number;
}

export const FOOT_KM = 10;

export const yOfKm = ({ foot, decadePx }: KmScale, km: number) =>
  foot - decadePx * Math.log10(Math.max(km, FOOT_KM) / FOOT_KM);
