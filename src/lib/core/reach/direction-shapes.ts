import { bearing, destination, distance } from '@turf/turf';
import type { Feature, FeatureCollection, LineString, MultiLineString, Point } from 'geojson';
import { lineGeometry, toMetre } from '../earth/features';
import { EARTH_RADIUS_KM, densify } from '../earth/sphere';
import type { Position, ReachKind } from '../record/model';
import {
  isExact,
  type DirectionState,
  type DirectionStateName,
  type MarkKind,
  type Visit,
} from './directions';

/**
 * What is drawn of a direction, where it happened: an arc through the place of each mark, across the bearing
 * from the origin to that place; a line from the origin through the marks in order, by which the edge
 * advanced; the edge as a point. What is known only within bounds has no arc and no point of its own, but arcs
 * at its least and its most distance, and the way between them on its bearing.
 */
export interface ShapeProperties {
  direction: string;
  role: 'advance' | 'arc' | 'least' | 'most' | 'bounds' | 'edge';
  /** Of the mark; of the line that of the edge. */
  year: number;
  state: DirectionStateName;
  /** From the origin; the least where the place is known within bounds. */
  km: number;
  mostKm?: number;
  recordId: string;
  kind: ReachKind;
  isEdge: boolean;
  mark: MarkKind;
}

export type DirectionShape = Feature<LineString | MultiLineString | Point, ShapeProperties>;
export type DirectionShapes = FeatureCollection<DirectionShape['geometry'], ShapeProperties>;

/** Half the length of the arc of an edge and of an earlier mark, km. */
const HALF_KM = { edge: 450, mark: 220 };
const ARC_STEPS = 12;
const RING_STEPS = 180;
const KM = { units: 'kilometers' } as const;

/** @param halfKm half the length of arcs: a map cuts longer ones to the length of its signs */
export function directionShapes(
  states: readonly DirectionState[],
  origin: Position,
  halfKm = HALF_KM,
): DirectionShapes {
  const features = states.flatMap((one) => shapesOf(one, origin, halfKm));
  return { type: 'FeatureCollection', features };
}

function shapesOf(
  { id, state, edge, marks, possible }: DirectionState,
  origin: Position,
  halfKm: typeof HALF_KM,
): DirectionShape[] {
  if (!edge) return [];
  const shape = (
    role: ShapeProperties['role'],
    visit: Visit,
    geometry: DirectionShape['geometry'],
  ): DirectionShape => ({
    type: 'Feature',
    id: [id, role, ...(role === 'advance' || role === 'edge' ? [] : [visit.recordId])].join(':'),
    properties: {
      ...{ direction: id, role, year: visit.year, state, km: Math.round(visit.reachKm) },
      ...(isExact(visit) ? {} : { mostKm: Math.round(visit.mostKm) }),
      ...{ recordId: visit.recordId, kind: visit.kind },
      ...{ isEdge: visit === edge, mark: visit.mark! },
    },
    geometry,
  });
  const line = [origin, ...marks.map(({ position }) => position)];
  return [
    shape('advance', edge, lineGeometry(densify(line))),
    ...[...marks, ...possible].flatMap((mark) => {
      const { position, reachKm, mostKm } = mark;
      const towards = bearing(origin, position);
      const arc = (km: number) =>
        arcAcross(origin, km, towards, halfKm[mark === edge ? 'edge' : 'mark']);
      if (isExact(mark)) return [shape('arc', mark, arc(distance(origin, position, KM)))];
      const ends = [reachKm, mostKm].map((km) => away(origin, km, towards));
      return [
        shape('least', mark, arc(reachKm)),
        shape('most', mark, arc(mostKm)),
        shape('bounds', mark, lineGeometry(densify(ends))),
      ];
    }),
    ...(isExact(edge)
      ? [shape('edge', edge, { type: 'Point', coordinates: toMetre(edge.position) })]
      : []),
  ];
}

/** Part of the circle of that radius about the origin, centred on a bearing. */
function arcAcross(origin: Position, km: number, towards: number, halfKm: number) {
  // A circle of radius r about a point of the sphere is as long as one of radius R sin(r/R) on the plane.
  const planarKm = EARTH_RADIUS_KM * Math.sin(Math.min(km / EARTH_RADIUS_KM, Math.PI - 0.1));
  const halfDeg = Math.min(60, (halfKm / Math.max(planarKm, halfKm)) * (180 / Math.PI));
  return lineGeometry(circle(origin, km, towards, halfDeg, ARC_STEPS));
}

/** A circle of so many km about the origin, as lines cut at 180°. */
export const rangeRing = (origin: Position, km: number): LineString | MultiLineString =>
  lineGeometry(circle(origin, km, 180, 180, RING_STEPS));

/** The part of a circle about the origin that reaches so far to both sides of a bearing, clockwise. */
function circle(origin: Position, km: number, middle: number, half: number, steps: number) {
  return Array.from({ length: steps + 1 }, (_, i) =>
    away(origin, km, middle + half * ((2 * i) / steps - 1)),
  );
}

const away = (origin: Position, km: number, towards: number): Position =>
  destination(origin, km, towards, KM).geometry.coordinates as Position;
