import { pValues } from './null-model';
import { roundScore } from '../reach/round';
import type { YearSpan } from '../record/time';

/**
 * Since when has there been less new ground than chance explains? A candidate year is scored by how many
 * standard deviations the new ground of all later years lies below its mean over the shuffles; the best
 * score is compared with the best of each shuffle (max statistic, Westfall & Young 1993), so that looking
 * at many years costs no false alarms.
 */
export interface StallScan {
  /** The last year before the stall, the best candidate whether or not it is significant. */
  lastYear: number;
  score: number;
  p: number;
  found: boolean;
}

/** The slow side of the two-sided verdict of stall.ts: a stall is claimed by chance in 2.5 %. */
const SCAN_LEVEL = 0.025;

const RECORDS_EACH_SIDE = 4;

/**
 * @param observed new ground by year from `from`, km²; `draws`: of each shuffle, one after the other
 * @param records how many records first fall in each year
 * @param span years that may be the last before a stall
 * @returns null when no year has enough records before and after it
 */
export function scanForStall(
  from: number,
  observed: Float64Array,
  draws: Float64Array,
  records: readonly number[],
  span: YearSpan,
): StallScan | null {
  const years = observed.length;
  const shuffles = draws.length / years;
  const total = records.reduce((sum, n) => sum + n, 0);
  const candidates: number[] = [];
  let before = 0;
  records.forEach((n, year) => {
    before += n;
    const inSpan = from + year >= span.from && from + year <= span.to;
    if (inSpan && before >= RECORDS_EACH_SIDE && total - before >= RECORDS_EACH_SIDE) {
      candidates.push(year);
    }
  });
  const after = (series: Float64Array, start: number, year: number) => {
    let sum = 0;
    for (let i = year + 1; i < years; i++) sum += series[start + i]!;
    return sum;
  };

  const best = new Float64Array(shuffles).fill(-Infinity);
  const top = { year: -1, score: -Infinity };
  for (const year of candidates) {
    const sums = Float64Array.from({ length: shuffles }, (_, i) => after(draws, i * years, year));
    const mean = sums.reduce((sum, x) => sum + x, 0) / shuffles;
    const sd = Math.sqrt(sums.reduce((sum, x) => sum + (x - mean) ** 2, 0) / shuffles);
    if (!(sd > 1e-9 * (1 + mean))) continue;
    const score = (mean - after(observed, 0, year)) / sd;
    if (score > top.score + 1e-9) Object.assign(top, { year, score });
    sums.forEach((sum, i) => {
      best[i] = Math.max(best[i]!, (mean - sum) / sd);
    });
  }
  if (top.year < 0) return null;
  const p = pValues(top.score, best).faster;
  return {
    lastYear: from + top.year,
    score: roundScore(top.score),
    p,
    found: p <= SCAN_LEVEL,
  };
}
