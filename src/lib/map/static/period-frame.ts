import { extent, max, ticks } from 'd3-array';
import type { Position } from '$lib/core/record/model';
import { PERIOD_MAP, fromOrigin, type PeriodFrame } from './periods';
import type { Size } from '../screen';

/** Round the places, for signs and labels, px of that map. */
const MARGIN = { x: 30, y: 44 };

/** All positions within the map, as large as they can be. */
export function periodFrame(
  origin: Position,
  positions: readonly Position[],
  size: Size = PERIOD_MAP,
): PeriodFrame {
  const points = [origin, ...positions].map((position) => fromOrigin(origin, position));
  const [west = 0, east = 0] = extent(points, ({ x }) => x);
  const [north = 0, south = 0] = extent(points, ({ y }) => y);
  const share = size.width / PERIOD_MAP.width;
  const room = {
    width: size.width - 2 * MARGIN.x * share,
    height: size.height - 2 * MARGIN.y * share,
  };
  const pxPerKm = Math.min(
    room.width / Math.max(1, east - west),
    room.height / Math.max(1, south - north),
  );
  const farthestKm = max(points, ({ x, y }) => Math.hypot(x, y)) ?? 0;
  return {
    origin,
    x: size.width / 2 - (pxPerKm * (west + east)) / 2,
    y: size.height / 2 - (pxPerKm * (north + south)) / 2,
    pxPerKm,
    size,
    rings: ticks(0, farthestKm, 4).slice(1),
  };
}
