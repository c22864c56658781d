import { range } from 'd3-array';
import { roundScore } from '../reach/round';
import { seededRandom, shuffle, streamSeed } from '../statistics/random';
import { VERDICT_DEFAULTS, type VerdictSettings } from './chance';
import { curveOf, isAsExpected, type Placed } from './curve';
import { shareOfOrders } from './random-orders';

const STREAM = 40;

/** With how often a random order is as far from the mean: apart, since pages that draw the curve need no orders. */
export function testedCurveOf(
  visits: readonly Placed[],
  settings: VerdictSettings = VERDICT_DEFAULTS,
) {
  const curve = curveOf(visits);
  if (!curve) return null;
  const { expected, widest } = curve;
  const gap = widest.seen - widest.expected;
  /** Share of random orders that are somewhere as far from the mean, on the same side. */
  const asWide = roundScore(shareAsWide(visits, expected, gap, settings));
  return { ...curve, widest: { ...widest, asWide } };
}

/** What is told of a curve: null without one. */
export function toldOf(visits: readonly Placed[], settings?: VerdictSettings) {
  const curve = testedCurveOf(visits, settings);
  if (!curve) return null;
  return { places: curve.seen.at(-1)!, isWithin: isAsExpected(curve), widest: curve.widest };
}

function shareAsWide(
  visits: readonly Placed[],
  expected: readonly number[],
  gap: number,
  { orders, seed }: VerdictSettings,
) {
  const random = seededRandom(streamSeed(seed, STREAM));
  const ids = [...new Set(visits.map(({ opener }) => opener))];
  const places = Uint16Array.from(visits, ({ opener }) => ids.indexOf(opener));
  const lastSeen = new Int32Array(ids.length).fill(-1);
  const isAsWide = (order: number) => {
    shuffle(places, random);
    let seen = 0;
    let isWide = false;
    places.forEach((place, i) => {
      if (lastSeen[place] !== order) seen++;
      lastSeen[place] = order;
      isWide ||= (seen - expected[i]!) / gap >= 1 - 1e-9;
    });
    return isWide;
  };
  return shareOfOrders(range(orders).filter(isAsWide).length, orders);
}
