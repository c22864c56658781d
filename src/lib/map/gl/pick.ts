import type { Map as MapLibreMap, MapMouseEvent, PointLike } from 'maplibre-gl';
import type { Mark } from '../still/marks';
import type { Pointed } from './driver';

/** Looked through in this order, after what lies above the map; the first that is under the pointer wins. */
const ORDER = ['tracks tracks-own', 'ghost-sites', 'ghost-tracks'];

/** Records under the pointer, nearest place first, without duplicates. */
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
    const features = map.queryRenderedFeatures(box, { layers: shown });
    return features.map(({ properties }) => String(properties.recordId));
  };
  const away = ({ spot }: Mark) => (spot ? Math.hypot(spot.x - x, spot.y - y) - spot.r : Infinity);
  const near = over.filter((mark) => away(mark) <= reach).sort((a, b) => away(a) - away(b));
  const above = near.flatMap(({ recordId }) => recordId ?? []);
  const places = [...above, ...found('sites sites-unmeasured')];
  if (places.length) return { ids: [...new Set(places)] };
  for (const [first] of ORDER.map(found)) if (first) return { ids: [first] };
  return null;
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
