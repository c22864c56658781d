import { geoAzimuthalEqualArea } from 'd3-geo';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { GroundProperties } from '$lib/core/questions/question';
import type { IndexRecord } from '$lib/view/atlas-index';
import type { Layer } from '$lib/view/view';
import { middleOf } from '../frame';
import { drawPicture, type Land, type Mark, type Picture, type PictureFrame } from './picture';
import { NO_REFERENCE } from '../reference-layers';
import { buildScene, positionsOf } from '../scene';
import type { Drawn } from '../style';

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
  /** Width of a tile, px; its height follows from the extent. */
  tile: number;
}

const LAYERS: readonly Layer[] = ['sites', 'tracks', 'new-ground', 'earlier-ground'];
/** Round the outermost records, px. */
const MARGIN_PX = 14;
/** Land farther from the middle than this is bent beyond recognition. */
const CLIP_DEG = 150;
const COARSE_PX = 1.5;

export function yearStrip({
  records,
  years,
  groundOf,
  newGroundKm2Of,
  tile,
}: StripInput): StripTile[] {
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
    const drawn = smaller({ ...scene, ...NO_REFERENCE });
    return {
      year,
      records: shown.length,
      newGroundKm2: newGroundKm2Of(year),
      picture: plainer(drawPicture(drawn, LAYERS, frame, { coarsePx: COARSE_PX })),
    };
  });
}

/** The land of every tile, drawn once; borders would only be noise at this size. */
export function stripLand(records: readonly IndexRecord[], tile: number, land: Land): Picture {
  const nothing = { ...buildScene({ records: [], nameOf: () => '' }), ...NO_REFERENCE };
  const picture = drawPicture(nothing, [], stripFrame(records, tile), {
    land,
    coarsePx: COARSE_PX,
  });
  return { ...picture, marks: picture.marks.filter(({ what }) => what !== 'border') };
}

function yearsOf({ start, end }: IndexRecord, from: number, to: number): boolean {
  return Number(start.slice(0, 4)) <= to && Number(end.slice(0, 4)) >= from;
}

/** Lambert's azimuthal equal-area map round the middle of all records, cut to hold just them. */
function stripFrame(records: readonly IndexRecord[], width: number): PictureFrame {
  const positions = positionsOf(records);
  const { center } = middleOf(positions);
  const project = geoAzimuthalEqualArea()
    .rotate([-center[0], -center[1]])
    .scale(1)
    .translate([0, 0]);
  const points = positions.map((position) => project(position) ?? ([0, 0] as const));
  const [x, y] = [extentOf(points.map(([x]) => x)), extentOf(points.map(([, y]) => y))];
  // A single place is seen in its surroundings, and no map is taller than wide.
  const span = Math.max(0.5, x.span, y.span);
  const scale = (width - 2 * MARGIN_PX) / span;
  const height = Math.ceil(Math.max(y.span, span / 2) * scale + 2 * MARGIN_PX);
  project
    .clipAngle(CLIP_DEG)
    .scale(scale)
    .translate([width / 2 - x.middle * scale, height / 2 - y.middle * scale])
    .clipExtent([
      [0, 0],
      [width, height],
    ])
    .precision(0.3);
  return {
    project,
    size: { width, height },
    limb: null,
    zoom: 0,
    covered: [],
    free: { x0: 0, y0: 0, x1: width, y1: height },
  };
}

function extentOf(values: readonly number[]) {
  if (!values.length) return { span: 0, middle: 0 };
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { span: most - least, middle: (least + most) / 2 };
}

/** A patrol's ground is hardly wider than its line here: no casing, thin lines, stronger ground. */
function plainer(picture: Picture): Picture {
  const marks = picture.marks.flatMap((mark): Mark[] => {
    if (mark.what === 'track-casing' || mark.what === 'direction') return [];
    const small = mark.what === 'track' || mark.what === 'new-ground';
    return [small ? { ...mark, what: `${mark.what} small` } : mark];
  });
  return { ...picture, marks };
}

/** Sites as small as the map is, without numbers. */
function smaller(drawn: Drawn): Drawn {
  const features = drawn.sites.features.map((site) => ({
    ...site,
    properties: {
      ...site.properties,
      count: 1,
      radius: site.properties.reach === 'patrol' ? 2 : 4.5,
    },
  }));
  return { ...drawn, sites: { ...drawn.sites, features } };
}
