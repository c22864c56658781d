import { sort } from 'd3-array';
import type { Position } from '#core/record/model';
import { boxAround, isWithin } from '$lib/site/boxes';
import type { Camera } from '$lib/view/view';
import {
  NO_PADDING,
  WORLD,
  hundredths,
  mercatorLat,
  mercatorY,
  projectBy,
  wrapLng,
  type Viewport,
} from './screen';

/** Cameras for MapLibre and the SVG map alike: one replaces the other without a jump. */

/** Room for names, most on the left. MapPicture's style repeats these numbers. */
export const HOME_PADDING = {
  small: '(max-width: 760px), (max-height: 560px)',
  narrow: { top: 4, right: 14, bottom: 2, left: 12 },
  wide: { top: 16, right: 62, bottom: 6, left: 128 },
};

export const MIN_ZOOM = -0.8;
export const MAX_ZOOM = 9;
export const RECORD_ZOOM = 4;
/** Free space around positions, px. */
const EDGE = 24;

/** `maxZoom` keeps a single position in its surroundings. */
export function cameraFor(positions: readonly Position[], viewport: Viewport, maxZoom = 4.5) {
  const { size, padding = NO_PADDING } = viewport;
  const { west, south, east, north } = boundsOf(positions);
  const top = mercatorY(north);
  const bottom = mercatorY(south);
  const scaleIn = (px: number, span: number) =>
    (Math.max(80, px) - 2 * (EDGE + 2)) / Math.max(1e-6, span);
  const scale = Math.min(
    scaleIn(size.width - padding.left - padding.right, (east - west) / 360),
    scaleIn(size.height - padding.top - padding.bottom, top - bottom),
  );
  const zoom = Math.min(maxZoom, Math.max(MIN_ZOOM, Math.log2(scale / WORLD)));
  const lat = mercatorLat((top + bottom) / 2);
  return constrained({ center: [(west + east) / 2, lat], zoom }, viewport);
}

/** As by MapLibre: the world fills the height. Rounded as in the link. */
export function constrained({ center: [lng, lat], zoom }: Camera, { size }: Viewport): Camera {
  // Down, so that all stays inside; up where more than the world would show.
  const floored = Math.floor(zoom * 100) / 100;
  const minZoom = Math.ceil(100 * Math.log2(size.height / WORLD)) / 100;
  const fullZoom = Math.max(floored, minZoom);
  const maxY = Math.max(0, 0.5 - size.height / (2 * WORLD * 2 ** fullZoom));
  const y = Math.min(maxY, Math.max(-maxY, mercatorY(lat)));
  return { center: [hundredths(wrapLng(lng)), hundredths(mercatorLat(y))], zoom: fullZoom };
}

export const sameCamera = (a: Camera | null, b: Camera | null) =>
  JSON.stringify(a) === JSON.stringify(b);

/** As in the link, so that equal cameras compare equal. */
export const rounded = ({ center: [lng, lat], zoom }: Camera): Camera => {
  return { center: [hundredths(wrapLng(lng)), hundredths(lat)], zoom: hundredths(zoom) };
};

/** `east` may exceed 180. By default the inhabited world. */
export function boundsOf(positions: readonly Position[]) {
  if (!positions.length) return { west: -180, south: -60, east: 180, north: 75 };
  const lats = positions.map(([, lat]) => lat);
  const lngs = sort(positions.map(([lng]) => wrapLng(lng)));
  const gaps = lngs.map((lng, i) => lng - (lngs[i - 1] ?? lngs.at(-1)! - 360));
  const gap = Math.max(...gaps);
  const west = lngs[gaps.indexOf(gap)]!;
  return { west, south: Math.min(...lats), east: west + 360 - gap, north: Math.max(...lats) };
}

/** The lower corner with fewer positions; right if equal. */
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

/** On the screen, and not under the padding. */
export function isInView(positions: readonly Position[], camera: Camera, viewport: Viewport) {
  const { size, padding = NO_PADDING } = viewport;
  const { top: y0, left: x0, right, bottom } = padding;
  const free = { x0, y0, x1: size.width - right, y1: size.height - bottom };
  const points = positions.map(projectBy(camera, viewport));
  return points.every((point) => isWithin(boxAround(point, EDGE), free));
}
