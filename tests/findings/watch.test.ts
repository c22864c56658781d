/** The watch indicators against records known to lie in a zone or far from it. */
import { describe, expect, it } from 'vitest';
import { watchFindings } from '../../src/lib/core/claims/watch';
import { atlas, indicators, zones } from './evidence.fixture';

describe('watch indicators', () => {
  const watched = watchFindings(indicators, zones, atlas.records);
  const state = (id: string) => watched.find(({ indicatorId }) => indicatorId === id)!;

  it('name a state for each indicator, and none on the map for those without a zone', () => {
    expect(watched.map(({ indicatorId }) => indicatorId)).toEqual(indicators.map(({ id }) => id));
    for (const { indicatorId, state } of watched) {
      const { zones: ids } = indicators.find(({ id }) => id === indicatorId)!;
      expect(state === 'not-on-map').toBe(ids.length === 0);
    }
  });

  it('find the bombers off Alaska of 24 July 2024 inside the zone', () => {
    expect(state('W05').entriesSince.map(({ recordId }) => recordId)).toContain(
      'bomber-patrol-2024-1',
    );
  });

  it('find nothing within 1,000 km of the Greenland-Iceland-UK gap', () => {
    expect(state('W04').state).toBe('none');
    expect(state('W04').nearest!.km).toBeGreaterThan(1000);
  });

  it('find Joint Sea 2017 as the first entry to the Baltic, and the Mediterranean entered in 2014', () => {
    expect(state('W08').firstEntry!.recordId).toBe('joint-sea-2017-1');
    expect(state('W07').firstEntry!.start.slice(0, 4)).toBe('2014');
    expect(state('W07').state).toBe('entered-before');
  });

  it('refuse an indicator whose zone is missing', () => {
    expect(() => watchFindings(indicators, { ...zones, features: [] }, [])).toThrow(
      'W04: zone giuk-gap is not among the watch zones',
    );
  });
});
