/** Stored distances, and random orders and draws of the exercises, in plain code and with other random numbers. */
import { bbox, booleanPointInPolygon } from '@turf/turf';
import { minIndex, range } from 'd3-array';
import { geoDistance } from 'd3-geo';
import type { Position } from '#core/record/model';
import { EARTH_KM, PRECISION_KM, linkOf, type Place } from './places';
import { memo, yearOf, type Counted } from './reading';

const LIMIT_KM = 500;

/** Marsaglia's xorshift of 32 bits, in [0, 1). */
export function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
type Random = ReturnType<typeof randomFrom>;

const kmByPair = new Map<Place, Map<Place, number>>();

/** In whole km from the stored point of one place to that of another, or to the nearest of what bounds it. */
export const storedKm = (from: Place, to: Place): number =>
  memo(
    memo(kmByPair, from, () => new Map<Place, number>()),
    to,
    () => {
      const { km, mayMeet, exactKm } = linkOf(from, to);
      return from.area && mayMeet ? 0 : Math.round(exactKm(minIndex(km)));
    },
  );

/** In whole km on the sphere, with every place drawn anew; places stored at one position are drawn together. */
export function drawnKm(random: Random): typeof storedKm {
  const positions = new Map<string, Position>();
  const positionOf = (place: Place) =>
    memo(positions, [place.points[0], place.precision, place.points.length].join(), () =>
      drawn(place, random),
    );
  return (from, to) => Math.round(geoDistance(positionOf(from), positionOf(to)) * EARTH_KM);
}

const DEGREE = Math.PI / 180;

/** Uniform in the bounds of a place, or in the disc of its precision. */
function drawn({ points, area, precision }: Place, random: Random): Position {
  if (area) {
    const [west, south, east, north] = bbox(area) as [number, number, number, number];
    const [low, high] = [Math.sin(south * DEGREE), Math.sin(north * DEGREE)];
    for (;;) {
      const lat = Math.asin(low + random() * (high - low)) / DEGREE;
      const position: Position = [west + random() * (east - west), lat];
      if (booleanPointInPolygon(position, area)) return position;
    }
  }
  const [lng, lat] = points[0]!;
  const distance = (Math.sqrt(random()) * PRECISION_KM[precision]) / EARTH_KM / DEGREE;
  const bearing = 2 * Math.PI * random();
  const east = (distance * Math.sin(bearing)) / Math.cos(lat * DEGREE);
  return [lng + east, lat + distance * Math.cos(bearing)];
}

/** How many are at a new place, and as a mean of orders; the shares of orders with as large a fall, and with as many before. */
export function oddsOf(
  records: readonly Counted[],
  km: typeof storedKm,
  orders: number,
  random: Random,
) {
  const years = records.map(yearOf);
  const before = years.map((year) => year >= 2014 && year <= 2019);
  const since = years.map((year) => year >= 2020);
  const [n, m] = [before, since].map((own) => own.filter(Boolean).length) as [number, number];
  const isNear = (place: Place, i: number) => (other: number) =>
    other !== i && records[other]!.own.some((to) => km(place, to) <= LIMIT_KM);
  const slots = range(records.length);
  /** Of each place, the other records within the limit. */
  const near = records.map(({ own }, i) => own.map((place) => slots.filter(isNear(place, i))));
  /** @param slotOf where each record stands in the order: the first has none to be far from */
  const hitsIn = (slotOf: readonly number[]) => {
    const hits = { before: 0, since: 0 };
    near.forEach((places, i) => {
      const slot = slotOf[i]!;
      if (slot === 0 || !places.some((others) => others.every((j) => slotOf[j]! > slot))) return;
      if (before[slot]) hits.before++;
      if (since[slot]) hits.since++;
    });
    return { ...hits, fall: hits.before * m - hits.since * n };
  };
  const observed = hitsIn(slots);
  const sums = { before: 0, since: 0, fell: 0, spurt: 0 };
  const ordersBefore = range(n + 1).fill(0);
  const ordersSince = range(m + 1).fill(0);
  for (let order = 0; order < orders; order++) {
    for (let i = slots.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const swapped = slots[i]!;
      slots[i] = slots[j]!;
      slots[j] = swapped;
    }
    const hits = hitsIn(slots);
    sums.before += hits.before;
    sums.since += hits.since;
    ordersBefore[hits.before]!++;
    ordersSince[hits.since]!++;
    if (hits.fall >= observed.fall) sums.fell++;
    if (hits.before >= observed.before) sums.spurt++;
  }
  return {
    before: observed.before,
    since: observed.since,
    expectedBefore: sums.before / orders,
    expectedSince: sums.since / orders,
    ordersBefore,
    ordersSince,
    fell: sums.fell / orders,
    spurt: sums.spurt / orders,
  };
}
