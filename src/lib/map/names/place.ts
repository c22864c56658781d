import type { Anchor, Point } from '../screen';
import { SMALL_PX, sizeOf, wrap, type Text } from './lines';
import { boxAround, grown, overlap, type Box } from '../boxes';

/** Where a label could stand. */
export interface Candidate {
  text: Text;
  place: Anchor;
  box: Box;
  anchor: 'start' | 'middle' | 'end';
}

export interface Label {
  /** The lowest is placed first. */
  priority: number;
  /** Best first. */
  candidates: readonly Candidate[];
  /** Stands at its best candidate even where none is free. */
  isRequired?: boolean;
}

/** Gap between labels, px, so that two do not read as one. */
const BETWEEN = { x: 5, y: 2 };

/** Greedy: each label in turn at its first free candidate; one that has none is left out. */
export function placeLabels<L extends Label>(
  labels: readonly L[],
  isFree: (box: Box) => boolean,
): Map<L, Candidate> {
  const placed = new Map<L, Candidate>();
  const taken: Box[] = [];
  for (const label of labels.toSorted((a, b) => a.priority - b.priority)) {
    const found =
      label.candidates.find(
        ({ box }) => !taken.some((other) => overlap(other, box)) && isFree(box),
      ) ?? (label.isRequired ? label.candidates[0] : undefined);
    if (!found) continue;
    placed.set(label, found);
    taken.push(grown(found.box, BETWEEN.x, BETWEEN.y));
  }
  return placed;
}

/** Steps from a place to where its text stands: on it, or at one of eight sides, best first. */
export const ON: readonly Point[] = [{ x: 0, y: 0 }];
export const SIDES: readonly Point[] = [
  { x: 1, y: 0 },
  { x: -1, y: 0 },
  { x: 0, y: 1 },
  { x: 0, y: -1 },
  { x: 1, y: 1 },
  { x: 1, y: -1 },
  { x: -1, y: 1 },
  { x: -1, y: -1 },
];

/** A text at the sides of each place in turn, `px` from it; at each place in its first lines first. */
export const candidatesBeside = (
  places: readonly Anchor[],
  texts: readonly Text[],
  sides: readonly Point[],
  px: number,
): Candidate[] =>
  places.flatMap((place) =>
    texts.flatMap((text) => {
      const { width, height } = sizeOf(text);
      return sides.map(({ x, y }): Candidate => {
        const gap = x && y ? px * Math.SQRT1_2 : px;
        const middle = { x: place.x + x * (width / 2 + gap), y: place.y + y * (height / 2 + gap) };
        const anchor = (['end', 'middle', 'start'] as const)[x + 1]!;
        return { text, place, box: boxAround(middle, width / 2, height / 2), anchor };
      });
    }),
  );

/** Names centred on areas of a small map, shifted up or down to avoid each other. */
export function nameAreas<Area extends { x: number; y: number; text: string }>(
  areas: readonly Area[],
  bounds: Box,
): (Area & { lines: readonly string[]; top: number })[] {
  const labels = areas.map((area) => {
    const text = { lines: wrap(area.text, SMALL_PX), px: SMALL_PX };
    const { width, height } = sizeOf(text);
    const x = Math.min(Math.max(area.x, bounds.x0 + width / 2), bounds.x1 - width / 2);
    const place = { x, y: area.y, position: [] };
    const candidates = [0, -1, 1, -2, 2].map((step) => {
      const box = boxAround({ x, y: area.y + step * height }, width / 2, height / 2);
      return { text, place, box, anchor: 'middle' as const };
    });
    return { priority: 0, candidates, area };
  });
  const placed = placeLabels(labels, (box) => overlap(box, bounds));
  return [...placed].map(([{ area }, { place, text, box }]) => {
    return { ...area, x: place.x, lines: text.lines, top: box.y0 + SMALL_PX };
  });
}
