import { boxAround, overlap, type Box } from '$lib/map/boxes';
import { estimateTextPx } from '$lib/site/text/text-width';

const PX = 12;
const LINE_PX = 15;
/** Wider than this a name takes two lines. */
const WIDEST_PX = 168;
/** Lines by which a name gives way to another, up or down. */
const STEPS = [0, -1, 1, -2, 2];

interface Area {
  x: number;
  y: number;
  text: string;
}

/**
 * Names centred on areas of a small map, shifted up or down to avoid each other; one without room is left out.
 *
 * @returns with each its lines, and the baseline of the first
 */
export function nameAreas<A extends Area>(
  areas: readonly A[],
  bounds: Box,
): (A & { lines: string[]; top: number })[] {
  const taken: Box[] = [];
  return areas.flatMap((area) => {
    const lines = inTwo(area.text);
    const width = Math.max(...lines.map((line) => estimateTextPx(line, PX)));
    const height = lines.length * LINE_PX;
    const x = Math.min(Math.max(area.x, bounds.x0 + width / 2), bounds.x1 - width / 2);
    const boxes = STEPS.map((step) =>
      boxAround({ x, y: area.y + step * height }, width / 2, height / 2),
    );
    const free = boxes.find(
      (box) => overlap(box, bounds) && !taken.some((other) => overlap(other, box)),
    );
    if (!free) return [];
    taken.push(free);
    return [{ ...area, x, lines, top: free.y0 + PX }];
  });
}

/** A long text in two lines, as even as its spaces allow. */
function inTwo(text: string): string[] {
  if (estimateTextPx(text, PX) <= WIDEST_PX) return [text];
  const words = text.split(' ');
  const halves = words
    .slice(1)
    .map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')]);
  const widest = (lines: string[]) => Math.max(...lines.map((line) => estimateTextPx(line, PX)));
  return halves.toSorted((a, b) => widest(a) - widest(b))[0] ?? [text];
}
