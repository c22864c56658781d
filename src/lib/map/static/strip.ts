import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { GroundProperties } from '$lib/core/reach/measures';
import type { Visit } from '$lib/core/reach/new-places';
import { yearOf, yearsOverlapped } from '$lib/core/record/time';
import { m } from '$lib/paraglide/messages';
import type { IndexRecord } from '$lib/view/atlas-index';
import { signRows, type KeyRow } from '../key';
import { measuredOf, positionsOf } from '../scene';
import { areaLand, drawArea } from './area-map';
import { areaFrame } from './region-map';
import type { Land } from './picture';

const WHOLE = { d: 'M-14-9H14V9H-14Z' };
const GROUNDS = ['new-ground', 'earlier-ground'] as const;

/** The key of the strip: its signs, and its grounds in their own looks. */
export function stripKey({ tiles }: YearStrip): KeyRow[] {
  const marks = tiles.flatMap(({ picture }) => picture.marks);
  const grounds = GROUNDS.flatMap((layer) => {
    const drawn = marks.find((mark) => mark.layer === layer);
    if (!drawn) return [];
    const mark = { layer, tag: 'path' as const, at: WHOLE, style: drawn.style };
    return [{ marks: [mark], text: m.map_layer({ layer }) }];
  });
  return [...signRows(), ...grounds];
}

/**
 * The still twin of playing: one small map a year, all in one projection and extent, so that they can
 * be compared, empty years included.
 */
export type YearStrip = ReturnType<typeof yearStrip>;
export type StripTile = YearStrip['tiles'][number];

interface StripInput {
  records: readonly IndexRecord[];
  visits: readonly Visit[];
  years: readonly number[];
  groundOf: (year: number) => FeatureCollection<MultiPolygon, GroundProperties>;
  newGroundKm2Of: (year: number) => number | null;
  land: Land;
}

export const TILE = { width: 300, height: 210 };
const MARGIN_PX = 14;

export function yearStrip({ records, visits, years, groundOf, newGroundKm2Of, land }: StripInput) {
  const frame = areaFrame(positionsOf(records), TILE, MARGIN_PX);
  return {
    land: areaLand(land, frame).filter(({ layer }) => layer !== 'borders'),
    tiles: years.map((year) => {
      const shown = records.filter((record) => yearsOverlapped(record).includes(year));
      const known = records.filter(({ start }) => yearOf(start) <= year);
      const measured = measuredOf({ ground: groundOf(year) });
      const chosen = { from: year, to: year };
      const input = { records: known, visits, chosen, compared: null, measured };
      const picture = drawArea(input, frame);
      return { year, records: shown.length, newGroundKm2: newGroundKm2Of(year), picture };
    }),
  };
}
