import { geoArea, geoCentroid } from 'd3-geo';
import type { Geometry } from 'geojson';
import { isMeasuredSite } from '#core/record/model';
import type { ReachRecord } from '#core/record/schema';
import { penOn, shortPath } from '../pen';
import type { Frame } from '../frame';

/** In the middle, or so that the name fits on the map. */
export function regionPlace(
  { geometry }: { geometry: Geometry },
  { projection, size }: Frame,
): [x: number, y: number] {
  const [lng, lat] = geoCentroid(geometry);
  // d3-geo reads an anticlockwise ring as the rest of the planet, whose middle is opposite.
  const isRest = geoArea(geometry) > 2 * Math.PI;
  const [x, y] = projection(isRest ? [lng + 180, -lat] : [lng, lat]) ?? [0, 0];
  const clamp = (px: number, length: number) => Math.round(Math.min(Math.max(px, 24), length - 24));
  return [clamp(x, size.width), clamp(y, size.height)];
}

export const regionOutline = ({ geometry }: { geometry: Geometry }, { projection }: Frame) =>
  shortPath(penOn(projection, 1.5).path(geometry));

/** The record's track, else a disc at each measured place; null if none is in sight. */
export function recordOutline(
  { sites, track }: Pick<ReachRecord, 'sites' | 'track'>,
  { projection }: Frame,
): string | null {
  const pen = penOn(projection, 1);
  const d = track
    ? shortPath(pen.path({ type: 'LineString', coordinates: track.positions }))
    : sites
        .filter(isMeasuredSite)
        .flatMap(({ position }) => pen.point(position) ?? [])
        .map(({ x, y }) => `M${x - 3},${y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0`)
        .join('');
  return d || null;
}
