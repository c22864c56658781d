import { quantile, range, sum } from 'd3-array';
import { arcBetween, type Arc } from '../earth/arcs';
import type { Area } from '../earth/area';
import { toUnit } from '../earth/sphere';
import { completeChoices, reachedFor, type ReachDataset } from '../reach/dataset';
import { groundKm2, groundsOf, type Reached } from '../reach/ground';
import { roundScore } from '../reach/round';
import { cached } from '../record/cached';
import { hasYear, type YearSpan } from '../record/time';
import { seededRandom } from '../statistics/random';

const DRAWS = 20;

/** In the periods of the set; null without them. */
export function drawnShares(dataset: ReachDataset) {
  const { periods } = dataset;
  if (!periods) return null;
  const choices = completeChoices(dataset, {});
  const sharesIn = newShares(reachedFor(dataset, choices, 'exercise'), choices.newPlaceKm);
  return {
    before: sharesIn(periods.before),
    since: sharesIn({ to: choices.to, ...periods.since }),
  };
}

/**
 * Of the ground of a span, summed by year, the new share where what is known only within bounds is drawn: 10 and 90 %
 * of draws; null where nothing was reached.
 */
export function newShares(reached: readonly Reached[], limitKm: number) {
  const drawn = range(DRAWS).map((seed) => groundsOf(draw(reached, seed), limitKm));
  return (span: YearSpan): [low: number, high: number] | null => {
    const shares = drawn.map((grounds) => {
      const steps = grounds.steps.filter(({ year }) => hasYear(span, year));
      const years = steps.map(({ year }) => groundKm2(grounds, { from: year, to: year }));
      return sum(years, ({ newKm2 }) => newKm2!) / sum(years, ({ reachKm2 }) => reachKm2!);
    });
    if (shares.some(Number.isNaN)) return null;
    return [roundScore(quantile(shares, 0.1)!), roundScore(quantile(shares, 0.9)!)];
  };
}

/** What several records are known to be in is one place. */
function draw(reached: readonly Reached[], seed: number): Reached[] {
  const random = seededRandom(seed);
  const places = new Map<Area, Arc>();
  const placeIn = (area: Area) => cached(places, area, () => arcBetween(toUnit(area.draw(random))));
  return reached.map(({ year, arcs, bounds }) => {
    return { year, arcs: [...arcs, ...bounds.map(placeIn)], bounds: [] };
  });
}
