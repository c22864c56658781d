import { describe, expect, it } from 'vitest';
import type { ContextData } from '#core/context/context';
import type { ZonesFile } from '#core/context/claims-file';
import type { Polygon } from 'geojson';
import { booleanPointInPolygon } from '@turf/turf';
import { readJson } from './json';

const context = readJson<ContextData>('static/data/context.json');
const zones = readJson<ZonesFile>('static/data/watch-zones.geojson');
const zone = (id: string) => zones.features.find(({ properties }) => properties.id === id)!;

describe('the yearly totals of arms transfers', () => {
  it('add up to the five-year total taken from the same export: 5,013.8 in 2014–2018', () => {
    const sum = context.armsTransfers.yearly
      .filter(({ year }) => year >= 2014 && year <= 2018)
      .reduce((total, { value }) => total + value, 0);
    expect(sum).toBeCloseTo(5013.8, 1);
    expect(context.armsTransfers.citation).toContain('SIPRI Arms Transfers Database');
  });
});

describe('zones', () => {
  it.each([
    ['alaska-aleutians', 'Attu', [172.9, 52.9], true],
    ['alaska-aleutians', 'Unalaska', [-166.5, 53.9], true],
    ['alaska-aleutians', 'Nome', [-165.4, 64.5], true],
    ['alaska-aleutians', 'Anchorage', [-149.9, 61.2], true],
    ['alaska-aleutians', 'Petropavlovsk', [158.65, 53.02], false],
    ['alaska-aleutians', 'Anadyr', [177.5, 64.73], false],
    ['alaska-aleutians', 'Bering Island', [166.2, 55.0], false],
    ['guam-marianas', 'Guam', [144.8, 13.45], true],
    ['hawaii', 'Honolulu', [-157.95, 21.35], true],
    ['giuk-gap', 'the Faroes', [-7, 62], true],
    ['south-china-sea-near-taiwan', 'the open sea', [118, 21], true],
    // Socotra Rock (Ieodo) lies in the Chinese and the Korean zone.
    ['china-air-defence-zone', 'Socotra Rock', [125.18, 32.12], true],
    ['korea-air-defence-zone', 'Socotra Rock', [125.18, 32.12], true],
  ] as const)('%s: holds %s at %j: %s', (id, _, [lng, lat], isHeld) => {
    expect(booleanPointInPolygon([lng, lat], zone(id))).toBe(isHeld);
  });

  it('repeat the published corner points of the Chinese zone to a minute of arc', () => {
    const ring = (zone('china-air-defence-zone').geometry as Polygon).coordinates[0] ?? [];
    const minutes = ring.slice(0, -1).map((p) => p.map((degrees) => Math.round(degrees * 60)));
    const dm = (degrees: number, minute: number) => degrees * 60 + minute;
    const published = [
      [dm(121, 47), dm(33, 11)],
      [dm(125, 0), dm(33, 11)],
      [dm(128, 20), dm(31, 0)],
      [dm(125, 0), dm(25, 38)],
      [dm(123, 0), dm(24, 45)],
      [dm(120, 58), dm(26, 44)],
    ];
    expect(minutes).toEqual(published.reverse());
  });
});
