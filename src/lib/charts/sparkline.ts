import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';

export interface SparkPoint {
  x: number;
  y: number | null;
}

/** View box: stretched to the room there is, strokes keep their width. */
export const SPARK_BOX = { width: 100, height: 24 } as const;

/** A line the size of a word, on an axis from zero; one place can be marked. */
export function placeSparkline(points: readonly SparkPoint[], marked?: number) {
  const [first = 0, last = 1] = extent(points, ({ x }) => x);
  const [low = 0, high = 0] = extent([0, ...points.flatMap(({ y }) => (y === null ? [] : [y]))]);
  const x = scaleLinear([first, last === first ? first + 1 : last], [1, SPARK_BOX.width - 1]);
  const y = scaleLinear([low, high === low ? low + 1 : high], [SPARK_BOX.height - 2, 2]);
  const known = (point: SparkPoint) => point.y !== null;
  const path = line<SparkPoint>()
    .defined(known)
    .x((point) => x(point.x))
    .y((point) => y(point.y ?? 0))
    .digits(1);
  const fill = area<SparkPoint>()
    .defined(known)
    .x((point) => x(point.x))
    .y0(y(0))
    .y1((point) => y(point.y ?? 0))
    .digits(1);
  const at = points.find((point) => point.x === marked);
  const dot = at && at.y !== null ? { x: x(at.x), y: y(at.y) } : null;
  return { path: path(points) ?? '', fill: fill(points) ?? '', dot };
}
