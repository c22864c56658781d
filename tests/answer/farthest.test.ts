/** The place of each year farthest from each partner's land, and what it may be where places are known within bounds. */
import { max, min } from 'd3-array';
import { expect, it } from 'vitest';
import type { HomeRings } from '#core/earth/area';
import { yearlyReach } from '../../src/lib/site/dataset/reach-dataset.server';
import { readJson } from '../json';
import { TRACK_KM, landOf, placesOf } from './places';
import { YEARS, data } from './reading';

const rings = readJson<HomeRings>('static/data/home.json');
const years = yearlyReach();
/** Bounds, tracks and the coast are sampled here. */
const SLACK_KM = { known: 3, track: TRACK_KM, bounds: 50 };

/** Where the partners acted together: command posts, too. */
const places = data.records
  .filter(({ scope }) => scope === 'core')
  .flatMap((record) => {
    const own = placesOf(record, (role) => role !== 'staging' && role !== 'transit');
    const span = [record.start, record.end].map((day) => Number(day.slice(0, 4)));
    return own.map((place) => ({ ...place, id: record.id, from: span[0]!, to: span[1]! }));
  });

it.each(Object.keys(rings))('from %s, the least and the most of each year', (partner) => {
  const distance = landOf(rings[partner]!);
  const told = places.map((place) => {
    const km = place.points.map(distance);
    return { ...place, least: place.area ? min(km)! : max(km)!, most: max(km)! };
  });
  const wrong = YEARS.flatMap((year) => {
    const own = told.filter(({ from, to }) => from <= year && to >= year);
    const shown = years.find((measured) => measured.year === year)?.farthestKm[partner];
    if (own.length === 0 || !shown) return own.length === 0 && !shown ? [] : [`${year}: no place`];
    const expected = { km: max(own, ({ least }) => least)!, mostKm: max(own, ({ most }) => most)! };
    const isTrack = own.some(({ role }) => role === 'track');
    const slack = isTrack ? SLACK_KM.track : SLACK_KM.known;
    const hasBounds = own.some(({ area }) => area);
    const isSame =
      Math.abs(shown.km - expected.km) <= slack &&
      Math.abs(shown.mostKm - expected.mostKm) <= (hasBounds ? SLACK_KM.bounds : slack);
    const text = ({ km, mostKm }: typeof expected) => `${Math.round(km)} to ${Math.round(mostKm)}`;
    return isSame ? [] : [`${year}: ${text(shown)} for ${text(expected)}`];
  });
  expect(wrong).toEqual([]);
  // Planted: places within bounds left out.
  const exact = told.filter(({ area }) => !area);
  const missed = years.filter(({ year, farthestKm }) => {
    const most = max(exact, (place) => (place.from <= year && place.to >= year ? place.most : 0))!;
    return farthestKm[partner] && farthestKm[partner].mostKm > most + SLACK_KM.bounds;
  });
  expect(missed.map(({ year }) => year)).toEqual(expect.arrayContaining([2014, 2015, 2022]));
});
