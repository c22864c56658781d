import { meet, type Box } from './field';
import { SMALL_PX, sizeOf, wrap } from './lines';
import { place } from './place';

/** Names at the middle of their areas on a small map, or a little above or below where another stands. */
export function nameAreas<Area extends { x: number; y: number; text: string }>(
  areas: readonly Area[],
  bounds: Box,
): (Area & { lines: readonly string[]; top: number })[] {
  const wanted = areas.map((area, i) => {
    const lines = wrap(area.text, SMALL_PX);
    const { width, height } = sizeOf({ lines, px: SMALL_PX });
    const x = Math.min(Math.max(area.x, bounds.x0 + width / 2), bounds.x1 - width / 2);
    const candidates = [0, -1, 1, -2, 2].map((step) => {
      const y = area.y + step * height;
      const box = { x0: x - width / 2, y0: y - height / 2, x1: x + width / 2, y1: y + height / 2 };
      const outside = meet(box, bounds) ? 0 : 1e5;
      return {
        ...{ text: { lines, px: SMALL_PX }, box, anchor: 'middle' as const },
        ...{ spot: { x, y: area.y, position: [0, 0] as [number, number] } },
        cost: Math.abs(step) + outside,
      };
    });
    return { key: String(i), group: 0, candidates, most: 10 };
  });
  return place(wanted).flatMap((found, i) =>
    found
      ? [{ ...areas[i]!, x: found.spot.x, lines: found.text.lines, top: found.box.y0 + SMALL_PX }]
      : [],
  );
}
