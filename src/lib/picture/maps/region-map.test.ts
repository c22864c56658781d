import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AtlasData } from '#core/record/schema';
import { isMeasuredSite, type Position } from '#core/record/model';
import { compareFrame } from '$lib/pages/compare/compared.server';
import { recordOutline } from './region-map';
import { REGION_MAP } from '../marks';

const { records } = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as AtlasData;
const frame = compareFrame();
const { projection } = frame;

describe('the map of all regions', () => {
  it('shows every measured place and every waypoint of the core rule', () => {
    const outside = records
      .filter(({ scope }) => scope === 'core')
      .flatMap(({ id, sites, track }) =>
        [
          ...sites.filter(isMeasuredSite).map(({ position }) => position),
          ...(track?.positions ?? []),
        ].flatMap((position) => {
          const [x, y] = projection(position as Position) ?? [-1, -1];
          const isIn = x > 0 && x < REGION_MAP.width && y > 0 && y < REGION_MAP.height;
          return isIn ? [] : [`${id} ${position.join()}`];
        }),
      );
    expect(outside).toEqual([]);
  });

  it('draws a track as a line and places as discs, and nothing of what was not published', () => {
    const naval = records.find(({ id }) => id === 'naval-patrol-2022')!;
    expect(recordOutline(naval, frame)).toMatch(/^M[\d.]/);
    expect(recordOutline(naval, frame)).not.toContain('a2.2 2.2');
    const sea = records.find(({ id }) => id === 'joint-sea-2016')!;
    expect(recordOutline(sea, frame)).toContain('a2.2 2.2');
    expect(
      recordOutline({ sites: [{ ...sea.sites[0]!, role: 'unpublished' }], track: null }, frame),
    ).toBeNull();
  });
});
