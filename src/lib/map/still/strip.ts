import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { GroundProperties } from '$lib/core/reach/measures';
import { yearsOverlapped } from '$lib/core/record/time';
import type { IndexRecord } from '$lib/view/atlas-index';
import { positionsOf } from '../scene';
import { areaFrame, areaLand, drawArea } from './area-map';
import type { Mark, Picture } from './marks';
import type { Land } from './picture';

const SIGN = { width: 28, height: 18, limb: null };
const WHOLE = { d: 'M0 0H28V18H0Z' };
const KEY = [
  { layer: 'sites', tag: 'circle', at: { cx: 14, cy: 9, r: 5 } },
  { layer: 'tracks', tag: 'path', at: { d: 'M3 9H25' } },
  { layer: 'new-ground', tag: 'path', at: WHOLE },
  { layer: 'ghost-sites', tag: 'circle', at: { cx: 14, cy: 9 } },
  { layer: 'earlier-ground', tag: 'path', at: WHOLE },
] as const;

/** A sign as it is drawn on the maps, and what it means. */
export interface KeyEntry {
  picture: Picture;
  label: string;
}

/** The key of the strip, in the looks of its own marks; the labels are the legend's. */
export function stripKey(
  { tiles }: YearStrip,
  labels: Record<(typeof KEY)[number]['layer'], string>,
): KeyEntry[] {
  const marks = tiles.flatMap(({ picture }) => picture.marks);
  return KEY.flatMap(({ layer, tag, at }) => {
    const drawn = marks.find((mark) => mark.layer === layer && mark.tag === tag);
    if (!drawn) return [];
    const mark = { layer, tag, at, style: drawn.style };
    return [{ picture: { ...SIGN, marks: [mark] }, label: labels[layer] }];
  });
}

/**
 * The still twin of playing: one small map a year, all in one projection and extent, so that they can
 * be compared, empty years included.
 */
export interface YearStrip {
  land: Mark[];
  tiles: StripTile[];
}

export interface StripTile {
  year: number;
  records: number;
  newGroundKm2: number | null;
  picture: Picture;
}

interface StripInput {
  /** Records that count, over all years. */
  records: readonly IndexRecord[];
  years: readonly number[];
  groundOf: (year: number) => FeatureCollection<MultiPolygon, GroundProperties>;
  newGroundKm2Of: (year: number) => number | null;
  land: Land;
}

export const TILE = { width: 300, height: 210 };
/** Round the outermost records, px. */
const MARGIN_PX = 14;

export function yearStrip({
  records,
  years,
  groundOf,
  newGroundKm2Of,
  land,
}: StripInput): YearStrip {
  const frame = areaFrame(positionsOf(records), TILE, MARGIN_PX);
  return {
    // Borders would only be noise at this size.
    land: areaLand(land, frame).filter(({ layer }) => layer !== 'borders'),
    tiles: years.map((year): StripTile => {
      const { shown, ghosts } = inYear(records, year);
      const picture = drawArea({ records: shown, ghosts, ground: groundOf(year) }, frame);
      return { year, records: shown.length, newGroundKm2: newGroundKm2Of(year), picture };
    }),
  };
}

/** Records of a year, and those that had ended before it, with how many years ago. */
function inYear(records: readonly IndexRecord[], year: number) {
  return {
    shown: records.filter((record) => yearsOverlapped(record).includes(year)),
    ghosts: records.flatMap((record) => {
      const age = year - yearsOverlapped(record).at(-1)!;
      return age > 0 ? [{ record, age }] : [];
    }),
  };
}
