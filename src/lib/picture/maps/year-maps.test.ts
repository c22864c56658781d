import { describe, expect, it } from 'vitest';
import type { Position } from '$lib/core/record/model';
import { record } from '$lib/core/record/record.fixture';
import type { Visit } from '$lib/core/reach/new-places';
import { circleRing } from '$lib/core/earth/circle';
import { GROUND_OPACITY } from '../signs/ground';
import type { Mark } from '../marks';
import { YEAR_MAP, yearMaps } from './year-maps';

const exercise = (id: string, dates: [start: string, end: string], ...positions: Position[]) => ({
  ...record(id, dates, positions),
  personnel: null,
  craft: null,
  confidence: 'high' as const,
});
const empty = { type: 'FeatureCollection' as const, features: [] };
const records = [
  exercise('a', ['2003-08-01', '2003-08-09'], [120, 36]),
  exercise('b', ['2005-12-28', '2006-01-04'], [-170, 60], [18, -34]),
];
const visit = {
  kind: 'exercise',
  km: 0,
  leastKm: 0,
  mostKm: 0,
  nearest: null,
  ordinal: 1,
} as const;
const visits: Visit[] = records.map(({ id, start, sites }) => ({
  ...visit,
  id,
  start,
  status: 'new',
  places: [id],
  position: sites[0]!.position,
  region: 'r',
  isTrack: false,
}));
const { maps } = yearMaps({
  records,
  visits,
  years: [2003, 2004, 2005, 2006],
  ground: [{ kind: 'exercise', year: 2003, polygons: [[circleRing([120, 36], 500)]] }],
  homes: [],
  land: empty,
});
const placeMarks = (i: number): Mark[] => maps[i]!.marks.filter(({ layer }) => layer === 'place');

describe('the maps of the years', () => {
  it('has a map for every year, empty ones too, and counts a record in each year it overlaps', () => {
    expect(maps.map((map) => [map.year, map.records])).toEqual([
      [2003, 1],
      [2004, 0],
      [2005, 1],
      [2006, 1],
    ]);
  });

  it('shows every place inside the edge of the map, however far apart', () => {
    expect(placeMarks(2)).toHaveLength(2);
    for (const { hitArea } of maps.flatMap((_, i) => placeMarks(i))) {
      const { x, y, r } = hitArea!;
      expect(Math.min(x, y, YEAR_MAP.width - x, YEAR_MAP.height - y)).toBeGreaterThan(r);
    }
  });

  it('keeps earlier places as small pale discs', () => {
    expect([0, 1, 2].map((i) => placeMarks(i).length)).toEqual([1, 1, 2]);
    const fills = [0, 1].map((i) => placeMarks(i)[0]!.style.fill);
    expect(fills).toEqual(['var(--exercise)', 'var(--exercise-pale)']);
  });

  it('has the ground strong in the year that added it and pale after that', () => {
    const opacities = maps.map(({ marks }) =>
      marks.filter(({ layer }) => layer === 'ground').map(({ style }) => style['fill-opacity']),
    );
    expect(opacities).toEqual([
      [GROUND_OPACITY.chosen],
      [GROUND_OPACITY.before],
      [GROUND_OPACITY.before],
      [GROUND_OPACITY.before],
    ]);
  });

  it('puts one place at one point in every year', () => {
    const points = [0, 1, 2].map((i) => {
      const { x, y } = placeMarks(i).find(({ recordId }) => recordId === 'a')!.hitArea!;
      return [x, y];
    });
    expect(points).toEqual([points[0], points[0], points[0]]);
  });
});
