import type { Map as MapLibreMap, MapMouseEvent, PointLike } from 'maplibre-gl';
import type { Point } from '../screen';
import type { Mark } from '../static/marks';
import type { Pointed } from './driver';

/** What is under the pointer: the nearest sign, else records where signs are parted, else the nearest track. */
export function under(
  map: MapLibreMap,
  marks: readonly Mark[],
  { point }: MapMouseEvent,
  reach: number,
): Pointed | null {
  const sign = nearest(marks, reach, (mark) => awayFromSign(mark, point));
  const records = parted(map, point, reach);
  if (records.length) return { ids: [...new Set([...records, ...(sign ? idsOf(sign) : [])])] };
  if (sign) return { ids: idsOf(sign) };
  const track = nearest(marks, reach, (mark) => awayFromTrack(mark, point));
  return track ? { ids: idsOf(track) } : null;
}

const idsOf = ({ recordId, records }: Mark): string[] => [
  ...(records?.length ? records : [recordId!]),
];

function nearest(marks: readonly Mark[], reach: number, away: (mark: Mark) => number): Mark | null {
  let found: Mark | null = null;
  let least = reach;
  for (const mark of marks) {
    const px = away(mark);
    // Of two that are under it the upper one.
    if (px > least) continue;
    found = mark;
    least = Math.max(0, px);
  }
  return found;
}

const awayFromSign = ({ spot }: Mark, { x, y }: Point) =>
  spot ? Math.hypot(spot.x - x, spot.y - y) - spot.r : Infinity;

function awayFromTrack({ lines = [] }: Mark, point: Point): number {
  let least = Infinity;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      least = Math.min(least, awayFromStep(line[i - 1]!, line[i]!, point));
    }
  }
  return least;
}

function awayFromStep(a: Point, b: Point, { x, y }: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const along = ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(a.x + part * dx - x, a.y + part * dy - y);
}

function parted(map: MapLibreMap, { x, y }: Point, reach: number): string[] {
  const box: [PointLike, PointLike] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ];
  const layers = ['sites', 'sites-unmeasured'].filter((id) => map.getLayer(id));
  const features = map.queryRenderedFeatures(box, { layers });
  return features.map(({ properties }) => String(properties.recordId));
}

export const isFinger = ({ originalEvent }: MapMouseEvent): boolean =>
  (originalEvent as PointerEvent).pointerType === 'touch' ||
  matchMedia('(pointer: coarse)').matches;

export function featureMarker(map: () => MapLibreMap | null) {
  const marked: Record<'selected' | 'hovered', readonly string[]> = { selected: [], hovered: [] };
  return (state: keyof typeof marked, ids: readonly string[]) => {
    const set = (id: string, on: boolean) =>
      map()?.setFeatureState({ source: 'records', id }, { [state]: on });
    for (const id of marked[state]) if (!ids.includes(id)) set(id, false);
    for (const id of ids) set(id, true);
    marked[state] = ids;
  };
}
