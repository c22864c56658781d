import { geoArea, geoAzimuthalEqualArea, geoCentroid, type GeoPermissibleObjects } from 'd3-geo';
import type { Feature, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { roleCounts } from '$lib/core/record/model';
import type { ReachRecord } from '$lib/core/record/schema';
import type { Size } from './screen';
import { Pen, shortPath } from './pen';
import type { PictureFrame } from './picture';

/** Land farther from the middle than this would be distorted beyond recognition. */
const CLIP_DEG = 150;

/** The corners of a picture without its margin; d3-geo's extent. */
export const margins = (
  { width, height }: Size,
  margin: number,
): [[number, number], [number, number]] => [
  [margin, margin],
  [width - margin, height - margin],
];

/** Lambert's azimuthal equal-area map around the middle of some positions, as large as holds them all. */
export function areaFrame(
  positions: readonly Position[],
  size: Size,
  marginPx: number,
): PictureFrame {
  const outline: GeoPermissibleObjects = { type: 'MultiPoint', coordinates: [...positions] };
  const [lng, lat] = geoCentroid(outline);
  const projection = geoAzimuthalEqualArea()
    .rotate([-lng, -lat])
    .fitExtent(margins(size, marginPx), outline)
    .clipAngle(CLIP_DEG)
    .clipExtent(margins(size, -2))
    .precision(0.3);
  return { projection, size, zoom: 0, covered: [] };
}

type Region = Feature<Polygon | MultiPolygon, { id: string }>;

/** The middle of a region, moved so that its name stands within the map. */
export function regionPlace(
  { geometry }: Region,
  { projection, size }: PictureFrame,
): [x: number, y: number] {
  const [lng, lat] = geoCentroid(geometry);
  // d3-geo takes an anticlockwise ring for the rest of the planet, whose middle is opposite.
  const isRest = geoArea(geometry) > 2 * Math.PI;
  const [x, y] = projection(isRest ? [lng + 180, -lat] : [lng, lat]) ?? [0, 0];
  const clamp = (px: number, length: number) => Math.round(Math.min(Math.max(px, 24), length - 24));
  return [clamp(x, size.width), clamp(y, size.height)];
}

export const regionOutline = (
  { geometry }: { geometry: Geometry },
  { projection }: PictureFrame,
): string => shortPath(new Pen(projection, 1.5).path(geometry));

/** The line of a record's track, else a disc at each measured place; null where none is in sight. */
export function recordOutline(
  { sites, track }: Pick<ReachRecord, 'sites' | 'track'>,
  { projection }: PictureFrame,
): string | null {
  const pen = new Pen(projection, 1);
  const d = track
    ? shortPath(pen.path({ type: 'LineString', coordinates: track.positions }))
    : sites
        .filter(({ role }) => roleCounts(role, false))
        .flatMap(({ position }) => pen.point(position) ?? [])
        .map(({ x, y }) => `M${x - 3},${y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0`)
        .join('');
  return d || null;
}
