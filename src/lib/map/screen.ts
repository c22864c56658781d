import type { Position } from '$lib/core/record/model';
import { EARTH_RADIUS_KM, RADIANS } from '$lib/core/earth/sphere';
import type { Camera, Projection } from '$lib/view/view';

/** Positions on the screen, by the formulas of MapLibre's two projections. */

/** Px from the top left of the map. */
export interface Point {
  x: number;
  y: number;
}

/** The point of a position, on the screen or beside it; null behind the globe. */
export type Project = (position: readonly number[]) => Point | null;

export interface Size {
  width: number;
  height: number;
}

export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** What a camera looks through: size and projection of the map, and what covers its edges. */
export interface Viewport {
  size: Size;
  projection: Projection;
  padding?: Padding;
}
export const NO_PADDING: Padding = { top: 0, right: 0, bottom: 0, left: 0 };

/** The middle of what the padding leaves free, px from the top left. */
export const viewportCenter = ({ size, padding = NO_PADDING }: Viewport): Point => ({
  x: (size.width + padding.left - padding.right) / 2,
  y: (size.height + padding.top - padding.bottom) / 2,
});

/** Screen pixels of the whole world at zoom 0 (MapLibre's tile size). */
export const WORLD = 512;
/** MapLibre's camera stands 1.5 map heights from the surface (field of view 36.87°). */
export const CAMERA_HEIGHTS = 1.5;
const MERCATOR_LIMIT = 85.051129;

/** In [-180, 180). */
export const wrapLng = (lng: number) => lng - 360 * Math.floor((lng + 180) / 360);
export const cosLat = (lat: number) => Math.cos(Math.min(Math.abs(lat), MERCATOR_LIMIT) * RADIANS);

/** Radius of the globe in pixels, as MapLibre draws it: scale at the centre equals Mercator's. */
export function globeRadius({ center, zoom }: Pick<Camera, 'center' | 'zoom'>): number {
  return (WORLD * 2 ** zoom) / (2 * Math.PI * cosLat(center[1]));
}

export function globeDistance(camera: Camera, { height }: Size): number {
  return 1 + (CAMERA_HEIGHTS * height) / globeRadius(camera);
}

export function limbRadius(camera: Camera, size: Size): number {
  const distance = globeDistance(camera, size);
  return globeRadius(camera) * Math.sqrt((distance - 1) / (distance + 1));
}

/** Mercator's y in parts of the world's width, 0 at the equator, northwards. */
export function mercatorY(lat: number): number {
  const phi = Math.min(Math.max(lat, -MERCATOR_LIMIT), MERCATOR_LIMIT) * RADIANS;
  return Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI);
}

export function mercatorLat(y: number): number {
  return (2 * Math.atan(Math.exp(y * 2 * Math.PI)) - Math.PI / 2) / RADIANS;
}

/** Pixels right of and below the centre of the viewport; null behind the globe's horizon. */
export function screenOffset(
  position: Position,
  camera: Camera,
  { size, projection }: Viewport,
): [x: number, y: number] | null {
  const turn = -camera.bearing * RADIANS;
  const project = projection === 'globe' ? onGlobe : onFlat;
  const offset = project(position, camera, size);
  if (!offset) return null;
  const [x, y] = offset;
  return [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
}

/** Pixels from the top left; null behind the globe's horizon. */
export function screenPoint(position: Position, camera: Camera, viewport: Viewport): Point | null {
  const offset = screenOffset(position, camera, viewport);
  const { x, y } = viewportCenter(viewport);
  return offset && { x: x + offset[0], y: y + offset[1] };
}

function onGlobe([lng, lat]: Position, camera: Camera, size: Size): [number, number] | null {
  const distance = globeDistance(camera, size);
  const { right, up, toward } = seenFrom([lng, lat], camera.center);
  if (toward < 1 / distance) return null;
  const k = (globeRadius(camera) * (distance - 1)) / (distance - toward);
  return [k * right, -k * up];
}

/** A position as seen from far above another: right, up and toward the eye, in radii. */
function seenFrom([lng, lat]: Position, center: Position) {
  const lambda = (lng - center[0]) * RADIANS;
  const phi = lat * RADIANS;
  const phi0 = center[1] * RADIANS;
  const across = Math.cos(phi) * Math.cos(lambda);
  return {
    right: Math.cos(phi) * Math.sin(lambda),
    up: Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * across,
    toward: Math.sin(phi0) * Math.sin(phi) + Math.cos(phi0) * across,
  };
}

function onFlat([lng, lat]: Position, { center, zoom }: Camera): [number, number] {
  const world = WORLD * 2 ** zoom;
  const dx = wrapLng(lng - center[0]) / 360;
  return [dx * world, (mercatorY(center[1]) - mercatorY(lat)) * world];
}

/** The longest of 1, 2 or 5 × 10ⁿ km that fits into `maxPx` at the centre of the map, and its width. */
export function scaleBar({ center, zoom }: Camera, maxPx: number): { km: number; px: number } {
  const kmPerPx = (2 * Math.PI * EARTH_RADIUS_KM * cosLat(center[1])) / (WORLD * 2 ** zoom);
  const maxKm = kmPerPx * maxPx;
  const power = 10 ** Math.floor(Math.log10(maxKm));
  const km = power * ([5, 2, 1].find((step) => step * power <= maxKm) ?? 1);
  return { km, px: Math.round(km / kmPerPx) };
}

export const tenths = (px: number) => Math.round(px * 10) / 10;
