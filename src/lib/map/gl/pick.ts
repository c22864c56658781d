import { least, min, pairs } from 'd3-array';
import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent, PointLike } from 'maplibre-gl';
import { ARC_LAYER } from '$lib/picture/signs/arcs';
import { distanceTo, type Point } from '$lib/site/boxes';
import { recordIdsOf, type Mark } from '$lib/picture/marks';
import type { Pointed } from './driver';

/** The nearest sign or label, with records at a sign; else a track. */
export function pointedAt(
  map: MapLibreMap,
  marks: readonly Mark[],
  { point }: MapMouseEvent | MapTouchEvent,
  reachPx: number,
): Pointed | null {
  const sign = nearest(marks, reachPx, (mark) => distanceToSign(mark, point));
  const records = sign?.hitBox ? [] : recordsNear(map, point, reachPx);
  if (records.length) {
    return { ids: [...new Set([...records, ...(sign ? recordIdsOf(sign) : [])])] };
  }
  const mark = sign ?? nearest(marks, reachPx, (track) => distanceToTrack(track, point));
  return mark && { ids: recordIdsOf(mark), isArc: mark.layer === ARC_LAYER };
}

function nearest(marks: readonly Mark[], reachPx: number, distance: (mark: Mark) => number) {
  // The uppermost mark wins, which is the last.
  const closest = least(marks.toReversed(), (mark) => Math.max(0, distance(mark)));
  return closest && distance(closest) <= reachPx ? closest : null;
}

function distanceToSign({ hitArea, hitBox }: Mark, { x, y }: Point) {
  if (hitBox) return distanceTo(hitBox, { x, y });
  return hitArea ? Math.hypot(hitArea.x - x, hitArea.y - y) - hitArea.r : Infinity;
}

const distanceToTrack = ({ lines = [] }: Mark, point: Point) =>
  min(
    lines.flatMap((line) => pairs(line)),
    ([start, end]) => distanceToSegment(start, end, point),
  ) ?? Infinity;

function distanceToSegment(start: Point, end: Point, { x, y }: Point) {
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  const along = ((x - start.x) * dx + (y - start.y) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(start.x + part * dx - x, start.y + part * dy - y);
}

/** Drawn by MapLibre at their own places, where signs have parted. */
function recordsNear(map: MapLibreMap, { x, y }: Point, reachPx: number): string[] {
  const box: [PointLike, PointLike] = [
    [x - reachPx, y - reachPx],
    [x + reachPx, y + reachPx],
  ];
  const layers = ['sites', 'sites-unmeasured'].filter((id) => map.getLayer(id));
  const features = map.queryRenderedFeatures(box, { layers });
  return features.map(({ properties }) => String(properties.recordId));
}

export const isTouch = ({ originalEvent }: MapMouseEvent | MapTouchEvent) =>
  (originalEvent as unknown as PointerEvent).pointerType === 'touch' ||
  matchMedia('(pointer: coarse)').matches;
