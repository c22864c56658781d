import { describe, expect, it } from 'vitest';
import { record as recordOf } from '../record/record.fixture';
import { siteFeatures, trackFeature } from './features';

const record = recordOf(
  'test-patrol',
  ['2022-09-15', '2022-10-04'],
  [{ position: [-179.7, 52], precision: 'sea', region: 'north-pacific' }],
  {
    kind: 'patrol',
    track: {
      positions: [
        [175, 53],
        [185, 51],
      ],
      craft: 'ship',
      precision: 'sea',
      regionShare: { 'sea-of-japan': 0.25, 'north-pacific': 0.75 },
    },
  },
);

describe('features of a record', () => {
  it('hold what every layer must say', () => {
    const properties = {
      recordId: 'test-patrol',
      name: 'test-patrol',
      kind: 'patrol',
      scope: 'core',
      framework: 'bilateral',
      series: 'joint-sea',
      start: '2022-09-15',
      end: '2022-10-04',
      precision: 'sea',
      region: 'north-pacific',
    };
    expect(siteFeatures(record)[0]!.properties).toMatchObject({ ...properties, role: 'main' });
    expect(trackFeature(record)!.properties).toMatchObject({ ...properties, role: 'track' });
  });

  it('cut a track at 180° where its great circle crosses', () => {
    const { geometry } = trackFeature(record)!;
    expect(geometry.type).toBe('MultiLineString');
    const [west, east] = geometry.coordinates as number[][][];
    expect(west!.at(-1)![0]).toBe(180);
    expect(east![0]![0]).toBe(-180);
    // On the sphere the middle of two places 10° apart near 52° lies north of their mean latitude.
    expect(west!.at(-1)![1]).toBeGreaterThan(52);
    expect(west!.at(-1)![1]).toBe(east![0]![1]);
  });

  it('leave out a track that is not there', () => {
    expect(trackFeature({ ...record, track: null })).toBeNull();
  });
});
