import { describe, expect, it } from 'vitest';
import { frontierOf } from './extent';
import { distanceKm } from '../earth/geodesic';
import type { Position } from '../record/model';
import { randomBelow, seededRandom } from '../statistics/random';
import { record } from '../record/record.fixture';
import { arcKm, toUnit } from '../earth/sphere';
import { selected } from './table.fixture';

describe('the frontier of many records', () => {
  it('is the largest distance to the nearest earlier place, looked at one by one', () => {
    const random = seededRandom(1);
    const places = Array.from({ length: 1200 }, (_, i) => ({
      year: 2003 + (i % 3),
      at: [170 + randomBelow(random, 2000) / 100, 40 + randomBelow(random, 2000) / 100] as Position,
    })).map(({ year, at: [lng, lat] }) => ({
      year,
      at: [lng > 180 ? lng - 360 : lng, lat] as Position,
    }));
    const { records } = selected(
      places.map(({ year, at }, i) => record(`r${i}`, `${year}-05-01`, [at])),
    );
    const all = places.map((_, i) => records.find(({ id }) => id === `r${i}`)!);
    for (const year of [2004, 2005]) {
      const members = places.flatMap((place, i) => (place.year === year ? [i] : []));
      const earlier = places.filter((place) => place.year < year);
      const reaches = members.map((i) => {
        const unit = toUnit(places[i]!.at);
        const nearest = earlier.reduce((a, b) =>
          arcKm(toUnit(b.at), unit) < arcKm(toUnit(a.at), unit) ? b : a,
        );
        return { recordId: `r${i}`, km: distanceKm(places[i]!.at, nearest.at) };
      });
      const farthest = reaches.reduce((a, b) => (b.km > a.km ? b : a));
      const found = frontierOf(
        all,
        members.map((i) => all[i]!),
        year,
      )!;
      expect(found.frontier.recordId).toBe(farthest.recordId);
      expect(found.km).toBeCloseTo(farthest.km, 3);
    }
  });
});
