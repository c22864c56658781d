import { describe, expect, it } from 'vitest';
import type { EventFile } from '#core/record/schema';
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
  type Fixes = Record<number, [date: string, time?: string]>;
  /** The problems with these fixes alone. */
  const withFixes = (id: string, fixes: Fixes, change: Partial<EventFile> = {}) =>
    plant(id, (event) => {
      const { waypoints } = event.track!;
      waypoints.forEach((waypoint, i) => {
        const [date, time] = fixes[i] ?? [];
        Object.assign(waypoint, { date, time });
      });
      Object.assign(event, change);
    });

  it.each<[string, string, Fixes, RegExp]>([
    [
      'a ship faster than 30 knots between two fixes',
      'naval-patrol-2022',
      { 0: ['2022-09-15'], 17: ['2022-09-16'] },
      /track.waypoints\[0..17\] is "\d+ km in at most 48 hours", expected at most 56 km\/h/,
    ],
    [
      'a ship faster than 30 knots between two times of one day',
      'naval-patrol-2021',
      { 2: ['2021-10-18', '01:00'], 5: ['2021-10-18', '02:00'] },
      /track.waypoints\[2..5\] is "1\d\d km in at most 1 hours"/,
    ],
    [
      'a bomber faster than 1,000 km/h',
      'bomber-patrol-2025-1',
      { 0: ['2025-12-09', '00:00'], 16: ['2025-12-09', '03:00'] },
      /track.waypoints\[0..16\] is "47\d\d km in at most 3 hours"/,
    ],
    [
      'a ship that was too far away when the record began',
      'naval-patrol-2023',
      { 18: ['2023-07-27'] },
      /track.waypoints\[0..18\] is "\d+ km in at most 24 hours"/,
    ],
  ])('%s', (_, id, fixes, problem) => {
    expect(first(withFixes(id, fixes))).toMatch(problem);
  });

  it('a ship that would need the day of a middle fix for the leg before and the leg after', () => {
    const tooFast = (fixes: Fixes) =>
      withFixes('naval-patrol-2023', fixes).filter((problem) => problem.includes('km in at most'));
    const before: Fixes = { 0: ['2023-08-08'], 12: ['2023-08-09'] };
    const after: Fixes = { 12: ['2023-08-09'], 15: ['2023-08-10'] };
    expect(tooFast(before)).toEqual([]);
    expect(tooFast(after)).toEqual([]);
    expect(tooFast({ ...before, ...after })).toEqual([
      expect.stringMatching(/track.waypoints\[0..15\] is "\d+ km in at most 72 hours"/),
    ]);
  });

  it('a track too long for the days of the record', () => {
    const problems = withFixes('naval-patrol-2023', {}, { end: '2023-07-30' });
    expect(first(problems)).toMatch(/track.waypoints\[0..21\] is "1\d{4} km in at most 96/);
  });
});
