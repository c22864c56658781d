import type { Geometry } from 'geojson';
import { isMeasuredSite } from '#core/record/model';
import type { ReachRecord } from '#core/record/schema';
import { penOn, shortPath } from '../pen';
import type { Frame } from '../frame';

export const regionOutline = ({ geometry }: { geometry: Geometry }, { projection }: Frame) =>
  shortPath(penOn(projection, 1.5).path(geometry));

/** The record's track, else a disc at each measured place; null if none is in sight. */
export function recordOutline(
  { sites, track }: Pick<ReachRecord, 'sites' | 'track'>,
  { projection }: Frame,
): string | null {
  const pen = penOn(projection, 1);
  const d = track
    ? shortPath(pen.path({ type: 'LineString', coordinates: track.positions }))
    : sites
        .filter(isMeasuredSite)
        .flatMap(({ position }) => pen.point(position) ?? [])
        .map(({ x, y }) => `M${x - 2.2},${y}a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0`)
        .join('');
  return d || null;
}
