import { describe, expect, it } from 'vitest';
import { first, plant, plantIn } from './plant.fixture';
import type { Position } from '../../src/lib/core/record/model';
import type { EventFile } from '../../src/lib/core/record/schema';

describe('a region that other programs would not accept is found:', () => {
  it.each([
    ['a spike', [128, 45], /sea-of-japan is "130.4,42.45", expected a closed ring/],
    ['a crossing', [150, 45], /sea-of-japan is \[.*\], expected a closed ring/],
  ] as const)('%s', (_, beside, expected) => {
    const problems = plantIn('regions.geojson', ({ features }) => {
      const ring = features[0]!.geometry.coordinates[0] as Position[];
      const corner = ring.findIndex((position) => String(position) === '130.4,42.45');
      ring.splice(corner + 1, 0, [...beside], ...(beside[0] === 128 ? [ring[corner]!] : []));
    });
    expect(problems).toContainEqual(expect.stringMatching(expected));
  });
});

describe('a region without one place among the directions is found:', () => {
  it('one in two directions', () => {
    const problems = plantIn('directions.json', ({ directions }) =>
      directions[1]!.regions.push('baltic'),
    );
    expect(problems).toEqual([
      'directions.json: directions[1].regions[2] is "baltic", expected a region not named at directions[0].regions[0]',
    ]);
  });

  it('one that is in none and not at home', () => {
    const problems = plantIn('directions.json', (file) => file.home.shift());
    expect(problems).toEqual([expect.stringContaining('expected "sea-of-japan" among them')]);
  });

  it('one that does not exist', () => {
    const problems = plantIn('directions.json', ({ home }) => home.push('atlantis'));
    expect(problems).toEqual([
      expect.stringContaining('is "atlantis", expected the id of a region'),
    ]);
  });
});

describe('a doubtful place is found:', () => {
  it('far from the region it is named after', () => {
    const problems = plant('joint-sea-2025', (e) => {
      e.sites[1]!.position = [147, 48.5];
    });
    expect(first(problems)).toMatch(
      /sites\[1\].position is \[147,48.5\], expected in or near sea-of-japan, as it is called "Sea of Japan off Vladivostok/,
    );
  });

  it('a port that is not on the coast', () => {
    const problems = plant('joint-sea-2012', (e) => (e.sites[0]!.position = [117.0, 36.6]));
    expect(first(problems)).toMatch(/sites\[0\].position is \[117,36.6\], expected on the coast/);
  });

  it('a headquarters at sea', () => {
    const atSea = plant('xiamen-2015', (e) => (e.sites[0]!.position = [116, 21.5]));
    expect(first(atSea)).toMatch(
      /expected on land \(within 20 km\), as it is a place of role "command"/,
    );
  });

  it('a land exercise at sea', () => {
    const atSea = plant('cooperation-2013', (e) => (e.sites[0]!.position = [123.5, 36]));
    expect(first(atSea)).toMatch(
      /expected on land \(within 20 km\), as it is a place of role "main"/,
    );
  });

  it('outside its own bounds, or in bounds that are none', () => {
    const bounds = (within: object) =>
      plant('joint-sea-2015-1', (e) => Object.assign(e.sites[3]!, { within }));
    const ring = [
      [30, 33],
      [32, 33],
      [32, 35],
      [30, 35],
      [30, 33],
    ];
    expect(bounds({ ring })).toEqual([]);
    expect(first(bounds({ ring: ring.map(([lng, lat]) => [lng! + 5, lat]) }))).toMatch(
      /sites\[3\].within.ring is .*, expected a ring round 31,34/,
    );
    expect(first(bounds({ ring: [ring[0], ring[2], ring[1], ring[3], ring[0]] }))).toMatch(
      /sites\[3\].within.ring is .*, expected a ring without spike or crossing/,
    );
    expect(first(bounds({ region: 'atlantis' }))).toMatch(
      /sites\[3\].within.region is "atlantis", expected the id of a region/,
    );
    expect(first(bounds({ region: 'baltic' }))).toMatch(
      /sites\[3\].within is "baltic", expected a region that holds 31,34/,
    );
    expect(first(bounds({ region: 'mediterranean', ring }))).toMatch(/expected a region or a ring/);
    const waypoint = plant(
      'naval-patrol-2025',
      (e) => (e.track!.waypoints.at(-1)!.position[1] = 42),
    );
    expect(first(waypoint)).toMatch(/track.waypoints\[\d+\].within.ring is .* a ring round 163,42/);
  });

  it('a naval exercise far inland, unless its series goes by rivers and lakes', () => {
    const problems = plant('joint-sea-2012', (e) => (e.sites[1]!.position = [116.4, 38.5]));
    expect(problems).toContainEqual(expect.stringContaining('expected at sea (within 20 km)'));
    const strict = plantIn('vocabulary.json', ({ series }) => {
      for (const word of series) delete word.inland;
    });
    expect(strict).toContainEqual(
      expect.stringMatching(/amur-border-2017.*"inland": true of border-drill/),
    );
  });
});

