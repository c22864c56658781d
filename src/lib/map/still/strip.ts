import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { GroundProperties } from '$lib/core/reach/measures';
import { yearsOverlapped } from '$lib/core/record/time';
import { m } from '$lib/paraglide/messages';
import type { IndexRecord } from '$lib/view/atlas-index';
import type { KeyRow } from '../key';
import { positionsOf } from '../scene';
import { areaLand, drawArea } from './area-map';
import { areaFrame } from './region-map';
import type { Land } from './picture';

const WHOLE = { d: 'M-14-9H14V9H-14Z' };
const KEY = [
  { layer: 'sites', tag: 'circle', at: { r: 5 } },
  { layer: 'tracks', tag: 'path', at: { d: 'M-11 0H11' } },
  { layer: 'new-ground', tag: 'path', at: WHOLE },
  { layer: 'ghost-sites', tag: 'circle', at: {} },
  { layer: 'earlier-ground', tag: 'path', at: WHOLE },
] as const;

/** The key of the strip, in the looks of its own marks and the words of the legend. */
export function stripKey({ tiles }: YearStrip): KeyRow[] {
  const marks = tiles.flatMap(({ picture }) => picture.marks);
  return KEY.flatMap(({ layer, tag, at }) => {
    const drawn = marks.find((mark) => mark.layer === layer && mark.tag === tag);
    if (!drawn) return [];
    const text = m.map_layer({ layer: layer === 'ghost-sites' ? 'ghosts' : layer });
    return [{ marks: [{ layer, tag, at, style: drawn.style }], text }];
  });
}

/**
 * The still twin of playing: one small map a year, all in one projection and extent, so that they can
 * be compared, empty years included.
 */
export type YearStrip = ReturnType<typeof yearStrip>;
export type StripTile = YearStrip['tiles'][number];

interface StripInput {
  records: readonly IndexRecord[];
  years: readonly number[];
  groundOf: (year: number) => FeatureCollection<MultiPolygon, GroundProperties>;
  newGroundKm2Of: (year: number) => number | null;
  land: Land;
}

export const TILE = { width: 300, height: 210 };
const MARGIN_PX = 14;

export function yearStrip({ records, years, groundOf, newGroundKm2Of, land }: StripInput) {
  const frame = areaFrame(positionsOf(records), TILE, MARGIN_PX);
  return {
    land: areaLand(land, frame).filter(({ layer }) => layer !== 'borders'),
    tiles: years.map((year) => {
      const { shown, ghosts } = inYear(records, year);
      const picture = drawArea({ records: shown, ghosts, ground: groundOf(year) }, frame);
      return { year, records: shown.length, newGroundKm2: newGroundKm2Of(year), picture };
    }),
  };
}

function inYear(records: readonly IndexRecord[], year: number) {
  return {
    shown: records.filter((record) => yearsOverlapped(record).includes(year)),
    ghosts: records.flatMap((record) => {
      const age = year - yearsOverlapped(record).at(-1)!;
      return age > 0 ? [{ record, age }] : [];
    }),
  };
}
