import { describe, expect, it } from 'vitest';
import type { EventFile } from '../../src/lib/core/record/schema';
import { first, plant, plantIn } from './plant.fixture';

it('a ship on land: Hokkaido instead of the Tsugaru Strait', () => {
  const problems = plant('naval-patrol-2021', (e) => {
    // Without times, so that the detour is not also too fast.
    for (const w of e.track!.waypoints) delete w.time;
    e.track!.waypoints[6]!.position = [142.5, 43.2];
  });
  expect(first(problems)).toMatch(
    /track.waypoints\[5..6\] is \[14\d\.\d+,4\d\.\d+\], expected at sea, or at most 5 km inside/,
  );
});

it('but an aircraft may fly over it', () => {
  const problems = plant('bomber-patrol-2019', (e) => {
    e.track!.waypoints[4]!.position = [128.0, 36.0];
  });
  expect(problems).toEqual([]);
});

it('an exercise far inland whose series does not go by rivers and lakes', () => {
  const strict = plantIn('vocabulary.json', ({ series }) => {
    for (const word of series) delete word.inland;
  });
  expect(strict).toContainEqual(
    expect.stringMatching(/amur-border-2017.*"inland": true of border-drill/),
  );
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
});
