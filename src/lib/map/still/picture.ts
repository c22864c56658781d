import type { GeoProjection } from 'd3-geo';
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { Partner, ReachKind } from '$lib/core/record/model';
import type { Camera, Layer, Projection } from '$lib/view/view';
import { NO_PADDING } from '../frame';
import { graticule } from './graticule';
import type { Box, Placed } from '../names/label-placement';
import { roomFor } from '../names/names';
import { nameMarks } from './picture-names';
import { Pen, round } from './picture-pen';
import { centreMarks, farthestMarks, ghostMarks, siteMarks, trackMarks } from './picture-records';
import type { Size } from './project';
import type { Drawn } from '../style';
import { limbRadius, svgProjection } from './svg-projection';

/**
 * The map as plain marks in pixels, in drawing order: what the SVG twin, the prerendered page and the
 * strip of small maps draw. The same scene, camera and layers as MapLibre's; colours come from CSS.
 */
export interface Picture extends Size {
  /** Edge of the globe; null on the flat map, where the sea is the whole picture. */
  limb: { x: number; y: number; r: number } | null;
  marks: Mark[];
}

export type Mark = PathMark | DotMark | TextMark;

export interface Common {
  /** Class name: what it is. */
  what: string;
  recordId?: string;
  reach?: ReachKind;
  opacity?: number;
}

export interface PathMark extends Common {
  shape: 'path';
  d: string;
}

export interface DotMark extends Common {
  shape: 'disc' | 'square' | 'ring' | 'arrow';
  x: number;
  y: number;
  r: number;
  /** Records at this place, where there are several. */
  count?: number;
  /** Degrees clockwise; of an arrow, which points right when 0. */
  turn?: number;
}

export interface TextMark extends Common {
  shape: 'text';
  x: number;
  y: number;
  lines: string[];
  anchor: Placed['anchor'];
  turn?: number;
}

export type LandProperties = { partner?: Partner };
export type Land = FeatureCollection<Polygon | MultiPolygon | MultiLineString, LandProperties>;

/** Where marks come to lie: by a camera (cameraFrame) or on a small equal-area map (strip.ts). */
export interface PictureFrame {
  project: GeoProjection;
  size: Size;
  limb: Picture['limb'];
  /** Marks grow with it as MapLibre's do. */
  zoom: number;
  /** Names stay inside, */
  free: Box;
  /** and off these. */
  covered: readonly Box[];
}

/** The frame of MapLibre's own picture from the same camera. */
export function cameraFrame(
  camera: Camera,
  size: Size,
  projection: Projection,
  padding = NO_PADDING,
  covered: readonly Box[] = [],
): PictureFrame {
  const project = svgProjection(camera, size, projection, padding);
  project.clipExtent([
    [-20, -20],
    [size.width + 20, size.height + 20],
  ]);
  const [x, y] = project.translate();
  return {
    project,
    size,
    limb: projection === 'globe' ? { x, y, r: round(limbRadius(camera, size)) } : null,
    zoom: camera.zoom,
    covered,
    // As MapView's: what lies over the map is `covered`.
    free: { x0: 4, y0: 4, x1: size.width - 4, y1: size.height - 4 },
  };
}

export interface PictureOptions {
  /** Null: the land is drawn by whoever shows the picture. */
  land?: Land | null;
  /** Leaves out points nearer than this to the one before, px. */
  coarsePx?: number;
  /** Its name is written whether names are switched on or not. */
  selected?: string | null;
}

export function drawPicture(
  drawn: Drawn,
  layers: readonly Layer[],
  { project, size, limb, zoom, free, covered }: PictureFrame,
  { land = null, coarsePx = 0, selected = null }: PictureOptions = {},
): Picture {
  const pen = new Pen(project, coarsePx);
  const room = roomFor(drawn, layers, { at: (p) => pen.at(p), zoom, bounds: free, covered });
  const on = (layer: Layer, marks: () => Mark[]) => (layers.includes(layer) ? marks() : []);
  const marks: Mark[] = [
    ...(land ? landMarks(land, pen) : []),
    ...on('graticule', () => pen.paths('graticule', graticule().features)),
    ...on('regions', () => [
      ...drawn.regions.features.flatMap((region) =>
        pen.paths(`region ${region.properties.status ?? ''}`, [region]),
      ),
      ...pen.paths('region-line', drawn.regionLines.features.filter(isLine)),
    ]),
    ...on('earlier-ground', () => groundMarks(drawn, pen, 'earlier-ground')),
    ...on('footprint', () => groundMarks(drawn, pen, 'footprint')),
    ...on('new-ground', () => groundMarks(drawn, pen, 'new-ground')),
    ...on('footprint', () =>
      drawn.groundOutline.features.flatMap((line) =>
        pen.paths('footprint-line', [line], { reach: line.properties.kind }),
      ),
    ),
    ...on('extent', () => pen.paths('extent', drawn.extent.features)),
    ...on('watch-zones', () =>
      drawn.zones.features
        .filter(isLine)
        .flatMap((zone) => pen.paths(`zone ${zone.properties.kind}`, [zone])),
    ),
    ...on('precision', () =>
      drawn.precision.features.flatMap((disc) => pen.paths('precision', [disc], disc.properties)),
    ),
    ...ghostMarks(drawn, pen, zoom),
    ...on('farthest', () => farthestMarks(room.farthest, pen)),
    ...on('centre', () => centreMarks(drawn, pen)),
    ...on('tracks', () => trackMarks(drawn, pen)),
    ...on('sites', () => siteMarks(drawn, pen, zoom)),
  ];
  return {
    ...size,
    limb,
    marks: [...marks, ...nameMarks(drawn, layers, pen, room, free, selected)],
  };
}

const isLine = ({ geometry }: Feature) => geometry.type !== 'Point';

function landMarks(land: Land, pen: Pen): Mark[] {
  const areas = land.features.filter(({ geometry }) => geometry.type !== 'MultiLineString');
  const of = (partner: Partner | undefined) =>
    areas.filter(({ properties }) => properties.partner === partner);
  return [
    ...pen.paths('land', of(undefined)),
    ...pen.paths('land russia', of('RU')),
    ...pen.paths('land china', of('CN')),
    ...pen.paths(
      'border',
      land.features.filter(({ geometry }) => geometry.type === 'MultiLineString'),
    ),
  ];
}

function groundMarks(drawn: Drawn, pen: Pen, layer: string): Mark[] {
  return drawn.ground.features
    .filter(({ properties }) => properties.layer === layer)
    .flatMap((area) => pen.paths(layer, [area], { reach: area.properties.kind }));
}
