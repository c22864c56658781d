import { range, sum } from 'd3-array';

export interface Rate {
  count: number;
  time: number;
}

export interface Share {
  hits: number;
  of: number;
}

const logChoose = (n: number, k: number) => sum(range(1, k + 1), (i) => Math.log((n - k + i) / i));

/** P(0), P(1) … P(n) hits. */
export const binomialTerms = (n: number, share: number) =>
  Array.from({ length: n + 1 }, (_, k) => {
    if (share <= 0) return k === 0 ? 1 : 0;
    if (share >= 1) return k === n ? 1 : 0;
    return Math.exp(logChoose(n, k) + k * Math.log(share) + (n - k) * Math.log1p(-share));
  });

const logFactorial = (n: number) => sum(range(2, n + 1), Math.log);

/** Log beta function of two whole numbers from 1. */
export const logBeta = (a: number, b: number) =>
  logFactorial(a - 1) + logFactorial(b - 1) - logFactorial(a + b - 1);

/** P(k or fewer) and P(k or more) hits of n. */
export function binomialTest(k: number, n: number, share = 0.5) {
  const terms = binomialTerms(n, share);
  return {
    less: Math.min(1, sum(terms.slice(0, k + 1))),
    greater: Math.min(1, sum(terms.slice(k))),
  };
}

/** 95 % interval by Clopper & Pearson (1934). */
export function shareInterval(k: number, n: number): [low: number, high: number] {
  const tail = 0.025;
  return [
    k === 0 ? 0 : bisect(0, 1, (share) => binomialTest(k, n, share).greater > tail),
    k === n ? 1 : bisect(0, 1, (share) => binomialTest(k, n, share).less < tail),
  ];
}

function bisect(low: number, high: number, holds: (value: number) => boolean) {
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** b over a (Przyborowski & Wilenski 1940), like R's poisson.test; null when both are 0. */
export function rateRatio(a: Rate, b: Rate) {
  const n = a.count + b.count;
  if (n === 0 || !(a.time > 0) || !(b.time > 0)) return null;
  const scale = a.time / b.time;
  const odds = (share: number) => (share < 1 ? (share / (1 - share)) * scale : null);
  const [low, high] = shareInterval(b.count, n);
  return {
    ratio: a.count > 0 ? (b.count / a.count) * scale : null,
    interval: [odds(low)!, odds(high)] as [low: number, high: number | null],
    p: binomialTest(b.count, n, b.time / (a.time + b.time)),
  };
}

/** Fisher's: the share of hits is larger in the second group, one-sided. */
export function fisherGreater(a: Share, b: Share) {
  const hits = a.hits + b.hits;
  const total = a.of + b.of;
  const logTotal = logChoose(total, hits);
  let p = 0;
  for (let k = b.hits; k <= Math.min(hits, b.of); k++) {
    if (hits - k > a.of) continue;
    p += Math.exp(logChoose(b.of, k) + logChoose(a.of, hits - k) - logTotal);
  }
  return Math.min(1, p);
}
