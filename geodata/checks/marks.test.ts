import { describe, expect, it } from 'vitest';
import { plant } from '../plant.fixture';
import type { EventFile } from '../schema';

const ofMarks = (found: readonly string[]) =>
  found.filter((message) => message.includes('or within beside it'));
/** The messages about marks after one record was changed. */
const marks = (id: string, change: (event: EventFile) => void) => ofMarks(plant(id, change));

describe('a mark that rests on a guess is found:', () => {
  it('none in the records as they are', () => {
    expect(marks('joint-sea-2016', () => {})).toEqual([]);
  });

  it('a point that stands for a sea, in the stead of a place known well enough', () => {
    const found = marks('mosi-2019', (e) => {
      for (const site of e.sites) site.precision = 'sea';
    });
    expect(found).toEqual([
      expect.stringMatching(
        /^events\/mosi-2019\.json: sites\[\d\]\.precision is "sea", expected "site" or "area", or within beside it: .+ opens southern-africa \(core, all\)$/,
      ),
    ]);
  });

  it('a point in place of within, by each rule by which it would be a mark', () => {
    const found = marks('mediterranean-tactical-2014', (e) => {
      for (const site of e.sites) delete site.within;
    });
    expect(found).toEqual([
      expect.stringMatching(
        /^events\/mediterranean-tactical-2014\.json: sites\[\d\]\.precision is "sea".* opens mediterranean \((core, )?(all, )?bilateral\)$/,
      ),
    ]);
  });

  it('a track whose line is a guess, unless what is known of its far end is given', () => {
    const far = (e: EventFile) => {
      e.track!.precision = 'sea';
      for (const waypoint of e.track!.waypoints) delete waypoint.within;
    };
    expect(marks('naval-patrol-2022', far)).toEqual([
      expect.stringMatching(
        /^events\/naval-patrol-2022\.json: track\.precision is "sea", .* its track goes beyond the edge of north-east/,
      ),
    ]);
  });

  it('but not a guess that sets no mark', () => {
    const found = marks('joint-sea-2024', (e) => {
      for (const site of e.sites) site.precision = 'sea';
    });
    expect(found).toEqual([]);
  });
});
