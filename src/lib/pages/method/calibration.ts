/**
 * What tests/calibration.test.ts counted on simulated series with a known truth. The test fails when
 * its counts are no longer these.
 */
export const CALIBRATION = {
  /** Series in which nothing changes: whatever is found is a false alarm. */
  stationary: {
    series: 500,
    slower: 16,
    slowerOrFaster: 31,
    headline: 3,
    scan: 14,
    /** The scan, had it been held to 5 % instead of 2.5 %. */
    scanAtFivePercent: 28,
    naiveHull: 500,
    naiveGround: 54,
  },
  /** Series in which nobody goes anywhere new after a known year. */
  frozen: {
    series: 300,
    slower: 300,
    headline: 281,
    scanWithinOneYear: 292,
    scanExactYear: 256,
    joinpointSeries: 60,
    joinpointWithinOneYear: 3,
  },
} as const;

/** 95 % interval of a share (Wilson 1927). */
export function wilson(hits: number, n: number): [low: number, high: number] {
  const [p, z] = [hits / n, 1.96];
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
  return [middle - half, middle + half];
}
