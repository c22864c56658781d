import type { Area } from '../earth/area';
import type { RegionAt } from '../earth/regions';
import { foldLng } from '../earth/sphere';
import { isMeasuredSite, type Position, type Precision } from '../record/model';
import type { ReachRecord, Track, Within } from '../record/schema';

/** The region of a position, and the bounds of a place that has no more. */
export interface Geography {
  regionAt: RegionAt;
  boundsOf: (within: Within) => Area | null;
}

export interface TracedSite {
  position: Position;
  region: string;
  precision: Precision;
  /** Set where only bounds are known. */
  bounds: Area | null;
  /** One partner's own movement. */
  isStaging: boolean;
  /** Where a staff sits: nobody travelled there to act together. */
  isCommand: boolean;
}

/** An isolated waypoint is a place. */
export function traceOf(
  { sites, track }: Pick<ReachRecord, 'sites' | 'track'>,
  { regionAt, boundsOf }: Geography,
): { sites: TracedSite[]; legs: Position[][] } {
  const stretches = track ? knownLegs(track) : [];
  const waypoint = ([lng, lat]: Position, within?: Within) => ({
    position: [foldLng(lng), lat] as Position,
    within,
    region: '',
    precision: track!.precision,
    role: 'main' as const,
  });
  const waypoints = [
    ...(track?.bounds ?? []).map((guess) => waypoint(track!.positions[guess.at]!, guess.within)),
    ...stretches.flatMap((stretch) => (stretch.length === 1 ? waypoint(stretch[0]!) : [])),
  ];
  return {
    sites: [...sites, ...waypoints]
      .filter(({ role }) => role !== 'unpublished')
      .map(({ position, region, precision, within, role }) => ({
        position,
        region: region || (regionAt(position) ?? ''),
        precision,
        bounds: within ? boundsOf(within) : null,
        isStaging: !isMeasuredSite({ role }),
        isCommand: role === 'command',
      })),
    legs: stretches.filter(({ length }) => length > 1),
  };
}

/** Stretches between known waypoints: none begins or ends at a guess. */
export function knownLegs({
  positions,
  bounds = [],
}: Pick<Track, 'positions' | 'bounds'>): Position[][] {
  const guessed = new Set(bounds.map((guess) => guess.at));
  const legs: Position[][] = [[]];
  positions.forEach((position, i) => {
    if (!guessed.has(i)) legs.at(-1)!.push(position);
    else if (legs.at(-1)!.length > 0) legs.push([]);
  });
  return legs.filter(({ length }) => length > 0);
}
