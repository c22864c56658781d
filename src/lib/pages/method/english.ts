import {
  formatCount,
  formatDecimal,
  formatKm,
  formatKm2,
  formatP,
  formatShare,
} from '$lib/site/format';

/** Numbers in the long text of the method page, which stands in English on every page. */
export const english = {
  count: (value: number | null) => formatCount(value, 'en'),
  decimal: (value: number | null, digits = 1) => formatDecimal(value, digits, 'en'),
  km: (value: number | null) => formatKm(value, 'en'),
  km2: (value: number | null) => formatKm2(value, 'en'),
  p: (value: number | null) => formatP(value, 'en'),
  share: (value: number | null) => formatShare(value, 'en'),
};
