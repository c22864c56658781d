import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { Position } from '#core/record/model';
import { toThousandths, wrapLng } from '$lib/picture/screen';
import { isTouch } from './pick';

/** Longer than the gap in a double click, which zooms. */
const CLICK_MS = 300;
const PRESS_MS = 550;
/** How far a resting finger moves, px. */
const SHAKE_PX = 8;

export function positionOf({ lngLat }: MapMouseEvent | MapTouchEvent): Position {
  return [toThousandths(wrapLng(lngLat.lng)), toThousandths(lngLat.lat)];
}

/** On a click of the mouse, and a long press of one finger. */
export function listenForAsks(
  map: MapLibreMap,
  isEmpty: (event: MapMouseEvent | MapTouchEvent) => boolean,
  onask: (position: Position) => void,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  const askLater = (event: MapMouseEvent | MapTouchEvent, ms: number) => {
    cancel();
    if (!isEmpty(event)) return;
    const position = positionOf(event);
    timer = setTimeout(() => onask(position), ms);
  };
  map.on('click', (event) => {
    if (!isTouch(event)) askLater(event, CLICK_MS);
  });
  map.on('dblclick', cancel);
  let start: MapTouchEvent['point'] | null = null;
  map.on('touchstart', (event) => {
    cancel();
    start = event.point;
    if (event.points.length === 1) askLater(event, PRESS_MS);
  });
  map.on('touchmove', ({ point }) => {
    if (!start || point.dist(start) > SHAKE_PX) cancel();
  });
  map.on('touchend', cancel);
  map.on('touchcancel', cancel);
  map.on('remove', cancel);
}
