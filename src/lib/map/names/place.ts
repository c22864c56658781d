import type { Candidate } from './candidates';
import { SMALL_PX, sizeOf, wrap } from './lines';
import { NO_ROOM, boxAround, distanceTo, grown, overlap, type Box } from './obstacles';

interface Label {
  /** The same for the same label of another year. */
  key: string;
  priority: number;
  candidates: readonly Candidate[];
  /** Dropped above this cost; Infinity for a required label. */
  maxCost: number;
}

export interface Named {
  what:
    | ('name' | 'count' | 'strait' | 'zone-name' | 'region-name' | 'centre-year' | 'distance')
    | ('edge' | 'year' | 'ring' | 'origin' | 'country');
  recordId: string;
  direction?: string;
  partner?: string;
}
export type NameLabel = Label & Named;

/** Earlier positions with their cost; a label stays until that has risen by STAYS. */
export type Previous = Map<string, { candidate: number; cost: number }>;
const STAYS = 20;
const ATTEMPTS = 12;
/** Labels with fewer candidates within this cost of their best come first. */
const CHEAP = 10;
/** Nearer to another sign than to its own, a label would be misread. */
export const MISPLACED = 1e4;
/** Gap between labels, px, so that two do not read as one. */
const BETWEEN = { x: 5, y: 2 };

type Placed<L> = Map<L, Candidate>;

/**
 * Greedy: each label in turn where it is cheapest and free (Christensen, Marks, Shieber 1995). If a
 * required label finds no place, all start again with it first.
 * @param previous read for earlier positions and updated
 */
export function placeLabels<L extends Label>(
  labels: readonly L[],
  previous: Previous = new Map(),
): Placed<L> {
  const isNew = ({ key }: L) => Number(!previous.has(key));
  let order = labels
    .map((label) => {
      const cheapest = label.candidates.toSorted(byCost);
      const most = (cheapest[0]?.cost ?? 0) + CHEAP;
      return {
        ...label,
        label,
        cheapest,
        choices: cheapest.findLastIndex((one) => one.cost < most),
      };
    })
    .sort(
      (a, b) => a.priority - b.priority || isNew(a.label) - isNew(b.label) || a.choices - b.choices,
    );
  let best: { placed: Placed<L>; cost: number } | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const placed = new Map<L, Candidate>();
    for (const one of order) {
      const isFree = (candidate: Candidate) =>
        candidate.cost <= one.maxCost &&
        [...placed.values()].every((other) => !collide(candidate, other));
      const before = previous.get(one.key);
      const same = before && one.candidates[before.candidate];
      const stays = same && same.cost <= before.cost + STAYS && isFree(same);
      const found = stays ? same : one.cheapest.find(isFree);
      if (found) placed.set(one.label, found);
    }
    const costOf = ({ label, maxCost }: (typeof order)[number]) =>
      maxCost < Infinity ? 0 : (placed.get(label)?.cost ?? NO_ROOM);
    const cost = order.reduce((sum, one) => sum + costOf(one), 0);
    if (!best || cost < best.cost) best = { placed, cost };
    const lost = order.find((one) => costOf(one) >= MISPLACED);
    if (!lost || lost === order[0]) break;
    order = [lost, ...order.filter((one) => one !== lost)];
  }
  const placed = best?.placed ?? new Map<L, Candidate>();
  const before = new Map(previous);
  previous.clear();
  for (const [{ key, candidates }, found] of placed) {
    const candidate = candidates.indexOf(found);
    const was = before.get(key);
    previous.set(key, was?.candidate === candidate ? was : { candidate, cost: found.cost });
  }
  return placed;
}

const byCost = (a: Candidate, b: Candidate) => a.cost - b.cost;

function collide(one: Candidate, other: Candidate): boolean {
  const room = grown(other.box, BETWEEN.x, BETWEEN.y);
  const crosses = ({ leader = [] }: Candidate, box: Box) =>
    leader.some((point) => distanceTo(box, point) === 0);
  return overlap(room, one.box) || crosses(one, room) || crosses(other, one.box);
}

/** Names centred on areas of a small map, shifted up or down to avoid each other. */
export function nameAreas<Area extends { x: number; y: number; text: string }>(
  areas: readonly Area[],
  bounds: Box,
): (Area & { lines: readonly string[]; top: number })[] {
  const labels = areas.map((area, i) => {
    const text = { lines: wrap(area.text, SMALL_PX), px: SMALL_PX };
    const { width, height } = sizeOf(text);
    const x = Math.min(Math.max(area.x, bounds.x0 + width / 2), bounds.x1 - width / 2);
    const place = { x, y: area.y, position: [] };
    const candidates = [0, -1, 1, -2, 2].flatMap((step) => {
      const box = boxAround({ x, y: area.y + step * height }, width / 2, height / 2);
      return overlap(box, bounds)
        ? [{ text, place, box, anchor: 'middle' as const, cost: Math.abs(step) }]
        : [];
    });
    return { key: String(i), priority: 0, candidates, maxCost: 10, area };
  });
  return [...placeLabels(labels)].map(([{ area }, { place, text, box }]) => {
    return { ...area, x: place.x, lines: text.lines, top: box.y0 + SMALL_PX };
  });
}
