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
  fold,
  mercatorLat,
  mercatorY,
  screenOffset,
} from './screen';
import type { Sheet, Size } from './screen';

/**
 * Where to look so that given places are in the picture. The same numbers place MapLibre's camera
 * and the SVG map's, so that one can replace the other without a jump.
 */

/** Room for names, most of which stand on the left; MapPicture's style has it too. */
export const HOME_PADDING = {
  small: '(max-width: 760px), (max-height: 560px)',
  narrow: { top: 4, right: 14, bottom: 2, left: 12 },
  wide: { top: 16, right: 62, bottom: 28, left: 128 },
};

export const MIN_ZOOM = -0.8;
export const MAX_ZOOM = 9;
/** A record that is read is seen in its surroundings. */
export const RECORD_ZOOM = 4;
/** Free space kept round framed places, and round the whole globe, px. */
const EDGE = 24;
const GLOBE_EDGE = 12;
/** Wider than this, places cannot all be seen well: show the whole globe. */
const WHOLE_GLOBE = 62 * RADIANS;

/** The camera that shows all places; `maxZoom` keeps a single place in its surroundings. */
export function frame(positions: readonly Position[], sheet: Sheet, maxZoom = 4.5): Camera {
  const { size, projection, padding = NO_PADDING } = sheet;
  const width = Math.max(80, size.width - padding.left - padding.right);
  const height = Math.max(80, size.height - padding.top - padding.bottom);
  const camera =
    projection === 'globe'
      ? frameGlobe(positions, { width, height }, size.height)
      : frameFlat(positions, { width, height });
  const zoom = Math.min(maxZoom, Math.max(MIN_ZOOM, camera.zoom));
  return held({ ...camera, zoom, bearing: 0 }, sheet);
}

/**
 * The camera as MapLibre holds it: a flat map has nothing above and below the world, so it is
 * zoomed in until the world fills the height, and moved until its edge is the edge of the picture.
 */
export function held({ center, zoom, bearing }: Camera, { size, projection }: Sheet): Camera {
  let [lng, lat] = center;
  // Down, so that everything framed stays inside; up where the map would show beyond the world.
  zoom = Math.floor(zoom * 100) / 100;
  if (projection === 'flat') {
    zoom = Math.max(zoom, Math.ceil(100 * Math.log2(size.height / WORLD)) / 100);
    const room = Math.max(0, 0.5 - size.height / (2 * WORLD * 2 ** zoom));
    lat = mercatorLat(Math.min(room, Math.max(-room, mercatorY(lat))));
  }
  [lng, lat] = [round(fold(lng)), round(lat)];
  return { center: [lng, lat], zoom, bearing };
}

export const sameCamera = (a: Camera | null, b: Camera | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** The link keeps two decimals; cameras are rounded alike so that they compare equal. */
const round = (value: number) => Math.round(value * 100) / 100;

/**
 * The radius of the globe at which its limb, or the farthest place from its middle, is at the edge of what is
 * free. A point at angle a of a globe of radius r, seen from a height h above it, is seen at
 * h sin a / (1 − cos a + h/r); the limb at r √(h / (2r + h)).
 */
function frameGlobe(positions: readonly Position[], free: Size, viewportHeight: number) {
  const center = middleOf(positions);
  const angle = Math.max(
    0,
    ...positions.map((place) => angleBetween(toUnit(place), toUnit(center))),
  );
  const isWhole = angle > WHOLE_GLOBE;
  const room = Math.min(free.width, free.height) / 2 - (isWhole ? GLOBE_EDGE : EDGE + 2);
  const h = CAMERA_HEIGHTS * viewportHeight;
  const near = (h * Math.sin(angle)) / room - (1 - Math.cos(angle));
  const radius = isWhole ? (room ** 2 + room * Math.hypot(room, h)) / h : h / Math.max(near, 1e-9);
  return { center, zoom: Math.log2((radius * 2 * Math.PI * cosLat(center[1])) / WORLD) };
}

/** Mean direction; of places that cancel out, the first. */
export function middleOf(positions: readonly Position[]): Position {
  const sum = positions.map(toUnit).reduce((all, one) => combine(all, 1, one, 1), ZERO);
  return norm(sum) > 1e-6 ? toPosition(sum) : (positions[0] ?? [0, 0]);
}

function frameFlat(positions: readonly Position[], free: Size) {
  const { west, south, east, north } = bounds(positions);
  const [top, bottom] = [mercatorY(north), mercatorY(south)];
  const spanX = Math.max(1e-6, (east - west) / 360);
  const spanY = Math.max(1e-6, top - bottom);
  const margin = 2 * (EDGE + 2);
  const scale = Math.min((free.width - margin) / spanX, (free.height - margin) / spanY);
  const lat = mercatorLat((top + bottom) / 2);
  return { center: [(west + east) / 2, lat] as Position, zoom: Math.log2(scale / WORLD) };
}

/** The smallest box that holds all places; `east` may be above 180. No places: the whole world. */
export function bounds(positions: readonly Position[]) {
  if (!positions.length) return { west: -180, south: -60, east: 180, north: 75 };
  const lats = positions.map(([, lat]) => lat);
  const lngs = positions.map(([lng]) => fold(lng)).sort((a, b) => a - b);
  // What is left of the circle without its largest gap.
  const gaps = lngs.map((lng, i) => lng - (lngs[i - 1] ?? lngs.at(-1)! - 360));
  const gap = Math.max(...gaps);
  const west = lngs[gaps.indexOf(gap)]!;
  return { west, south: Math.min(...lats), east: west + 360 - gap, north: Math.max(...lats) };
}

/** The lower corner round which fewer places lie, for what stands over the map; of equals the right one. */
export function freerSide(positions: readonly Position[]): 'left' | 'right' {
  const { west, south, east, north } = bounds(positions);
  const low = positions.filter(([, lat]) => lat < south + (north - south) / 3);
  const along = low.map(([lng]) => fold(lng - west - 180) + 180);
  const third = (east - west) / 3;
  const [left, right] = [along.filter((at) => at < third), along.filter((at) => at > 2 * third)];
  return left.length < right.length ? 'left' : 'right';
}

/** True when every place is on the screen, not under a panel and not behind the horizon. */
export function inFrame(positions: readonly Position[], camera: Camera, sheet: Sheet): boolean {
  const { size, padding = NO_PADDING } = sheet;
  const half = {
    x: (size.width - padding.left - padding.right) / 2 - EDGE,
    y: (size.height - padding.top - padding.bottom) / 2 - EDGE,
  };
  return positions.every((position) => {
    const offset = screenOffset(position, camera, sheet);
    return !!offset && Math.abs(offset[0]) <= half.x && Math.abs(offset[1]) <= half.y;
  });
}
