import { range } from 'd3-array';
import type { Position, ReachKind, ReachRecord } from '$lib/core/record/model';
import { continuous, foldLng } from '$lib/core/earth/sphere';
import type { Project } from './screen';
import type { Mark } from './static/marks';
import { linePath } from './tracks';

/** Areas in which places lie of which no more is known: hatched, below the signs. */

export interface UncertainArea {
  recordId: string;
  kind: ReachKind;
  ring: readonly Position[];
}

type Placed = Pick<ReachRecord, 'sites' | 'track'>;

/** The rings of a record's bounds, each with the position that stands for it. */
function boundsOf({ sites, track }: Placed): { position: Position; ring: readonly Position[] }[] {
  const guesses = (track?.bounds ?? []).map((bound) => ({
    position: track!.positions[bound.at]!,
    within: bound.within,
  }));
  return [...sites, ...guesses].flatMap(({ position, within }) =>
    within?.ring ? [{ position, ring: within.ring }] : [],
  );
}

export const ringsOf = (record: Placed): (readonly Position[])[] =>
  boundsOf(record).map(({ ring }) => ring);

/** The bounds for which a position stands; undefined where it is known. */
export const ringAt = (record: Placed, [lng, lat]: Position): readonly Position[] | undefined =>
  boundsOf(record).find(
    ({ position }) => foldLng(position[0]) === foldLng(lng) && position[1] === lat,
  )?.ring;

/** Points of an edge, which is straight in longitude and latitude. */
const EDGE_POINTS = range(0, 1, 1 / 4);

export function areaMark(
  { recordId, kind, ring }: UncertainArea,
  project: Project,
  key = `uncertain ${recordId}`,
): Mark {
  const corners = continuous([...ring]);
  const points = corners.slice(1).flatMap(([lng, lat], i) => {
    const [fromLng, fromLat] = corners[i]!;
    return EDGE_POINTS.map((part) =>
      project([fromLng + part * (lng - fromLng), fromLat + part * (lat - fromLat)]),
    );
  });
  const pixels = points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
  return {
    layer: 'uncertain',
    key,
    tag: 'path',
    shape: { d: `${linePath([pixels])}Z` },
    style: {
      fill: `url(#hatch-${kind})`,
      stroke: `var(--${kind})`,
      'stroke-width': 0.8,
      'stroke-opacity': 0.5,
      'stroke-dasharray': '3 3',
      'pointer-events': 'none',
    },
    recordId,
  };
}
