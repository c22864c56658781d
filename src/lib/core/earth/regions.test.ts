import type { Feature, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { patrol, record } from '../record/record.fixture';
import { regionLookup, regionShare, withRegions } from './regions';
import { box, path } from './ring.fixture';

const strip = (id: string, west: number, east: number): Feature<Polygon, { id: string }> => ({
  type: 'Feature',
  properties: { id },
  geometry: { type: 'Polygon', coordinates: [box(west, -10, east, 10)] },
});
const regionAt = regionLookup({ features: [strip('west', -20, 0), strip('east', 0, 20)] });

describe('the regions of a record', () => {
  it('share a track by its length: a third of -5° to 10° on the equator lies west of 0°', () => {
    const share = regionShare(path('-5 0, 10 0'), regionAt);
    expect(Object.keys(share)).toEqual(['east', 'west']);
    expect(share.east).toBeCloseTo(2 / 3, 2);
    expect(share.east! + share.west!).toBe(1);
  });

  it('are found for places that name none; those named are kept, none is outside all or a placeholder', () => {
    const { sites } = withRegions(
      record('a', '2020-01-01', [
        { position: [5, 0], region: '' },
        { position: [5, 0], region: 'mine' },
        { position: [50, 0], region: '' },
        { position: [5, 0], region: '', role: 'unpublished' },
      ]),
      regionAt,
    );
    expect(sites.map(({ region }) => region)).toEqual(['east', 'mine', '', '']);
  });

  it('are found for a track without shares, and kept for one that has them', () => {
    const shared = patrol('p', '2020-01-01', path('1 0, 2 0'));
    expect(withRegions(shared, regionAt).track?.regionShare).toEqual({ ocean: 1 });
    const bare = { ...shared, track: { ...shared.track!, regionShare: {} } };
    expect(withRegions(bare, regionAt).track?.regionShare).toEqual({ east: 1 });
  });
});
