import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { GroundProperties } from '$lib/core/reach/measures';
import type { Visit } from '$lib/core/reach/new-places';
import { yearOf, yearsOverlapped } from '$lib/core/record/time';
import { m } from '$lib/paraglide/messages';
import type { IndexRecord } from '$lib/view/atlas-index';
import { signRows, type KeyRow } from '../key/key';
import { measuredOf, positionsOf } from '../scene';
import { areaLand, drawArea } from './area-map';
import { areaFrame } from './region-map';
import type { Land } from './picture';

const AREA = { d: 'M-14-9H14V9H-14Z' };
const GROUNDS = ['new-ground', 'earlier-ground'] as const;

/** The key of the strip: its signs, and its ground as it is drawn. */
export function stripKey({ tiles }: YearStrip): KeyRow[] {
  const marks = tiles.flatMap(({ picture }) => picture.marks);
  const grounds = GROUNDS.flatMap((layer) => {
    const drawn = marks.find((mark) => mark.layer === layer);
    if (!drawn) return [];
    const mark = { layer, tag: 'path' as const, shape: AREA, style: drawn.style };
    return [{ marks: [mark], text: m.map_layer({ layer }) }];
  });
  return [...signRows(), ...grounds];
}

type YearStrip = ReturnType<typeof yearStrip>;
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

/** One small map a year, empty years too, all in one projection and extent, so that they can be compared. */
export function yearStrip({ records, visits, years, groundOf, newGroundKm2Of, land }: StripInput) {
  const frame = areaFrame(positionsOf(records), TILE, MARGIN_PX);
  return {
    land: areaLand(land, frame).filter(({ layer }) => layer !== 'borders'),
    tiles: years.map((year) => {
      const shown = records.filter((record) => yearsOverlapped(record).includes(year));
      const upToYear = records.filter(({ start }) => yearOf(start) <= year);
      const measured = measuredOf({ ground: groundOf(year) });
      const chosen = { from: year, to: year };
      const input = { records: upToYear, visits, chosen, compared: null, measured };
      const picture = drawArea(input, frame);
      return { year, records: shown.length, newGroundKm2: newGroundKm2Of(year), picture };
    }),
  };
}
