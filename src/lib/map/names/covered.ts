import type { Box } from './field';

/** Names keep so far from it. */
const MARGIN = 4;

export const overMap = (map: HTMLElement): Element[] => [
  ...(map.parentElement?.querySelectorAll('[data-over-map]') ?? []),
];

/** What lies over the map (elements marked `data-over-map` beside or in it), its own px from its top left. */
export function coveredBy(map: HTMLElement): Box[] {
  const { left, top, width } = map.getBoundingClientRect();
  const scale = map.clientWidth / width || 1;
  // What is folded away keeps its box.
  const seen = overMap(map).filter((element) => element.checkVisibility());
  return seen.map((element) => {
    const box = element.getBoundingClientRect();
    return {
      x0: (box.left - left) * scale - MARGIN,
      y0: (box.top - top) * scale - MARGIN,
      x1: (box.right - left) * scale + MARGIN,
      y1: (box.bottom - top) * scale + MARGIN,
    };
  });
}