describe('an impossible speed is found:', () => {
  /** The waypoints without the fixes they have, so that only the planted ones count. */
  const undated = (e: EventFile) => {
    for (const w of e.track!.waypoints) {
      delete w.date;
      delete w.time;
    }
    return e.track!.waypoints;
  };

  it('a ship faster than 30 knots between two fixes', () => {
    const problems = plant('naval-patrol-2022', (e) => {
      const waypoints = undated(e);
      waypoints[0]!.date = '2022-09-15';
      waypoints[17]!.date = '2022-09-16';
    });
    expect(first(problems)).toMatch(
      /track.waypoints\[0..17\] is "\d+ km in at most 48 hours", expected at most 56 km\/h/,
    );
  });

  it('a ship faster than 30 knots between two times of one day', () => {
    const problems = plant('naval-patrol-2021', (e) => {
      Object.assign(e.track!.waypoints[2]!, { date: '2021-10-18', time: '01:00' });
      Object.assign(e.track!.waypoints[5]!, { date: '2021-10-18', time: '02:00' });
    });
    expect(first(problems)).toMatch(/track.waypoints\[2..5\] is "1\d\d km in at most 1 hours"/);
  });

  it('a bomber faster than 1,000 km/h', () => {
    const problems = plant('bomber-patrol-2025-1', (e) => {
      const waypoints = undated(e);
      Object.assign(waypoints[0]!, { date: '2025-12-09', time: '00:00' });
      Object.assign(waypoints.at(-1)!, { date: '2025-12-09', time: '03:00' });
    });
    expect(first(problems)).toMatch(/track.waypoints\[0..16\] is "47\d\d km in at most 3 hours"/);
  });

  it('a ship that would need the day of a middle fix for the leg before and the leg after', () => {
    const days = (dates: Record<number, string>) =>
      plant('naval-patrol-2023', (e) => {
        const waypoints = undated(e);
        for (const [i, date] of Object.entries(dates)) waypoints[Number(i)]!.date = date;
      }).filter((m) => m.includes('km in at most'));
    const [a, b, c] = ['2023-08-08', '2023-08-09', '2023-08-10'];
    expect(days({ 0: a, 12: b })).toEqual([]);
    expect(days({ 12: b, 15: c })).toEqual([]);
    expect(days({ 0: a, 12: b, 15: c })).toEqual([
      expect.stringMatching(/track.waypoints\[0..15\] is "\d+ km in at most 72 hours"/),
    ]);
  });

  it('a ship that was too far away when the record began', () => {
    const problems = plant('naval-patrol-2023', (e) => (undated(e)[18]!.date = e.start));
    expect(first(problems)).toMatch(/track.waypoints\[0..18\] is "\d+ km in at most 24 hours"/);
  });

  it('a track too long for the days of the record', () => {
    const problems = plant('naval-patrol-2023', (e) => {
      undated(e);
      e.end = '2023-07-30';
    });
    expect(first(problems)).toMatch(/track.waypoints\[0..21\] is "1\d{4} km in at most 96/);
  });

  it('a time without its date', () => {
    const problems = plant('naval-patrol-2021', (e) => (undated(e)[2]!.time = '01:00'));
    expect(first(problems)).toMatch(
      /waypoints\[2\].date is missing, expected a date beside the time/,
    );
  });
});
