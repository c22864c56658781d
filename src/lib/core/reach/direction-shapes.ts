import { bearing, destination, distance, lineArc } from '@turf/turf';
import type { Feature, FeatureCollection, LineString, MultiLineString, Point } from 'geojson';
import { lineGeometry, toMetre } from '../earth/features';
import { EARTH_RADIUS_KM, RADIANS, continuous, densify } from '../earth/sphere';
import type { Position, ReachKind } from '../record/model';
import { isExact } from './directions';
import type { DirectionState, DirectionStateName, MarkKind, Visit } from './directions';

/**
 * An arc through the place of each mark, across its bearing from the origin; a line from there through the
 * marks in order, the advance; the edge as a point. What is known only within bounds has arcs at its least and
 * its most distance instead, and the way between them on its bearing.
 */
export interface ShapeProperties extends MarkProperties {
  direction: string;
  role: 'advance' | 'arc' | 'least' | 'most' | 'bounds' | 'edge';
}

export interface MarkProperties {
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
const KM = { units: 'kilometers' } as const;

export function directionShapes(
  states: readonly DirectionState[],
  origin: Position,
): DirectionShapes {
  const features = states.flatMap((one) => shapesOf(one, origin));
  return { type: 'FeatureCollection', features };
}

function shapesOf(direction: DirectionState, origin: Position): DirectionShape[] {
  const { id, edge, marks, possible } = direction;
  if (!edge) return [];
  const shape = (
    role: ShapeProperties['role'],
    visit: Visit,
    geometry: DirectionShape['geometry'],
  ): DirectionShape => ({
    type: 'Feature',
    id: [id, role, ...(role === 'advance' || role === 'edge' ? [] : [visit.recordId])].join(':'),
    properties: { direction: id, role, ...markProperties(direction, visit) },
    geometry,
  });
  return [
    shape('advance', edge, lineGeometry(advanceLine(direction, origin))),
    ...[...marks, ...possible].flatMap((mark) => {
      const { position, reachKm, mostKm } = mark;
      const half = HALF_KM[mark === edge ? 'edge' : 'mark'];
      const [arc, most] = arcsAcross(mark, origin, half).map(lineGeometry);
      if (!most) return [shape('arc', mark, arc!)];
      const towards = bearing(origin, position);
      const ends = [reachKm, mostKm].map(
        (km) => destination(origin, km, towards, KM).geometry.coordinates as Position,
      );
      return [
        shape('least', mark, arc!),
        shape('most', mark, most),
        shape('bounds', mark, lineGeometry(densify(ends))),
      ];
    }),
    ...(isExact(edge)
      ? [shape('edge', edge, { type: 'Point', coordinates: toMetre(edge.position) })]
      : []),
  ];
}

export function markProperties({ state, edge }: DirectionState, visit: Visit): MarkProperties {
  return {
    ...{ year: visit.year, state, km: Math.round(visit.reachKm) },
    ...(isExact(visit) ? {} : { mostKm: Math.round(visit.mostKm) }),
    ...{ recordId: visit.recordId, kind: visit.kind },
    ...{ isEdge: visit === edge, mark: visit.mark! },
  };
}

export const advanceLine = ({ marks }: DirectionState, origin: Position): Position[] =>
  densify([origin, ...marks.map(({ position }) => position)]);

/**
 * Across the bearing from the origin to a mark, clockwise: the arc through its place, or those at its least
 * and at its most distance.
 */
export function arcsAcross(mark: Visit, origin: Position, halfKm: number): Position[][] {
  const towards = bearing(origin, mark.position);
  const exact = distance(origin, mark.position, KM);
  return (isExact(mark) ? [exact] : [mark.reachKm, mark.mostKm]).map((km) => {
    // A circle of radius r about a point of the sphere is as long as one of radius R sin(r/R) on the plane.
    const planarKm = EARTH_RADIUS_KM * Math.sin(Math.min(km / EARTH_RADIUS_KM, Math.PI - 0.1));
    const half = Math.min(60, halfKm / Math.max(planarKm, halfKm) / RADIANS);
    const arc = lineArc(origin, km, towards - half, towards + half, { ...KM, steps: ARC_STEPS });
    return continuous(arc.geometry.coordinates as Position[]);
  });
}
