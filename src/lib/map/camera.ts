import { max, sort } from 'd3-array';
import {
  RADIANS,
  ZERO,
  angleBetween,
  combine,
  norm,
  toPosition,
  toUnit,
} from '$lib/core/earth/sphere';
import type { Position } from '$lib/core/record/model';
import type { Camera } from '$lib/view/view';
import {
  CAMERA_HEIGHTS,
  NO_PADDING,
  WORLD,
  cosLat,
  mercatorLat,
  mercatorY,
  screenOffset,
  wrapLng,
} from './screen';
import type { Size, Viewport } from './screen';

/**
 * Cameras that bring positions into view. They hold for MapLibre and the SVG map alike, so that one can replace the
 * other without a jump.
 */

/** Room for names, most of which stand on the left. The style of MapPicture repeats these numbers. */
export const HOME_PADDING = {
  small: '(max-width: 760px), (max-height: 560px)',
  narrow: { top: 4, right: 14, bottom: 2, left: 12 },
  wide: { top: 16, right: 62, bottom: 28, left: 128 },
};

export const MIN_ZOOM = -0.8;
export const MAX_ZOOM = 9;
/** A selected record is seen in its surroundings. */
export const RECORD_ZOOM = 4;
/** Free space around positions, and around the whole globe, px. */
const EDGE = 24;
const GLOBE_EDGE = 12;
/** Positions farther than this from their middle are shown on the whole globe. */
const WHOLE_GLOBE = 62 * RADIANS;

/** The camera that shows all positions; `maxZoom` keeps a single one in its surroundings. */
export function cameraFor(
  positions: readonly Position[],
  viewport: Viewport,
  maxZoom = 4.5,
): Camera {
  const { size, projection, padding = NO_PADDING } = viewport;
  const width = Math.max(80, size.width - padding.left - padding.right);
  const height = Math.max(80, size.height - padding.top - padding.bottom);
  const camera =
    projection === 'globe'
      ? globeCamera(positions, { width, height }, size.height)
      : flatCamera(positions, { width, height });
  const zoom = Math.min(maxZoom, Math.max(MIN_ZOOM, camera.zoom));
  return constrained({ ...camera, zoom, bearing: 0 }, viewport);
}

/**
 * The camera as MapLibre constrains it: a flat map has nothing beyond the poles, so it is zoomed in until the world
 * fills its height, and moved until no edge of the world is inside. Rounded as in the link.
 */
export function constrained(
  { center: [lng, lat], zoom, bearing }: Camera,
  { size, projection }: Viewport,
): Camera {
  // Down, so that everything framed stays inside; up where the map would show beyond the world.
  const floored = Math.floor(zoom * 100) / 100;
  const center = (centerLat: number): Position => [round(wrapLng(lng)), round(centerLat)];
  if (projection === 'globe') return { center: center(lat), zoom: floored, bearing };
  const minZoom = Math.ceil(100 * Math.log2(size.height / WORLD)) / 100;
  const flatZoom = Math.max(floored, minZoom);
  const maxY = Math.max(0, 0.5 - size.height / (2 * WORLD * 2 ** flatZoom));
  const y = Math.min(maxY, Math.max(-maxY, mercatorY(lat)));
  return { center: center(mercatorLat(y)), zoom: flatZoom, bearing };
}

export const sameCamera = (a: Camera | null, b: Camera | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** The link has two decimals; all cameras are rounded alike so that they compare equal. */
const round = (value: number) => Math.round(value * 100) / 100;

/**
 * The globe at which its limb, or the position farthest from its middle, is at the edge of what is free. A point at
 * angle a on a globe of radius r appears, from a height h above it, at h sin a / (1 − cos a + h/r) from the middle;
 * the limb at r √(h / (2r + h)).
 */
function globeCamera(positions: readonly Position[], free: Size, viewportHeight: number) {
  const center = middleOf(positions);
  const angle = max(positions, (position) => angleBetween(toUnit(position), toUnit(center))) ?? 0;
  const isWhole = angle > WHOLE_GLOBE;
  const room = Math.min(free.width, free.height) / 2 - (isWhole ? GLOBE_EDGE : EDGE + 2);
  const h = CAMERA_HEIGHTS * viewportHeight;
  const near = (h * Math.sin(angle)) / room - (1 - Math.cos(angle));
  const radius = isWhole ? (room ** 2 + room * Math.hypot(room, h)) / h : h / Math.max(near, 1e-9);
  return { center, zoom: Math.log2((radius * 2 * Math.PI * cosLat(center[1])) / WORLD) };
}

/** The mean direction; where positions cancel out, the first of them; [0, 0] of none. */
export function middleOf(positions: readonly Position[]): Position {
  const sum = positions.map(toUnit).reduce((total, unit) => combine(total, 1, unit, 1), ZERO);
  return norm(sum) > 1e-6 ? toPosition(sum) : (positions[0] ?? [0, 0]);
}

function flatCamera(positions: readonly Position[], free: Size) {
  const { west, south, east, north } = boundsOf(positions);
  const top = mercatorY(north);
  const bottom = mercatorY(south);
  const spanX = Math.max(1e-6, (east - west) / 360);
  const spanY = Math.max(1e-6, top - bottom);
  const margin = 2 * (EDGE + 2);
  const scale = Math.min((free.width - margin) / spanX, (free.height - margin) / spanY);
  const lat = mercatorLat((top + bottom) / 2);
  return { center: [(west + east) / 2, lat] as Position, zoom: Math.log2(scale / WORLD) };
}

/** The smallest box that holds all positions; `east` may be above 180. Of none: the inhabited world. */
export function boundsOf(positions: readonly Position[]) {
  if (!positions.length) return { west: -180, south: -60, east: 180, north: 75 };
  const lats = positions.map(([, lat]) => lat);
  const lngs = sort(positions.map(([lng]) => wrapLng(lng)));
  // The rest of the circle without its largest gap.
  const gaps = lngs.map((lng, i) => lng - (lngs[i - 1] ?? lngs.at(-1)! - 360));
  const gap = Math.max(...gaps);
  const west = lngs[gaps.indexOf(gap)]!;
  return { west, south: Math.min(...lats), east: west + 360 - gap, north: Math.max(...lats) };
}

/** The lower corner with fewer positions around it, for what stands over the map; the right one of equals. */
export function freerSide(positions: readonly Position[]): 'left' | 'right' {
  const { west, south, east, north } = boundsOf(positions);
  const third = (east - west) / 3;
  const eastOfWest = positions
    .filter(([, lat]) => lat < south + (north - south) / 3)
    .map(([lng]) => wrapLng(lng - west - 180) + 180);
  const left = eastOfWest.filter((degrees) => degrees < third);
  const right = eastOfWest.filter((degrees) => degrees > 2 * third);
  return left.length < right.length ? 'left' : 'right';
}

/** Whether every position is on the screen, neither under the padding nor behind the horizon. */
export function isInView(
  positions: readonly Position[],
  camera: Camera,
  viewport: Viewport,
): boolean {
  const { size, padding = NO_PADDING } = viewport;
  const half = {
    x: (size.width - padding.left - padding.right) / 2 - EDGE,
    y: (size.height - padding.top - padding.bottom) / 2 - EDGE,
  };
  return positions.every((position) => {
    const offset = screenOffset(position, camera, viewport);
    return !!offset && Math.abs(offset[0]) <= half.x && Math.abs(offset[1]) <= half.y;
  });
}
