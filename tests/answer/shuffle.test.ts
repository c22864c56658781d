/** Odds and draws anew: a plain shuffle of the records, with other random numbers than those of the product. */
import { booleanPointInPolygon, bbox } from '@turf/turf';
import { geoDistance } from 'd3-geo';
import { minIndex, quantile, range } from 'd3-array';
import { expect, it } from 'vitest';
import type { TestedClaims } from '../../geodata/analysis/findings';
import type { Position } from '../../src/lib/core/record/model';
import type { RuleResults } from '../../src/lib/core/stall/prebuilt';
import { readJson } from '../json';
import { PRECISION_KM, linkOf, type Place } from './places';
import { RULES, countedOf, memo, yearOf } from './reading';

const LIMIT_KM = 500;
const EARTH_KM = 6371.0088;
const verdictAt = (year: number) =>
  readJson<RuleResults>('static/data/sure-core.json').verdicts[year]![0]!;
const recordsTo = (year: number) =>
  countedOf('exercise', RULES[0]![2]).filter((record) => yearOf(record) <= year);
type Records = ReturnType<typeof recordsTo>;

/** Marsaglia's xorshift of 32 bits. */
function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Of each place of each record, the other records within the limit. */
const nearIn = (records: Records, kmBetween: (from: Place, to: Place) => number) =>
  records.map(({ own }, i) =>
    own.map((place) =>
      range(records.length).filter(
        (j) =>
          j !== i && records[j]!.own.some((to) => Math.round(kmBetween(place, to)) <= LIMIT_KM),
      ),
    ),
  );

const storedKm = (from: Place, to: Place) => {
  const { km, mayMeet, exactKm } = linkOf(from, to);
  return from.area && mayMeet ? 0 : exactKm(minIndex(km));
};

/** The shares of orders in which the share at a new place falls as much, and in which as many are new before. */
function oddsOf(records: Records, near: number[][][], orders: number, random: () => number) {
  const years = records.map(yearOf);
  const before = years.map((year) => year >= 2014 && year <= 2019);
  const since = years.map((year) => year >= 2020);
  const [n, m] = [before, since].map((flags) => flags.filter(Boolean).length) as [number, number];
  /** @param slotOf where each record stands in the order */
  const hitsIn = (slotOf: readonly number[]) => {
    let [k, l] = [0, 0];
    near.forEach((places, i) => {
      const slot = slotOf[i]!;
      if (slot === 0 || !places.some((others) => others.every((j) => slotOf[j]! > slot))) return;
      if (before[slot]) k++;
      if (since[slot]) l++;
    });
    return { k, l, fall: k * m - l * n };
  };
  const slots = range(records.length);
  const observed = hitsIn(slots);
  let [fell, spurt] = [0, 0];
  for (let order = 0; order < orders; order++) {
    for (let i = slots.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [slots[i], slots[j]] = [slots[j]!, slots[i]!];
    }
    const hits = hitsIn(slots);
    if (hits.fall >= observed.fall) fell++;
    if (hits.k >= observed.k) spurt++;
  }
  return { observed, fell: fell / orders, spurt: spurt / orders };
}

const ORDERS = 20_000;
/** Three standard errors of the difference of two shares of as many orders. */
const within3 = (a: number, b: number) =>
  Math.abs(a - b) <= 3 * Math.sqrt((2 * b * (1 - b)) / ORDERS);

it.each([2022, 2026])('the odds by the stored points, at the end of %i', (year) => {
  const records = recordsTo(year);
  const { chance } = verdictAt(year);
  const odds = oddsOf(records, nearIn(records, storedKm), ORDERS, randomFrom(year));
  console.log(year, odds, chance);
  expect(within3(odds.fell, chance!.fell)).toBe(true);
  expect(within3(odds.spurt, chance!.spurt)).toBe(true);
});

/** Uniform in the bounds of a place, or else in the disc of its precision. */
function drawn({ points, area, precision }: Place, random: () => number): Position {
  if (area) {
    const [west, south, east, north] = bbox(area).map((degrees) => (degrees * Math.PI) / 180) as [number, number, number, number];
    for (;;) {
      const lng = west + random() * (east - west);
      const lat = Math.asin(Math.sin(south) + random() * (Math.sin(north) - Math.sin(south)));
      const position: Position = [(lng * 180) / Math.PI, (lat * 180) / Math.PI];
      if (booleanPointInPolygon(position, area)) return position;
    }
  }
  const [lng, lat] = points[0]!;
  const degrees = (Math.sqrt(random()) * PRECISION_KM[precision] * 180) / Math.PI / EARTH_KM;
  const bearing = 2 * Math.PI * random();
  const north = degrees * Math.cos(bearing);
  return [lng + (degrees * Math.sin(bearing)) / Math.cos((lat * Math.PI) / 180), lat + north];
}

it.each([2022, 2026])('the middle of the draws', (year) => {
  const random = randomFrom(7 + year);
  const records = recordsTo(year);
  const draws = range(60).map(() => {
    const positions = new Map<string, Position>();
    const positionOf = (place: Place) => memo(positions, JSON.stringify([place.points, place.precision]), () => drawn(place, random));
    const km = (from: Place, to: Place) =>
      geoDistance(positionOf(from), positionOf(to)) * EARTH_KM;
    return oddsOf(records, nearIn(records, km), 2_000, random);
  });
  const q = (f: (d: (typeof draws)[number]) => number) => [0.1, 0.5, 0.9].map((p) => quantile(draws, p, f));
  console.log(year, q((d) => d.fell), q((d) => d.spurt), q((d) => d.observed.k), q((d) => d.observed.l), verdictAt(year).draws);
});
