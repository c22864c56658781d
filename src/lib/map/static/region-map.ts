import {
  geoArea,
  geoAzimuthalEqualArea,
  geoCentroid,
  type GeoPermissibleObjects,
  type GeoProjection,
} from 'd3-geo';
import type { Feature, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { roleCounts, type ReachRecord } from '$lib/core/record/model';
import type { Size } from '../screen';
import { Pen, shortPath } from './pen';
import type { PictureFrame } from './picture';

/** Land farther from the middle than this is bent beyond recognition. */
const CLIP_DEG = 150;

export function equalArea(project: GeoProjection, size: Size): PictureFrame {
  project.clipAngle(CLIP_DEG).clipExtent(extent(size, -2)).precision(0.3);
  return { project, size, limb: null, zoom: 0, covered: [] };
}

export const extent = (
  { width, height }: Size,
  margin: number,
): [[number, number], [number, number]] => [
  [margin, margin],
  [width - margin, height - margin],
];

/**
 * Lambert's azimuthal equal-area map round the middle of some places, wherever they lie, as large as
 * holds them all.
 */
export function areaFrame(places: readonly Position[], size: Size, marginPx: number): PictureFrame {
  const outline: GeoPermissibleObjects = { type: 'MultiPoint', coordinates: [...places] };
  const [lng, lat] = geoCentroid(outline);
  const project = geoAzimuthalEqualArea().rotate([-lng, -lat]);
  return equalArea(project.fitExtent(extent(size, marginPx), outline), size);
}

type Region = Feature<Polygon | MultiPolygon, { id: string }>;

/** Where the name of a region stands, within the map. */
export function regionPlace(
  { geometry }: Region,
  { project, size }: PictureFrame,
): [x: number, y: number] {
  const [lng, lat] = geoCentroid(geometry);
  // d3-geo takes an anticlockwise ring for the rest of the planet, whose middle is opposite.
  const isRest = geoArea(geometry) > 2 * Math.PI;
  const [x, y] = project(isRest ? [lng + 180, -lat] : [lng, lat]) ?? [0, 0];
  const within = (px: number, most: number) => Math.round(Math.min(Math.max(px, 24), most - 24));
  return [within(x, size.width), within(y, size.height)];
}

export const regionOutline = (
  { geometry }: { geometry: Geometry },
  { project }: PictureFrame,
): string => shortPath(new Pen(project, 1.5).path(geometry));

/** The line of a record's track, else a disc at each measured place; null where none is in sight. */
export function recordOutline(
  { sites, track }: Pick<ReachRecord, 'sites' | 'track'>,
  { project }: PictureFrame,
): string | null {
  const pen = new Pen(project, 1);
  const d = track
    ? shortPath(pen.path({ type: 'LineString', coordinates: track.positions }))
    : sites
        .filter(({ role }) => roleCounts(role, false))
        .flatMap(({ position }) => pen.at(position) ?? [])
        .map(({ x, y }) => `M${x - 3},${y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0`)
        .join('');
  return d || null;
}
