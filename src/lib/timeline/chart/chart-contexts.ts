import type { YearSpan } from '$lib/core/record/time';
import { estimateTextPx } from '$lib/site/text/text-width';
import { overlap, type Box } from '$lib/site/boxes';
import { NARROW_PX, type ChartRoom, type ChartRows, type YearColumn } from './chart-rows';
import { dateAt, slotCentre } from '../years/year-axis';

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
  /** Where the name stands: at the start of the line, which begins after it, or beside it. */
  side: 'inside' | 'right' | 'left';
  /** Of the name, px. */
  namePx: number;
}

const FONT_PX = 11.5;
/** What must be left of a line beside a name inside it. */
const LEFT_PX = 24;

/**
 * Lines in two rows under the brackets. One that would touch a symbol or another line takes the second row, or is
 * left out. No name crosses the start of a period.
 *
 * @param coveredTo the last day of the data
 * @param starts of the periods, px
 */
export function placeContexts(
  contexts: readonly Context[],
  axis: YearSpan,
  coveredTo: string,
  room: ChartRoom,
  { bracket, main, hasNames }: ChartRows,
  columns: readonly YearColumn[],
  starts: readonly number[],
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
    const namePx = estimateTextPx(context.name, FONT_PX) + 8;
    const isInside = (to - from) * room.width > namePx + LEFT_PX;
    // The arrow of a line that goes on is at its right.
    const beside = context.end ? (['right', 'left'] as const) : (['left'] as const);
    const sides = isInside ? (['inside'] as const) : beside;
    const free = sides
      .flatMap((side) =>
        [bracket.line + 10, bracket.line + 21].map((y): PlacedContext => ({
          ...context,
          from,
          to,
          y,
          side,
          namePx,
        })),
      )
      .find((candidate) => {
        const box = contextBox(candidate, room);
        const name = nameBox(candidate, room);
        return (
          name.x0 >= 0 &&
          name.x1 <= room.width &&
          starts.every((x) => x < name.x0 || x > name.x1) &&
          tops.every(({ x, y }) => x + 6 < box.x0 || x - 6 > box.x1 || y > box.y1) &&
          placed.every((other) => !overlap(contextBox(other, room), box))
        );
      });
    if (free) placed.push(free);
  }
  return placed;
}

function nameBox({ from, to, side, namePx }: PlacedContext, { width }: ChartRoom) {
  const x0 = { inside: from * width, right: to * width, left: from * width - namePx }[side];
  return { x0, x1: x0 + namePx };
}

export function contextBox(context: PlacedContext, room: ChartRoom): Box {
  const { from, to, y } = context;
  const name = nameBox(context, room);
  const x0 = Math.min(from * room.width, name.x0);
  const x1 = Math.max(to * room.width, name.x1);
  return { x0, x1, y0: y - 5.5, y1: y + 5.5 };
}
