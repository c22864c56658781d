import { boxAround, overlap, type Box, type Point } from '$lib/site/boxes';
import { estimateTextPx, evenly } from '$lib/site/text/text-width';

const PX = 16;
const LINE_PX = 18;
const MAX_LINE_PX = 190;
const SHIFTS = [0, -1, 1, -2, 2];

/** Names centred on areas, shifted apart or left out; `top` is the first baseline, px. */
export function nameAreas<Area extends Point & { text: string }>(
  areas: readonly Area[],
  bounds: Box,
) {
  const taken: Box[] = [];
  return areas.flatMap((area) => {
    const lines = evenly(area.text, MAX_LINE_PX, PX);
    const width = Math.max(...lines.map((line) => estimateTextPx(line, PX)));
    const height = lines.length * LINE_PX;
    const x = Math.min(Math.max(area.x, bounds.x0 + width / 2), bounds.x1 - width / 2);
    const boxes = SHIFTS.map((shift) =>
      boxAround({ x, y: area.y + shift * height }, width / 2, height / 2),
    );
    const free = boxes.find(
      (box) => overlap(box, bounds) && !taken.some((other) => overlap(other, box)),
    );
    if (!free) return [];
    taken.push(free);
    return [{ ...area, x, lines, top: free.y0 + PX }];
  });
}
