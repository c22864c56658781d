import { slotCentre } from './year-axis';
import { rowAt, type ChartRoom, type Column, type Rows } from './signs';
import type { YearSpan } from '$lib/core/record/time';
import { estimateTextPx } from '$lib/site/text/text-width';

/** A name beside its sign: where its text begins, in the middle or ends, from the middle of the column. */
export interface PlacedName {
  id: string;
  year: number;
  text: string;
  dx: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

export interface Box {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

export const NAME_PX = 11.5;
/** A name touches its own sign and the column that it is in, and keeps away from every other. */
const OWN_PX = 3;
const OTHER_PX = 12;
/** Between two names. */
const NAME_GAP_PX = 6;
/** Letters above and below the middle of a line. */
const HALF_LINE = 5.5;

interface Placing {
  axis: YearSpan;
  room: ChartRoom;
  rows: Rows;
  columns: readonly Column[];
  /** Years whose names come first: those since the break, then those before it. */
  priority: (year: number) => number;
  /** No name goes higher. */
  top: number;
  /** Kept free: the words of the chart, and what stood in the way. */
  taken: readonly Box[];
}

/**
 * Names of new places, once for all choices of years, so that none moves while the years do: beside or above the
 * sign, at most 3 px from it and 12 px from those of other years, else none.
 */
export function placeNames(placing: Placing): PlacedName[] {
  const { axis, room, rows, columns, priority, taken, top } = placing;
  const xOf = (year: number) => slotCentre(year, axis) * room.width;
  const signs = columns.flatMap(({ year, up }) =>
    up.map((sign, row) => ({ sign, x: xOf(year), y: rowAt(rows, 'up', row), row, year })),
  );
  const tops = new Map(columns.map(({ year, up }) => [year, up.length - 1]));
  const boxes: Box[] = [...taken];
  const placed: PlacedName[] = [];
  const byPriority = signs.toSorted((a, b) => priority(a.year) - priority(b.year) || a.x - b.x);
  for (const { sign, x, y, row, year } of byPriority) {
    const text = sign.label;
    if (text === null || text === '') continue;
    // As wide as it is in bold letters, which it has in the years chosen.
    const width = estimateTextPx(text, NAME_PX * 1.04);
    const beside = rows.r + OWN_PX;
    const above = rows.r + OWN_PX + HALF_LINE;
    const candidates: Omit<PlacedName, 'id' | 'year' | 'text'>[] = [
      { dx: beside, y, anchor: 'start' },
      { dx: -beside, y, anchor: 'end' },
      ...(row === tops.get(year) ? [{ dx: 0, y: y - above, anchor: 'middle' as const }] : []),
    ];
    const others = signs.filter((other) => other.sign !== sign);
    const found = candidates.find((candidate) => {
      const box = boxOf(x + candidate.dx, candidate, width);
      return (
        box.x0 >= 0 &&
        box.x1 <= room.width &&
        box.y0 >= top &&
        boxes.every((one) => !touches(one, box, NAME_GAP_PX)) &&
        others.every(
          (other) => awayFrom(box, other) - rows.r >= (other.year === year ? OWN_PX : OTHER_PX),
        )
      );
    });
    if (!found) continue;
    boxes.push(boxOf(x + found.dx, found, width));
    placed.push({ ...found, id: sign.id, year, text });
  }
  return placed;
}

function boxOf(x: number, { y, anchor }: Pick<PlacedName, 'y' | 'anchor'>, width: number): Box {
  const share = { start: 0, middle: 0.5, end: 1 }[anchor];
  const x0 = x - share * width;
  return { x0, x1: x0 + width, y0: y - HALF_LINE, y1: y + HALF_LINE };
}

const touches = (a: Box, b: Box, gap: number) =>
  a.x0 < b.x1 + gap && b.x0 < a.x1 + gap && a.y0 < b.y1 && b.y0 < a.y1;

/** From the nearest point of a box to the middle of a sign. */
const awayFrom = ({ x0, x1, y0, y1 }: Box, { x, y }: { x: number; y: number }) =>
  Math.hypot(Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1));
