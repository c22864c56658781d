import { least, minIndex, sort } from 'd3-array';

/**
 * One value of a chart as a thing to point at, to focus and to read out. The picture is drawn apart;
 * marks lie over it.
 */
export interface Mark {
  /** What it stands for; one record may have marks in several rows. */
  id: string;
  /** Place in the reading order: arrows left and right go along a row, up and down across rows. */
  row: number;
  column: number;
  /** Centre, px of the chart. */
  x: number;
  y: number;
  /** Size of the focus ring and the touch target, px. */
  width: number;
  height: number;
  /** The value in words: `Exercises, 2019: 0.21 M km²`. */
  text: string;
}

/**
 * The mark a key leads to, or the same index where there is none that way. `Home` and `End` go to
 * the ends of the row; going across rows keeps the column as near as can be.
 */
export function moveFocus(marks: readonly Mark[], from: number, key: string): number {
  const mark = marks[from];
  if (!mark) return marks.length ? 0 : from;
  const own = sort(
    marks.filter(({ row }) => row === mark.row),
    ({ column }) => column,
  );
  const at = own.indexOf(mark);
  const rows = sort(new Set(marks.map(({ row }) => row)));
  const across = (step: number) => {
    const row = rows[rows.indexOf(mark.row) + step];
    const there = marks.filter((other) => other.row === row);
    return least(there, ({ column }) => Math.abs(column - mark.column));
  };
  const ways: Record<string, () => Mark | undefined> = {
    ArrowRight: () => own[at + 1],
    ArrowLeft: () => own[at - 1],
    Home: () => own[0],
    End: () => own.at(-1),
    ArrowDown: () => across(1),
    ArrowUp: () => across(-1),
  };
  const found = ways[key]?.();
  return found ? marks.indexOf(found) : from;
}

/** The mark nearest to a point within `reach` px of its edge; -1 where there is none. */
export function nearestMark(marks: readonly Mark[], x: number, y: number, reach = 24): number {
  const distances = marks.map((mark) => {
    const dx = Math.max(Math.abs(x - mark.x) - mark.width / 2, 0);
    const dy = Math.max(Math.abs(y - mark.y) - mark.height / 2, 0);
    // Of marks that lie over each other the one whose middle is nearest.
    return Math.hypot(dx, dy) + 0.001 * Math.hypot(x - mark.x, y - mark.y);
  });
  const nearest = minIndex(distances);
  return (distances[nearest] ?? Infinity) <= reach ? nearest : -1;
}
