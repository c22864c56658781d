import { EARTH_RADIUS_KM, RADIANS } from '#core/earth/sphere';
import type { Position } from '#core/record/model';
import type { Point, Size } from '$lib/site/boxes';
import type { Camera } from '$lib/view/view';

/** Positions on the screen, by MapLibre's formulas: Web Mercator, north up. */

export type Project = (position: readonly number[]) => Point;

export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface Viewport {
  size: Size;
  padding?: Padding;
}
export const NO_PADDING: Padding = { top: 0, right: 0, bottom: 0, left: 0 };

/** The middle of what the padding leaves free, px from the top left. */
export const viewportCenter = ({ size, padding = NO_PADDING }: Viewport) => ({
  x: (size.width + padding.left - padding.right) / 2,
  y: (size.height + padding.top - padding.bottom) / 2,
});

/** Pixels of the whole world at zoom 0 (MapLibre's tile size). */
export const WORLD = 512;
/** From this zoom on coasts are the finer ones. */
export const FINE_ZOOM = 3.5;
const MERCATOR_LIMIT = 85.051129;

/** In [-180, 180). */
export const wrapLng = (lng: number) => lng - 360 * Math.floor((lng + 180) / 360);

/** As a fraction of the world's width, 0 at the equator, northwards. */
export function mercatorY(lat: number) {
  const phi = Math.min(Math.max(lat, -MERCATOR_LIMIT), MERCATOR_LIMIT) * RADIANS;
  return Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI);
}

export function mercatorLat(y: number) {
  return (2 * Math.atan(Math.exp(y * 2 * Math.PI)) - Math.PI / 2) / RADIANS;
}

export function projectBy({ center, zoom }: Camera, viewport: Viewport): Project {
  const world = WORLD * 2 ** zoom;
  const { x, y } = viewportCenter(viewport);
  const centerY = mercatorY(center[1]);
  return ([lng = 0, lat = 0]) => ({
    x: x + (wrapLng(lng - center[0]) / 360) * world,
    y: y + (centerY - mercatorY(lat)) * world,
  });
}

export function positionAt({ x, y }: Point, { center, zoom }: Camera, viewport: Viewport) {
  const world = WORLD * 2 ** zoom;
  const middle = viewportCenter(viewport);
  const lng = center[0] + ((x - middle.x) / world) * 360;
  const lat = mercatorLat(mercatorY(center[1]) - (y - middle.y) / world);
  return [toThousandths(wrapLng(lng)), toThousandths(lat)] as Position;
}
/** Of a degree, about 100 m. */
export const toThousandths = (value: number) => Math.round(value * 1000) / 1000;

/** The longest of 1, 2 or 5 × 10ⁿ km within `maxPx` at the map's centre. */
export function scaleBar({ center, zoom }: Camera, maxPx: number): { km: number; px: number } {
  const parallelKm = 2 * Math.PI * EARTH_RADIUS_KM * Math.cos(center[1] * RADIANS);
  const kmPerPx = parallelKm / (WORLD * 2 ** zoom);
  const maxKm = kmPerPx * maxPx;
  const power = 10 ** Math.floor(Math.log10(maxKm));
  const km = power * ([5, 2, 1].find((step) => step * power <= maxKm) ?? 1);
  return { km, px: Math.round(km / kmPerPx) };
}

export const tenths = (px: number) => Math.round(px * 10) / 10;
export const hundredths = (value: number) => Math.round(value * 100) / 100;
