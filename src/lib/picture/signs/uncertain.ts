import { pairs, range, sort } from 'd3-array';
import { reachKind, type Position, type ReachKind } from '#core/record/model';
import type { ReachRecord } from '#core/record/schema';
import { continuous, foldLng } from '#core/earth/sphere';
import type { Attributes } from '$lib/site/markup';
import type { Point } from '$lib/site/boxes';
import type { Project } from '../screen';
import type { Sign } from './signs';
import type { Mark } from '../marks';
import { linePath } from './tracks';

/** The bounds of a place, hatched below the signs. */
export interface UncertainArea {
  recordId: string;
  kind: ReachKind;
  ring: readonly Position[];
}

type Placed = Pick<ReachRecord, 'sites' | 'track'>;

/** Each ring with the position that stands for it. */
function boundsOf({ sites, track }: Placed) {
  const guesses = (track?.bounds ?? []).map((bound) => {
    return { ...bound, position: track!.positions[bound.at]! };
  });
  return [...sites, ...guesses].flatMap(({ position, within }) =>
    within?.ring ? [{ position, ring: within.ring }] : [],
  );
}

export const areaMarks = (
  record: Placed & Pick<ReachRecord, 'id' | 'kind'>,
  project: Project,
  recordId = record.id,
) =>
  boundsOf(record).map(({ ring }, i) =>
    areaMark(
      { recordId, kind: reachKind(record.kind), ring },
      project,
      true,
      `area ${i} ${recordId}`,
    ),
  );

/** That a position stands for; undefined for a known place. */
export const ringAt = (record: Placed, [lng, lat]: Position): readonly Position[] | undefined =>
  boundsOf(record).find(
    ({ position }) => foldLng(position[0]) === foldLng(lng) && position[1] === lat,
  )?.ring;

/** Those with a sign in these years. */
export const areasOf = (areas: readonly UncertainArea[], signs: readonly Sign[]) =>
  areas.filter(({ recordId }) =>
    signs.some(({ place, shape }) => shape !== 'earlier' && place.id === recordId),
  );

/** Pale, so that signs are read first. */
export const areaStyle = (kind: ReachKind): Attributes => ({
  fill: 'none',
  stroke: `var(--${kind})`,
  'stroke-width': 0.9,
  'stroke-opacity': 0.3,
  'pointer-events': 'none',
});

/** Along an edge, straight in longitude and latitude. */
const EDGE_POINTS = range(0, 1, 1 / 4);
/** Between lines of the hatching, px. */
const HATCH_PX = 14;

/**
 * @param isShown else only when its record is pointed at or open
 * @param key where a record has several
 */
export function areaMark(
  { recordId, kind, ring }: UncertainArea,
  project: Project,
  isShown = true,
  key = `uncertain ${recordId}`,
): Mark {
  const rim = pairs(continuous([...ring])).flatMap(([[fromLng, fromLat], [lng, lat]]) =>
    EDGE_POINTS.map((part) =>
      project([fromLng + part * (lng - fromLng), fromLat + part * (lat - fromLat)]),
    ),
  );
  const lines = [rim, ...hatching(rim)].map((line) =>
    line.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
  );
  return {
    layer: 'uncertain',
    key,
    tag: 'path',
    shape: { d: linePath(lines).replace(/(?<=.)M/, 'ZM') },
    style: isShown ? areaStyle(kind) : { ...areaStyle(kind), 'stroke-opacity': 0 },
    hovered: areaStyle(kind),
    selected: areaStyle(kind),
    recordId,
  };
}

/** Within a ring, on a grid that areas share. */
function hatching(rim: readonly Point[]): Point[][] {
  const edges = pairs([...rim, rim[0]!]);
  const sums = rim.map(({ x, y }) => x + y);
  const lowest = Math.ceil(Math.min(...sums) / HATCH_PX) * HATCH_PX;
  const levels = range(lowest, Math.max(...sums), HATCH_PX);
  return levels.flatMap((level) => {
    const crossings = edges.flatMap(([a, b]) => {
      const part = (level - a.x - a.y) / (b.x + b.y - a.x - a.y);
      return part >= 0 && part < 1
        ? [{ x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y) }]
        : [];
    });
    const sorted = sort(crossings, ({ x }) => x);
    return range(0, sorted.length - 1, 2).map((i) => [sorted[i]!, sorted[i + 1]!]);
  });
}
