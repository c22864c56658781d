import { geoAzimuthalEqualArea } from 'd3-geo';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { GroundProperties } from '$lib/core/question';
import { RADIANS, angleBetween, toUnit } from '$lib/core/sphere';
import type { IndexRecord } from '$lib/data/atlas-index';
import type { Layer } from '$lib/state/view';
import { middleOf } from './frame';
import { drawPicture, type Land, type Picture, type PictureFrame } from './picture';
import { round } from './picture-pen';
import { buildScene, positionsOf } from './scene';
import type { Drawn } from './style';

/**
 * The still twin of playing: one small map a year, all in one equal-area projection and extent, so
 * that they can be compared, empty years included.
 */
export interface StripTile {
  year: number;
  records: number;
  newGroundKm2: number | null;
  picture: Picture;
}

export interface StripInput {
  /** Records that count, over all years. */
  records: readonly IndexRecord[];
  years: readonly number[];
  groundOf: (year: number) => FeatureCollection<MultiPolygon, GroundProperties>;
  newGroundKm2Of: (year: number) => number | null;
  /** Width and height of a tile, px. */
  tile: number;
}

const LAYERS: readonly Layer[] = ['sites', 'tracks', 'new-ground', 'earlier-ground'];
const MARGIN_PX = 2;
/** Beyond the farthest record. */
const MARGIN_DEG = 6;
const COARSE_PX = 0.8;

export function yearStrip({ records, years, groundOf, newGroundKm2Of, tile }: StripInput): StripTile[] {
  const frame = stripFrame(records, tile);
  return years.map((year) => {
    const shown = records.filter((record) => yearsOf(record, year, year));
    const earlier = records.filter((record) => Number(record.end.slice(0, 4)) < year);
    const scene = buildScene({
      records: shown,
      ghosts: earlier.map((record) => ({ record, age: year - Number(record.end.slice(0, 4)) })),
      ground: groundOf(year),
      nameOf: () => '',
    });
    const drawn = smaller({ ...scene, ...NOTHING_BELOW });
    return {
      year,
      records: shown.length,
      newGroundKm2: newGroundKm2Of(year),
      picture: drawPicture(drawn, LAYERS, frame, { coarsePx: COARSE_PX }),
    };
  });
}

/** The land of every tile, drawn once. */
export function stripLand(records: readonly IndexRecord[], tile: number, land: Land): Picture {
  const nothing = { ...buildScene({ records: [], nameOf: () => '' }), ...NOTHING_BELOW };
  return drawPicture(nothing, [], stripFrame(records, tile), { land, coarsePx: COARSE_PX });
}

function yearsOf({ start, end }: IndexRecord, from: number, to: number): boolean {
  return Number(start.slice(0, 4)) <= to && Number(end.slice(0, 4)) >= from;
}

/** Lambert's azimuthal equal-area map round the middle of all records, just large enough for them. */
function stripFrame(records: readonly IndexRecord[], tile: number): PictureFrame {
  const positions = positionsOf(records);
  const { axis, center } = middleOf(positions);
  const farthest = Math.max(0, ...positions.map((p) => angleBetween(toUnit(p), axis)));
  const angle = Math.min(170, Math.max(30, farthest / RADIANS + MARGIN_DEG));
  const r = tile / 2 - MARGIN_PX;
  const scale = r / (2 * Math.sin((angle * RADIANS) / 2));
  const project = geoAzimuthalEqualArea()
    .rotate([-center[0], -center[1]])
    .clipAngle(angle)
    .scale(scale)
    .translate([tile / 2, tile / 2])
    .precision(0.3);
  return {
    project,
    size: { width: tile, height: tile },
    limb: { x: tile / 2, y: tile / 2, r: round(r) },
    zoom: 0,
    free: { x0: 0, y0: 0, x1: tile, y1: tile },
  };
}

const NOTHING = { type: 'FeatureCollection' as const, features: [] };
const NOTHING_BELOW = { regions: NOTHING, regionLines: NOTHING, zones: NOTHING, straits: NOTHING };

/** Sites as small as the map is, without numbers. */
function smaller(drawn: Drawn): Drawn {
  const features = drawn.sites.features.map((site) => ({
    ...site,
    properties: { ...site.properties, count: 1, radius: site.properties.reach === 'patrol' ? 1.8 : 3 },
  }));
  return { ...drawn, sites: { ...drawn.sites, features } };
}
