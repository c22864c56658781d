import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { GroundProperties } from '$lib/core/reach/measures';
import type { Visit } from '$lib/core/reach/new-places';
import { yearOf, yearsOverlapped } from '$lib/core/record/time';
import { m } from '$lib/paraglide/messages';
import type { IndexRecord } from '$lib/view/atlas-index';
import { signRows, type KeyRow } from '../key/key';
import { measuredOf, positionsOf, type Home } from '../scene';
import { areaLand, drawArea } from './area-map';
import type { Mark } from './marks';
import { shortenPaths } from './pen';
import { areaFrame } from './region-map';
import type { Land } from './picture';

/** A small map, px. */
export const YEAR_MAP = { width: 300, height: 210 };
const MARGIN_PX = 14;
const AREA = { d: 'M-14-9H14V9H-14Z' };
const GROUNDS = ['new-ground', 'earlier-ground'] as const;

interface YearGround {
  year: number;
  ground: FeatureCollection<MultiPolygon, GroundProperties>;
  /** Null without records. */
  newGroundKm2: number | null;
}

interface YearMapsInput {
  records: readonly IndexRecord[];
  visits: readonly Visit[];
  years: readonly YearGround[];
  homes: readonly Home[];
  land: Land;
}

/** One small map a year, empty years too, all in one projection and extent, so that they can be compared. */
export function yearMaps({ records, visits, years, homes, land }: YearMapsInput) {
  const frame = areaFrame(positionsOf(records), YEAR_MAP, MARGIN_PX);
  const maps = years.map(({ year, ground, newGroundKm2 }) => {
    const shown = records.filter((record) => yearsOverlapped(record).includes(year));
    const upToYear = records.filter(({ start }) => yearOf(start) <= year);
    const measured = measuredOf({ ground });
    const chosen = { from: year, to: year };
    const input = { records: upToYear, visits, chosen, compared: null, measured };
    const marks = shortenPaths(drawArea(input, frame));
    return { year, records: shown.length, newGroundKm2, marks };
  });
  const landAlone = areaLand(land, frame, homes).filter(({ layer }) => layer !== 'borders');
  return {
    land: shortenPaths(landAlone),
    maps,
    key: keyOf(maps.flatMap(({ marks }) => marks)),
  };
}

/** The signs, and the ground as it is drawn. */
function keyOf(drawn: readonly Mark[]): KeyRow[] {
  const grounds = GROUNDS.flatMap((layer) => {
    const mark = drawn.find((candidate) => candidate.layer === layer);
    if (!mark) return [];
    const sample = { layer, tag: 'path' as const, shape: AREA, style: mark.style };
    return [{ marks: [sample], text: m.map_layer({ layer }) }];
  });
  return [...signRows(), ...grounds];
}
