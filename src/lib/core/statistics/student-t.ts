import { bisect } from './exact-tests';

/** P(|T| <= t) with whole degrees of freedom (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4). */
export function studentTwoSided(t: number, df: number): number {
  const theta = Math.atan(t / Math.sqrt(df));
  const cos2 = Math.cos(theta) ** 2;
  const odd = df % 2 === 1;
  let term = odd ? Math.cos(theta) : 1;
  let sum = df === 1 ? 0 : term;
  for (let j = odd ? 3 : 2; j <= df - 2; j += 2) {
    term *= cos2 * ((j - 1) / j);
    sum += term;
  }
  return odd ? (2 / Math.PI) * (theta + Math.sin(theta) * sum) : Math.sin(theta) * sum;
}

/** The t with P(|T| <= t) = level; its square is the F quantile with 1 and df degrees of freedom. */
export function studentQuantile(level: number, df: number): number {
  let most = 1;
  while (studentTwoSided(most, df) < level) most *= 2;
  return bisect(0, most, (t) => studentTwoSided(t, df) >= level);
}
