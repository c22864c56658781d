import { WORLD_SIZE } from './period-frame';

/** The part of the world map that is shown; maps side by side share one. */
export interface MapCamera {
  /** Middle of the part, in units of the whole map. */
  x: number;
  y: number;
  /** 1 = the whole map. */
  zoom: number;
}

export const MAX_MAP_ZOOM = 8;
const { width, height } = WORLD_SIZE;

export const WHOLE_MAP: MapCamera = { x: width / 2, y: height / 2, zoom: 1 };

/** The nearest camera that shows nothing beyond the map. */
export function heldCamera({ x, y, zoom }: MapCamera): MapCamera {
  const held = Math.min(Math.max(zoom, 1), MAX_MAP_ZOOM);
  const [halfX, halfY] = [width / held / 2, height / held / 2];
  return {
    x: Math.min(Math.max(x, halfX), width - halfX),
    y: Math.min(Math.max(y, halfY), height - halfY),
    zoom: held,
  };
}

/** Closer by a factor, the middle stays. */
export function zoomed(camera: MapCamera, factor: number): MapCamera {
  return heldCamera({ ...camera, zoom: camera.zoom * factor });
}

/** Moved by shares of what is shown: `(1, 0)` = what was at the right edge is at the left one. */
export function moved(camera: MapCamera, across: number, down: number): MapCamera {
  const { x, y, zoom } = camera;
  return heldCamera({ x: x + (across * width) / zoom, y: y + (down * height) / zoom, zoom });
}

export function viewBoxOf({ x, y, zoom }: MapCamera): string {
  const [w, h] = [width / zoom, height / zoom];
  return [x - w / 2, y - h / 2, w, h].map((value) => Number(value.toFixed(2))).join(' ');
}
