/**
 * What one would write with Turf alone: what the engine is measured against. Right only where
 * nothing comes near 180° or a pole (Turf works in the plane of longitude and latitude).
 */
import { area, circle, difference, featureCollection, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { AREA_KINDS } from '../../src/lib/core/reach/measures';
import {
  MEASURED_ROLES,
  reachKind,
  type Position,
  type ReachRecord,
} from '../../src/lib/core/record/model';
import { densify } from '../../src/lib/core/earth/sphere';
import { yearsOf, yearsOverlapped, type YearSpan } from '../../src/lib/core/record/time';

type Shape = Feature<Polygon | MultiPolygon> | null;

export interface TurfGround {
  /** Footprint of each year, km². */
  footprints: number[];
  /** Times that Turf gave up ("Unable to complete output ring") and a shape was left out. */
  failed: number;
}

/** Footprint, new ground and running total of every year, for all records and by kind. */
export function groundWithTurf(
  records: readonly ReachRecord[],
  span: YearSpan,
  radiusKm: number,
): TurfGround {
  const result: TurfGround = { footprints: [], failed: 0 };
  const attempt = (work: () => Shape, otherwise: Shape): Shape => {
    try {
      return work();
    } catch {
      result.failed++;
      return otherwise;
    }
  };
  const joined = (shapes: readonly Shape[]): Shape => {
    const some = shapes.filter((shape) => shape !== null);
    if (some.length < 2) return some[0] ?? null;
    return attempt(() => union(featureCollection(some)), some[0]!);
  };
  const shapes = new Map<ReachRecord, Shape>();
  const shapeOf = (record: ReachRecord): Shape => {
    if (!shapes.has(record)) {
      const circles = positionsOf(record).map((at) => circle(at, radiusKm, { steps: 64 }));
      shapes.set(record, joined(circles));
    }
    return shapes.get(record)!;
  };
  for (const kind of AREA_KINDS) {
    let known: Shape = null;
    for (const year of yearsOf(span)) {
      const members = records.filter(
        (record) =>
          (kind === 'all' || reachKind(record.kind) === kind) &&
          yearsOverlapped(record).includes(year),
      );
      const footprint = joined(members.map(shapeOf));
      const before: Shape = known;
      const gained =
        footprint && before
          ? attempt(() => difference(featureCollection([footprint, before])), null)
          : footprint;
      known = joined([before, footprint]);
      const [km2] = [footprint, gained, known].map((shape) => (shape ? area(shape) / 1e6 : 0));
      if (kind === 'all') result.footprints.push(km2!);
    }
  }
  return result;
}

function positionsOf({ sites, track }: ReachRecord): Position[] {
  const measured = sites.filter(({ role }) => MEASURED_ROLES.includes(role));
  return [
    ...measured.map(({ position }) => position),
    ...(track ? densify(track.positions).map(([lng, lat]): Position => [lng, lat]) : []),
  ];
}
