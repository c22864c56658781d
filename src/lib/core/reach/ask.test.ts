import { geoDistance } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachDataset as published } from '../../site/dataset/reach-dataset.server';
import { record } from '../record/record.fixture';
import type { Position } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { ask, askAs } from './ask';
import { visitsFor } from './dataset';
import { datasetWith } from './dataset.fixture';
import { path } from '../earth/ring.fixture';

const setOf = (...records: ReachRecord[]) => datasetWith(records);
const askExercise = (
  dataset: ReturnType<typeof setOf>,
  place: Position,
  before: string | null = null,
) => ask(dataset, {}, { place, before }).find(({ kind }) => kind === 'exercise')!;

describe('asking whether a place would be new', () => {
  it.each(published.rules.slice(0, process.env.DEEP ? 2 : 1).map(({ id }) => id))(
    "gives under %s each record's published status and distances, asked at its own places before its start",
    (rule) => {
      const visits = visitsFor(published, { rule });
      expect(visits.length).toBeGreaterThan(10);
      for (const { id, kind, start, status, km, leastKm, mostKm, nearest } of visits) {
        // Records of one day come after each other by id, and a question asks before the day.
        const isSecondOfDay = visits.some((o) => o.kind === kind && o.start === start && o.id < id);
        if (isSecondOfDay) continue;
        const own = published.records.find((other) => other.id === id)!;
        const [asked] = askAs(published, { rule }, own, start, [kind]);
        expect(asked, id).toMatchObject({ kind, status, km, leastKm, mostKm, nearest });
      }
    },
  );

  it('agrees with the closed form on a meridian, over a pole and across 180°', () => {
    const dataset = setOf(record('a', '2001-01-01', [[180, 85]]));
    // Meridian arcs of the WGS84 ellipsoid: 5° from 85° to the pole are 558.5 km.
    expect(askExercise(dataset, [0, 90])).toMatchObject({ status: 'new', km: 558, nearest: 'a' });
    expect(askExercise(dataset, [0, 85])).toMatchObject({ km: 1117 });
    expect(askExercise(dataset, [-180, 85])).toMatchObject({ status: 'return', km: 0 });
    const equator = setOf(record('b', '2001-01-01', [[179.5, 0]]));
    // A degree of the equator: 111.3 km.
    expect(askExercise(equator, [-179.5, 0])).toMatchObject({ km: 111, status: 'return' });
  });

  it('is perhaps new on the soft rim, by the precision of the less precise of the two', () => {
    const dataset = setOf(record('a', '2001-01-01', [{ position: [0, 0], precision: 'area' }]));
    const statusAt = (lng: number) => askExercise(dataset, [lng, 0]);
    // 500 km are 4.4916° of the equator, and ±50 km are 0.449°.
    expect(statusAt(4.0)).toMatchObject({ status: 'return', km: 445, leastKm: 395, mostKm: 495 });
    expect(statusAt(4.2)).toMatchObject({ status: 'perhaps', km: 468 });
    expect(statusAt(5.1)).toMatchObject({ status: 'new', leastKm: 518 });
  });

  it('counts what starts before the day, and says of a kind without any that it would be new', () => {
    const dataset = setOf(
      record('a', '2001-01-01', [[0, 0]]),
      record('b', '2002-01-01', [[20, 0]]),
    );
    expect(askExercise(dataset, [20, 0])).toMatchObject({ status: 'return', nearest: 'b' });
    expect(askExercise(dataset, [20, 0], '2002-01-01')).toMatchObject({
      status: 'new',
      nearest: 'a',
    });
    const first = { status: 'new', km: null, nearest: null, line: null };
    expect(askExercise(dataset, [20, 0], '2001-01-01')).toMatchObject(first);
  });

  it('is the distance to the nearest stored point anywhere on earth', { timeout: 120_000 }, () => {
    const isPoint = ({ sites, kind }: ReachRecord) =>
      kind === 'exercise' && sites.every(({ role, within }) => role === 'main' && !within);
    const records = published.records.filter(isPoint);
    const dataset = { ...published, records };
    const stored = records.flatMap(({ sites }) => sites.map(({ position }) => position));
    expect(stored.length).toBeGreaterThan(30);
    const degrees = (max: number) => fc.double({ min: -max, max, noNaN: true });
    const check = (lng: number, lat: number) => {
      const choices = { rule: 'all', where: {} };
      const [asked] = ask(dataset, choices, { place: [lng, lat], before: null });
      const { status, km, leastKm, mostKm } = asked!;
      // d3-geo measures on a sphere, which is up to 0.6 % off.
      const sphereKm = Math.min(...stored.map((p) => 6371.0088 * geoDistance(p, [lng, lat])));
      expect(Math.abs(km! - sphereKm)).toBeLessThan(0.006 * sphereKm + 1);
      const limit = dataset.newPlaceKm;
      expect(status === 'new').toBe(leastKm! > limit);
      expect(status === 'return').toBe(mostKm! <= limit);
      expect(leastKm! <= km! && km! <= mostKm!).toBe(true);
    };
    fc.assert(fc.property(degrees(180), degrees(90), check), {
      numRuns: process.env.DEEP ? 10_000 : 300,
      examples: path('0 90, 0 -90, 180 0, -180 65'),
    });
  });

  it('measures a region as the bounds in which a place lies somewhere', () => {
    const { properties } = published.regions!.features[0]!;
    const [asked] = ask(published, {}, { place: properties.id, before: null });
    expect(asked!.leastKm).toBe(asked!.km);
    expect(asked!.mostKm).toBeGreaterThan(asked!.km!);
  });

  it('refuses what is not on earth, and a region that is not there', () => {
    const asking = (place: Position | string) => () => ask(published, {}, { place, before: null });
    expect(asking([0, 91])).toThrow(
      'at is "0,91", expected a longitude to ±180 and a latitude to ±90',
    );
    expect(asking('mars')).toThrow('at is "mars", expected one of ');
  });
});
