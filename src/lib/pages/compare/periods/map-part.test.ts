import { describe, expect, it } from 'vitest';
import { MAX_MAP_ZOOM, WHOLE_MAP, heldCamera, moved, viewBoxOf, zoomed } from './map-part';
import { WORLD_SIZE } from './period-frame';

const { width, height } = WORLD_SIZE;

describe('the camera of the maps', () => {
  it('shows the whole map at zoom 1, which cannot be moved', () => {
    expect(viewBoxOf(WHOLE_MAP)).toBe(`0 0 ${width} ${height}`);
    expect(moved(WHOLE_MAP, 0.5, -0.5)).toEqual(WHOLE_MAP);
  });

  it('keeps its middle when it comes closer', () => {
    expect(viewBoxOf(zoomed(WHOLE_MAP, 2))).toBe(
      `${width / 4} ${height / 4} ${width / 2} ${height / 2}`,
    );
  });

  it('moves by what is shown: half of it at zoom 4 is an eighth of the map', () => {
    const { x, y } = moved(zoomed(WHOLE_MAP, 4), 0.5, -0.5);
    expect([x, y]).toEqual([width / 2 + width / 8, height / 2 - height / 8]);
  });

  it.each([
    { x: -1e6, y: 1e6, zoom: 3 },
    { x: 1e6, y: -1e6, zoom: 1000 },
    { x: 0, y: 0, zoom: 0 },
  ])('never shows anything beyond the map: %o', (camera) => {
    const held = heldCamera(camera);
    const [x = NaN, y = NaN, w = NaN, h = NaN] = viewBoxOf(held).split(' ').map(Number);
    expect(held.zoom).toBeLessThanOrEqual(MAX_MAP_ZOOM);
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + w).toBeLessThanOrEqual(width + 0.01);
    expect(y + h).toBeLessThanOrEqual(height + 0.01);
  });
});
