import { yearOf, yearsOverlapped } from '#core/record/time';
import { signRows } from '../layers/key';
import type { Mark } from '../marks';
import { positionsOf, type SceneInput } from '../layers/scene';
import { shortenPaths } from '../pen';
import { areaFrame } from '../frame';
import { drawArea, drawCoasts, type Land } from './picture';

export const YEAR_MAP = { width: 300, height: 210 };
const MARGIN_PX = 14;
const EDGE: Mark = {
  layer: 'edge',
  tag: 'rect',
  shape: YEAR_MAP,
  style: { fill: 'none', stroke: 'var(--line)', 'stroke-width': 4 },
};

interface YearMapsInput extends Pick<SceneInput, 'records' | 'visits' | 'homes' | 'ground'> {
  years: readonly number[];
  land: Land;
}

/** Empty years too; all in one frame, to be compared. */
export function yearMaps({ years, homes, land, ...input }: YearMapsInput) {
  const { records } = input;
  const frame = areaFrame(positionsOf(records), YEAR_MAP, MARGIN_PX);
  const maps = years.map((year) => {
    const shown = records.filter((record) => yearsOverlapped(record).includes(year));
    const upToYear = records.filter(({ start }) => yearOf(start) <= year);
    const chosen = { from: year, to: year };
    const drawn = drawArea({ ...input, records: upToYear, chosen }, frame);
    const marks = shortenPaths(drawn);
    return { year, records: shown.length, marks: [...marks, EDGE] };
  });
  return { land: shortenPaths(drawCoasts(land, frame, homes)), maps, key: signRows() };
}
