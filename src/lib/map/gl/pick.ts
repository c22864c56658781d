import type { Map as MapLibreMap, MapMouseEvent, PointLike } from 'maplibre-gl';
import type { Mark } from '../still/marks';
import type { Pointed } from './driver';

/** Looked through in this order, after what lies above the map; the first that is under the pointer wins. */
const ORDER = ['tracks tracks-own', 'ghost-sites', 'ghost-tracks', 'edge-lines'];

/** Records under the pointer, nearest place first, without duplicates; or one edge. */
export function under(
  map: MapLibreMap,
  over: readonly Mark[],
  event: MapMouseEvent,
  reach: number,
): Pointed | null {
  const { x, y } = event.point;
  const box: [PointLike, PointLike] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ];
  const found = (layers: string) => {
    const shown = layers.split(' ').filter((id) => map.getLayer(id));
    return map.queryRenderedFeatures(box, { layers: shown }).map(({ properties }) => properties);
  };
  const away = ({ spot }: Mark) => (spot ? Math.hypot(spot.x - x, spot.y - y) - spot.r : Infinity);
  const near = over.filter((mark) => away(mark) <= reach).sort((a, b) => away(a) - away(b));
  const places = [
    ...near.filter(({ direction }) => !direction),
    ...found('sites sites-unmeasured'),
  ];
  if (places.length) return { ids: [...new Set(places.map(({ recordId }) => String(recordId)))] };
  const edge = near[0] ?? nameUnder(event);
  for (const [first] of edge ? [[edge]] : ORDER.map(found))
    if (first)
      return { ids: [String(first.recordId)], direction: first.direction as string | undefined };
  return null;
}

function nameUnder({ originalEvent: { target } }: MapMouseEvent) {
  const { record, edge } = (target as Element).closest<SVGElement>('[data-edge]')?.dataset ?? {};
  return edge ? { recordId: record, direction: edge } : undefined;
}

export const isFinger = ({ originalEvent }: MapMouseEvent): boolean =>
  (originalEvent as PointerEvent).pointerType === 'touch' ||
  matchMedia('(pointer: coarse)').matches;

export function featureMarker(map: () => MapLibreMap | null) {
  const marked: Record<'selected' | 'hovered', readonly string[]> = { selected: [], hovered: [] };
  return (state: keyof typeof marked, ids: readonly string[]) => {
    const set = (id: string, on: boolean) =>
      map()?.setFeatureState({ source: 'scene', id }, { [state]: on });
    for (const id of marked[state]) if (!ids.includes(id)) set(id, false);
    for (const id of ids) set(id, true);
    marked[state] = ids;
  };
}
