import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { GroundProperties } from '$lib/core/questions/question';
import { yearsOverlapped } from '$lib/core/record/time';
import type { IndexRecord } from '$lib/view/atlas-index';
import { positionsOf } from '../scene';
import { areaFrame, areaLand, drawArea } from './area-map';
import type { Mark, Picture } from './marks';
import type { Land, PictureFrame } from './picture';

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

export interface StripInput {
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
    tiles: years.map((year) => tileOf(records, year, groundOf(year), newGroundKm2Of(year), frame)),
  };
}

function tileOf(
  records: readonly IndexRecord[],
  year: number,
  ground: ReturnType<StripInput['groundOf']>,
  newGroundKm2: number | null,
  frame: PictureFrame,
): StripTile {
  const { shown, ghosts } = inYear(records, year);
  const picture = drawArea({ records: shown, ghosts, ground }, frame);
  return { year, records: shown.length, newGroundKm2, picture };
}

/** Records of a year, and those that had ended before it, with how many years ago. */
export function inYear<R extends Pick<IndexRecord, 'start' | 'end'>>(
  records: readonly R[],
  year: number,
): { shown: R[]; ghosts: { record: R; age: number }[] } {
  return {
    shown: records.filter((record) => yearsOverlapped(record).includes(year)),
    ghosts: records.flatMap((record) => {
      const age = year - yearsOverlapped(record).at(-1)!;
      return age > 0 ? [{ record, age }] : [];
    }),
  };
}
