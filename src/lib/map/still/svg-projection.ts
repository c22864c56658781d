import { geoClipCircle, geoMercator, geoProjection, type GeoProjection } from 'd3-geo';
import type { Camera, Projection } from '$lib/view/view';
import { NO_PADDING, type Padding } from '../camera';
import { WORLD, globeDistance, globeRadius, mercatorY, type Size } from '../screen';

/**
 * The camera's picture as a d3 projection, by the formulas of screen.ts: what is drawn with it lies
 * where MapLibre draws it.
 */
export function svgProjection(
  camera: Camera,
  size: Size,
  projection: Projection,
  padding: Padding = NO_PADDING,
): GeoProjection {
  const x = (size.width + padding.left - padding.right) / 2;
  const y = (size.height + padding.top - padding.bottom) / 2;
  const [lng, lat] = camera.center;
  if (projection === 'flat') {
    const world = WORLD * 2 ** camera.zoom;
    return geoMercator()
      .rotate([-lng, 0])
      .scale(world / (2 * Math.PI))
      .translate([x, y + mercatorY(lat) * world])
      .precision(0.3);
  }
  const distance = globeDistance(camera, size);
  return satellite(distance)
    .rotate([-lng, -lat, camera.bearing])
    .scale(globeRadius(camera))
    .translate([x, y])
    .precision(0.3);
}

/** Perspective from `distance` radii (Snyder 1987, USGS Professional Paper 1395, p. 173). */
function satellite(distance: number): GeoProjection {
  const raw = (lambda: number, phi: number): [number, number] => {
    const cosC = Math.cos(phi) * Math.cos(lambda);
    const k = (distance - 1) / (distance - cosC);
    return [k * Math.cos(phi) * Math.sin(lambda), k * Math.sin(phi)];
  };
  const horizon = Math.acos(1 / distance);
  return geoProjection(raw).preclip(geoClipCircle(horizon - 1e-6));
}
