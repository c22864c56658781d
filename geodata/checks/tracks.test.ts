import { describe, expect, it } from 'vitest';
import { first, plant, plantIn } from './plant.fixture';

describe('a planted error of a place or track is problems and named:', () => {
  it('a patrol without a track that does not say why', () => {
    const problems = plant('naval-patrol-2021', (e) => (e.track = null));
    expect(first(problems)).toMatch(/trackAbsent is missing, expected a reason/);
  });

  it('a reason for having no track beside a track', () => {
    const problems = plant('naval-patrol-2021', (e) => (e.trackAbsent = 'unknown'));
    expect(first(problems)).toMatch(/trackAbsent is "unknown", expected no reason/);
  });

  it('a place in no region', () => {
    expect(first(plant('joint-sea-2016', (e) => (e.sites[1]!.position = [-60, -20])))).toMatch(
      /sites\[1\].position is \[-60,-20\], expected in exactly one region, not in none/,
    );
  });

  it('a place in two regions', () => {
    const problems = plantIn('regions.geojson', ({ features }) => {
      const copy = structuredClone(features[0]!);
      copy.properties.id = 'copy';
      features.push(copy);
    });
    expect(problems).toContainEqual(
      expect.stringMatching(/expected in exactly one region, not in sea-of-japan and copy/),
    );
  });

  it('a track that leaves the regions', () => {
    const problems = plant('bomber-patrol-2019', (e) => {
      e.track!.waypoints.push({ position: [124, -30], status: 'inferred' });
    });
    expect(first(problems)).toMatch(/track is ".* % outside", expected a track wholly inside/);
  });

  it('longitudes that jump at 180°', () => {
    const problems = plant('bomber-patrol-2024-1', (e) => {
      const jump = e.track!.waypoints.find(({ position }) => position[0] > 180)!;
      jump.position[0] -= 360;
    });
    expect(first(problems)).toMatch(
      /track.waypoints\[\d+\].position\[0\] is -178.5, expected within 180° of the waypoint before \(177.74\)/,
    );
  });

  it('waypoints dated out of order or outside the event', () => {
    const problems = plant('naval-patrol-2021', (e) => {
      e.track!.waypoints[3]!.date = '2021-10-19';
      e.track!.waypoints[4]!.date = '2021-10-18';
      e.track!.waypoints[5]!.date = '2021-11-18';
    });
    expect(problems.slice(0, 2)).toEqual([
      expect.stringMatching(
        /\[4\].date is "2021-10-18", expected between 2021-10-19 and 2021-10-23/,
      ),
      expect.stringMatching(
        /\[5\].date is "2021-11-18", expected between 2021-10-19 and 2021-10-23/,
      ),
    ]);
  });

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
});
