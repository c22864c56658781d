import type { Random } from './random';

/** A draw from the standard normal distribution (Box–Muller). */
export function randomNormal(random: Random): number {
  // 1 - u keeps the logarithm away from zero.
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A Poisson count (Knuth's product method, split so that large means do not underflow). */
export function randomPoisson(random: Random, mean: number): number {
  let count = 0;
  for (let left = mean; left > 0; left -= 500) {
    const limit = Math.exp(-Math.min(left, 500));
    for (let product = random(); product > limit; product *= random()) count++;
  }
  return count;
}
