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
  const others = marks.map((other, index) => ({ other, index }));
  const own = others.filter(({ other }) => other.row === mark.row);
  const along = (distance: (other: Mark) => number, among = own) =>
    among
      .filter(({ other }) => distance(other) > 0)
      .toSorted((a, b) => distance(a.other) - distance(b.other))[0]?.index ?? from;
  switch (key) {
    case 'ArrowRight':
      return along((other) => other.column - mark.column);
    case 'ArrowLeft':
      return along((other) => mark.column - other.column);
    case 'Home':
      return own.toSorted((a, b) => a.other.column - b.other.column)[0]?.index ?? from;
    case 'End':
      return own.toSorted((a, b) => b.other.column - a.other.column)[0]?.index ?? from;
    case 'ArrowDown':
    case 'ArrowUp': {
      const sign = key === 'ArrowDown' ? 1 : -1;
      const rows = others.map(({ other }) => (other.row - mark.row) * sign).filter((d) => d > 0);
      const next = mark.row + Math.min(...rows) * sign;
      const there = others.filter(({ other }) => other.row === next);
      return (
        there.toSorted(
          (a, b) =>
            Math.abs(a.other.column - mark.column) - Math.abs(b.other.column - mark.column) ||
            a.other.column - b.other.column,
        )[0]?.index ?? from
      );
    }
    default:
      return from;
  }
}

/** The mark nearest to a point within `reach` px of its edge; -1 where there is none. */
export function nearestMark(marks: readonly Mark[], x: number, y: number, reach = 24): number {
  let nearest = -1;
  let least = reach;
  marks.forEach((mark, i) => {
    const dx = Math.max(Math.abs(x - mark.x) - mark.width / 2, 0);
    const dy = Math.max(Math.abs(y - mark.y) - mark.height / 2, 0);
    const distance = Math.hypot(dx, dy) + 0.001 * Math.hypot(x - mark.x, y - mark.y);
    if (distance <= least) {
      least = distance;
      nearest = i;
    }
  });
  return nearest;
}
