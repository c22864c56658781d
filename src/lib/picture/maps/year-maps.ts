import type { GroundPiece } from '$lib/core/reach/ground';
import type { Visit } from '$lib/core/reach/new-places';
import { yearOf, yearsOverlapped } from '$lib/core/record/time';
import type { IndexRecord } from '$lib/view/atlas-index';
import { signRows } from '../key';
import { positionsOf, type Home } from '../scene';
import { shortenPaths } from '../pen';
import { areaFrame } from '../frame';
import { SMALL_MAP_PX, drawArea, drawLand, type Land } from '../picture';

export const YEAR_MAP = { width: 300, height: 210 };
const MARGIN_PX = 14;
interface YearMapsInput {
  records: readonly IndexRecord[];
  visits: readonly Visit[];
  years: readonly number[];
  ground: readonly GroundPiece[];
  homes: readonly Home[];
  land: Land;
}

/** One small map a year, empty years too, all in one projection and extent for comparison. */
export function yearMaps({ records, visits, years, ground, homes, land }: YearMapsInput) {
  const frame = areaFrame(positionsOf(records), YEAR_MAP, MARGIN_PX);
  const maps = years.map((year) => {
    const shown = records.filter((record) => yearsOverlapped(record).includes(year));
    const upToYear = records.filter(({ start }) => yearOf(start) <= year);
    const chosen = { from: year, to: year };
    const input = { records: upToYear, visits, chosen, compared: null, ground };
    const marks = shortenPaths(drawArea(input, frame));
    return { year, records: shown.length, marks };
  });
  const landAlone = drawLand(land, frame, SMALL_MAP_PX, homes).filter(
    ({ layer }) => layer !== 'borders',
  );
  return {
    land: shortenPaths(landAlone),
    maps,
    key: signRows(),
  };
}
