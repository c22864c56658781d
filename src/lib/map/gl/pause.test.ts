import type { Map as MapLibreMap } from 'maplibre-gl';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pause } from './pause';

/** As much of a map as a pause touches. */
function fakeMap() {
  const listeners: Record<string, (event: object) => void> = {};
  const repaint = vi.fn();
  const loaded = new Set<string>();
  const map = {
    triggerRepaint: repaint,
    moving: false,
    isMoving: () => map.moving,
    isSourceLoaded: (id: string) => loaded.has(id),
    once: (type: string, listener: (event: object) => void) => (listeners[type] = listener),
    on: (type: string, listener: (event: object) => void) => (listeners[type] = listener),
  };
  return { map, repaint, loaded, fire: (type: string, event = {}) => listeners[type]?.(event) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('nothing is drawn until all tiles of all sources awaited are there, then once', () => {
  const { map, repaint, loaded, fire } = fakeMap();
  const ended = vi.fn();
  const pause = new Pause(map as unknown as MapLibreMap, ended);
  fire('load');
  pause.until(['scene', 'reference']);
  map.triggerRepaint();
  loaded.add('scene');
  fire('sourcedata', { sourceDataType: 'content' });
  expect(repaint).not.toHaveBeenCalled();
  loaded.add('reference');
  // The data are there, the tiles on the map still the old ones.
  fire('sourcedata', { sourceDataType: 'metadata' });
  expect(repaint).not.toHaveBeenCalled();
  fire('sourcedata', {});
  fire('sourcedata', {});
  expect(repaint).toHaveBeenCalledOnce();
  expect(ended).toHaveBeenCalledOnce();
  map.triggerRepaint();
  expect(repaint).toHaveBeenCalledTimes(2);
});

it('at the start a source with its data is drawn once, to ask for its tiles', () => {
  const { map, repaint, loaded, fire } = fakeMap();
  const pause = new Pause(map as unknown as MapLibreMap, () => {});
  pause.until(['land']);
  pause.until(['scene']);
  expect(pause.starting).toBe(true);
  fire('sourcedata', { sourceDataType: 'metadata' });
  expect(repaint).toHaveBeenCalledOnce();
  loaded.add('scene');
  fire('sourcedata', {});
  expect(pause.on).toBe(true);
  loaded.add('land');
  fire('sourcedata', {});
  expect(pause.on).toBe(false);
  fire('load');
  expect(pause.starting).toBe(false);
});

it('a moving map is drawn all the same', () => {
  const { map, repaint } = fakeMap();
  const pause = new Pause(map as unknown as MapLibreMap, () => {});
  pause.until(['scene']);
  map.moving = true;
  map.triggerRepaint();
  expect(repaint).toHaveBeenCalledOnce();
});

it.each(['error', 'webglcontextlost'])('ends with %s', (type) => {
  const { map, repaint, fire } = fakeMap();
  const pause = new Pause(map as unknown as MapLibreMap, () => {});
  pause.until(['scene']);
  fire(type);
  expect(pause.on).toBe(false);
  expect(repaint).toHaveBeenCalledOnce();
});

it('ends by itself where tiles never come', () => {
  const { map, repaint } = fakeMap();
  const pause = new Pause(map as unknown as MapLibreMap, () => {});
  pause.until(['scene']);
  vi.runAllTimers();
  expect(pause.on).toBe(false);
  expect(repaint).toHaveBeenCalledOnce();
});
