import { sort } from 'd3-array';
import type { YearSpan } from '$lib/core/record/time';
import { distanceTo, grown, overlap, type Box } from '$lib/site/boxes';
import { estimateTextPx } from '$lib/site/text/text-width';
import { rowAt, type ChartRoom, type YearColumn, type Rows } from './chart-rows';
import { slotCentre } from '../years/year-axis';

export interface PlacedName {
  id: string;
  year: number;
  text: string;
  /** Of the text's anchor from the middle of the column, px. */
  dx: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

export const NAME_PX = 11.5;
/** From a name to the symbols of its own year, and to those of other years. */
const OWN_PX = 3;
const OTHER_PX = 12;
const NAME_GAP_PX = 6;
/** Half the height of a line of text. */
const HALF_LINE = 5.5;

interface Placing {
  axis: YearSpan;
  room: ChartRoom;
  rows: Rows;
  columns: readonly YearColumn[];
  /** Lower values are placed first. */
  priority: (year: number) => number;
  /** No name stands above this line. */
  top: number;
  /** Kept free: the words of the chart, and its context lines. */
  taken: readonly Box[];
}

/**
 * Places the names of new places beside or above their symbols: at most 3 px from their own, at least 12 px from
 * those of other years without a name. A name without such a position is left out. Placed once for all selections of
 * years, so that no name moves while the years are scrubbed.
 */
export function placeNames(placing: Placing): PlacedName[] {
  const { axis, room, rows, columns, priority, taken, top } = placing;
  const columnX = (year: number) => slotCentre(year, axis) * room.width;
  const symbols = columns.flatMap(({ year, up }) =>
    up.map(({ id, label }, row) => ({
      id,
      label,
      year,
      x: columnX(year),
      y: rowAt(rows, 'up', row),
      isTop: row === up.length - 1,
    })),
  );
  const boxes: Box[] = [...taken];
  const placed: PlacedName[] = [];
  const isNamed = (symbol: { id: string }) => placed.some(({ id }) => id === symbol.id);
  const inOrder = sort(
    symbols,
    ({ year }) => priority(year),
    ({ x }) => x,
  );
  // Once more for those left out: no other name is taken for that of a symbol that has its own.
  for (const symbol of [...inOrder, ...inOrder]) {
    const { id, label: text, year, x, y } = symbol;
    if (!text || isNamed(symbol)) continue;
    // Names of the selected years are bold; the width allows for that.
    const width = estimateTextPx(text, NAME_PX * 1.04);
    const besidePx = rows.r + OWN_PX;
    const candidates: Pick<PlacedName, 'dx' | 'y' | 'anchor'>[] = [
      { dx: besidePx, y, anchor: 'start' },
      { dx: -besidePx, y, anchor: 'end' },
    ];
    const aboveY = y - besidePx - HALF_LINE;
    if (symbol.isTop)
      candidates.push(
        { dx: 0, y: aboveY, anchor: 'middle' },
        { dx: -rows.r, y: aboveY, anchor: 'start' },
        { dx: rows.r, y: aboveY, anchor: 'end' },
      );
    const free = candidates.find((candidate) => {
      const box = boxOf(x + candidate.dx, candidate, width);
      return (
        box.x0 >= 0 &&
        box.x1 <= room.width &&
        box.y0 >= top &&
        !boxes.some((other) => overlap(other, grown(box, NAME_GAP_PX, 0))) &&
        symbols.every(
          (other) =>
            other === symbol ||
            distanceTo(box, other) - rows.r >=
              (other.year === year || isNamed(other) ? OWN_PX : OTHER_PX) - 0.01,
        )
      );
    });
    if (!free) continue;
    boxes.push(boxOf(x + free.dx, free, width));
    placed.push({ ...free, id, year, text });
  }
  return placed;
}

function boxOf(x: number, { y, anchor }: Pick<PlacedName, 'y' | 'anchor'>, width: number): Box {
  const share = { start: 0, middle: 0.5, end: 1 }[anchor];
  const x0 = x - share * width;
  return { x0, x1: x0 + width, y0: y - HALF_LINE, y1: y + HALF_LINE };
}
