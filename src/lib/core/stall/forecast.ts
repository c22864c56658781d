import { range } from 'd3-array';
import { visitsIn, type VisitSeries } from '../reach/new-places';
import { inPeriod, yearOf, type YearSpan } from '../record/time';
import { betaBinomialAtMost } from '../statistics/exact-tests';
import { countVisits, FEWEST } from './counts';

/** By how many earlier records are alone at a place (Good 1953, doi:10.1093/biomet/40.3-4.237). */
export type Forecast = NonNullable<ReturnType<typeof forecastOf>>;

/** Null with fewer than five records before or in the years. */
export function forecastOf(series: VisitSeries, limitKm: number, { from, to }: YearSpan) {
  const earlier = series.records.filter(({ start }) => yearOf(start) < from).length;
  const next = visitsIn(series, limitKm).filter((visit) => inPeriod(visit, { from, to }));
  if (earlier < FEWEST || next.length < FEWEST) return null;
  const isAlone = (slot: number) =>
    series.places[slot]!.some(({ km }) =>
      range(earlier).every((other) => other === slot || !(km[other]! <= limitKm)),
    );
  const unique = range(earlier).filter(isAlone).length;
  const counted = countVisits(next);
  const { k, atMost, n } = counted;
  const chanceOf = (most: number) => betaBinomialAtMost(most, n, unique + 1, earlier - unique + 1);
  return {
    /** Records up to the break, and how many had a place that no other had. */
    known: earlier,
    unique,
    from,
    to,
    ...counted,
    expected: (n * unique) / earlier,
    /** Chance of so few at an uncertain rate (beta-binomial, uniform prior). */
    asFew: chanceOf(k),
    asFewAtMost: chanceOf(atMost),
  };
}

/** What it would have said of the rest of the first period, from each of its years. */
export const backTestsOf = (series: VisitSeries, limitKm: number, before: YearSpan): Forecast[] =>
  range(before.from, before.to + 1)
    .map((from) => forecastOf(series, limitKm, { from, to: before.to }))
    .filter((forecast) => forecast !== null);
