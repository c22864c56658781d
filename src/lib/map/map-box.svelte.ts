import { grown, isWithin, type Box, type Size } from '$lib/site/boxes';

/** Around what covers the map. */
const MARGIN_PX = 4;

/** Measuring forces layout, so the map's size and what covers it are kept. */
export class MapBox {
  readonly #element: () => HTMLElement;
  size = $state.raw<Size>({ width: 0, height: 0 });
  /** By `data-over-map`; unchanged if little is freed, so that no label moves. */
  covered = $state.raw<readonly Box[]>([]);

  constructor(element: () => HTMLElement) {
    this.#element = element;
  }

  readonly resized = () => {
    const { clientWidth: width, clientHeight: height } = this.#element();
    if (width === this.size.width && height === this.size.height) return;
    this.size = { width, height };
    this.covered = coveredBoxes(this.#element());
  };

  #cover(element: HTMLElement) {
    const before = this.covered;
    const boxes = coveredBoxes(element);
    const isKept =
      boxes.length === before.length && boxes.every((box, i) => isMostOf(box, before[i]!));
    if (!isKept) this.covered = boxes;
  }

  /**
   * Also the size, until a renderer calls `resized` once its canvas has it: an earlier flight would
   * end elsewhere.
   */
  observe(hasRenderer: () => boolean): () => void {
    const element = this.#element();
    this.resized();
    const folds = new ResizeObserver(() => requestAnimationFrame(() => this.#cover(element)));
    const followed = new WeakSet<Element>();
    const follow = () => {
      // Observing twice reports again without a change.
      for (const overlay of overlaysOf(element).filter((part) => !followed.has(part))) {
        followed.add(overlay);
        folds.observe(overlay);
      }
    };
    // A button comes with the link's camera, a note with a fault.
    const additions = new MutationObserver(follow);
    additions.observe(element.parentElement!, { childList: true, subtree: true });
    follow();
    const sizes = new ResizeObserver(() => {
      if (!hasRenderer()) this.resized();
    });
    sizes.observe(element);
    return () => {
      for (const observer of [additions, folds, sizes]) observer.disconnect();
    };
  }
}

/** Like a key that has lost a row. */
const isMostOf = (part: Box, whole: Box) =>
  isWithin(part, whole) && 2 * areaOf(part) >= areaOf(whole);
const areaOf = ({ x0, y0, x1, y1 }: Box) => (x1 - x0) * (y1 - y0);

const overlaysOf = (map: HTMLElement) => [
  ...(map.parentElement?.querySelectorAll('[data-over-map]') ?? []),
];

/** In the map's own px, which differ from the screen's under CSS zoom. */
function coveredBoxes(map: HTMLElement) {
  const { left, top, width } = map.getBoundingClientRect();
  const scale = map.clientWidth / width || 1;
  // A collapsed element still has a box.
  const visible = overlaysOf(map).filter((element) => element.checkVisibility());
  return visible.map((element) => {
    const rect = element.getBoundingClientRect();
    const box = {
      x0: (rect.left - left) * scale,
      y0: (rect.top - top) * scale,
      x1: (rect.right - left) * scale,
      y1: (rect.bottom - top) * scale,
    };
    return grown(box, MARGIN_PX);
  });
}
