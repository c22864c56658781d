import type { YearSpan } from '$lib/core/record/time';
import { estimateTextPx } from '$lib/site/text/text-width';
import { overlap, type Box } from '$lib/site/boxes';
import { NARROW_PX, type ChartRoom, type ChartRows, type Column } from './chart-rows';
import { dateAt, slotCentre } from './year-axis';

/** A time that held everything back, such as a war or a pandemic; without an end it goes on. */
export interface Context {
  id: string;
  name: string;
  start: string;
  end?: string | undefined;
}

export interface PlacedContext extends Context {
  /** Shares of the chart's width. */
  from: number;
  to: number;
  y: number;
  /** Where the name stands. */
  side: 'left' | 'right';
}

const FONT_PX = 11.5;

/**
 * Lines in two rows under the brackets. One that would touch a symbol or another line takes the second row, or is
 * left out.
 *
 * @param coveredTo the last day of the data
 */
export function placeContexts(
  contexts: readonly Context[],
  axis: YearSpan,
  coveredTo: string,
  room: ChartRoom,
  { bracket, main, hasNames }: ChartRows,
  columns: readonly Column[],
): PlacedContext[] {
  if (!hasNames || room.width < NARROW_PX) return [];
  const tops = columns
    .filter(({ up }) => up.length > 0)
    .map(({ year, up }) => ({
      x: slotCentre(year, axis) * room.width,
      y: main.above - up.length * main.step,
    }));
  const placed: PlacedContext[] = [];
  for (const context of contexts) {
    const from = Math.max(0, dateAt(context.start, axis));
    const to = Math.min(1, dateAt(context.end ?? coveredTo, axis));
    if (!(from < 1 && to > from)) continue;
    const hasRoomLeft = from * room.width > 20 + estimateTextPx(context.name, FONT_PX);
    // The arrow of a line that goes on is at its right.
    if (!hasRoomLeft && !context.end) continue;
    const side = hasRoomLeft ? 'left' : 'right';
    const free = [bracket.line + 10, bracket.line + 21]
      .map((y): PlacedContext => ({ ...context, from, to, y, side }))
      .find((candidate) => {
        const box = contextBox(candidate, room);
        return (
          tops.every(({ x, y }) => x + 6 < box.x0 || x - 6 > box.x1 || y > box.y1) &&
          placed.every((other) => !overlap(contextBox(other, room), box))
        );
      });
    if (free) placed.push(free);
  }
  return placed;
}

export function contextBox({ name, from, to, y, side }: PlacedContext, room: ChartRoom): Box {
  const px = estimateTextPx(name, FONT_PX) + 8;
  const x0 = from * room.width - (side === 'left' ? px : 0);
  const x1 = to * room.width + (side === 'right' ? px : 0);
  return { x0, x1, y0: y - 5.5, y1: y + 5.5 };
}
