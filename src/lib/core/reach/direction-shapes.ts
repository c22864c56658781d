import { bearing, destination, lineArc } from '@turf/turf';
import type { Feature, FeatureCollection, LineString, MultiLineString, Point } from 'geojson';
import { lineGeometry, toMetre } from '../earth/features';
import { densify, EARTH_RADIUS_KM } from '../earth/sphere';
import type { Position, ReachKind } from '../record/model';
import type { DirectionState, DirectionStateName } from './directions';

/**
 * What is drawn of a direction: a spoke from the origin to its edge, an arc across it for the edge and for
 * each earlier advance, the edge itself as a point. Arcs lie on today's spoke, at the distance of their
 * advance, not at the place of the visit; so distances can be compared along one line.
 */
export interface ShapeProperties {
  direction: string;
  role: 'spoke' | 'arc' | 'edge';
  /** The year of the advance; of the spoke and the edge, that of the edge. */
  year: number;
  state: DirectionStateName;
  km: number;
  recordId: string;
  kind: ReachKind;
  isEdge: boolean;
}

export type DirectionShape = Feature<LineString | MultiLineString | Point, ShapeProperties>;

/** Half the length of the arc of an edge and of an earlier advance, km. */
const EDGE_HALF_KM = 450;
const ADVANCE_HALF_KM = 220;
const ARC_STEPS = 12;
const RING_STEPS = 180;
const KM = { units: 'kilometers' } as const;

export function directionShapes(
  states: readonly DirectionState[],
  origin: Position,
): FeatureCollection<DirectionShape['geometry'], ShapeProperties> {
  return { type: 'FeatureCollection', features: states.flatMap((one) => shapesOf(one, origin)) };
}

function shapesOf(direction: DirectionState, origin: Position): DirectionShape[] {
  const { id, state, edgeKm, edgePosition, advances, visits } = direction;
  const edge = advances.at(-1);
  if (!edge || edgeKm === null || !edgePosition) return [];
  const edgeBearing = bearing(origin, edgePosition);
  const kindOf = (recordId: string) => visits.find((visit) => visit.recordId === recordId)!.kind;
  const shape = (
    role: ShapeProperties['role'],
    { year, km, recordId }: (typeof advances)[number],
    geometry: DirectionShape['geometry'],
  ): DirectionShape => ({
    type: 'Feature',
    id: [id, role, ...(role === 'arc' ? [recordId] : [])].join(':'),
    properties: {
      direction: id,
      role,
      year,
      state,
      km: Math.round(km),
      recordId,
      kind: kindOf(recordId),
      isEdge: recordId === edge.recordId,
    },
    geometry,
  });
  return [
    shape('spoke', edge, lineGeometry(densify([origin, edgePosition]))),
    ...advances.map((advance) => {
      const halfKm = advance === edge ? EDGE_HALF_KM : ADVANCE_HALF_KM;
      return shape('arc', advance, arcAcross(origin, edgeBearing, advance.km, halfKm));
    }),
    shape('edge', edge, { type: 'Point', coordinates: toMetre(edgePosition) }),
  ];
}

/** Part of the circle of that radius about the origin, centred on a bearing. */
function arcAcross(origin: Position, bearingDeg: number, km: number, halfKm: number) {
  // A circle of radius r about a point of the sphere is as long as one of radius R sin(r/R) on the plane.
  const planarKm = EARTH_RADIUS_KM * Math.sin(Math.min(km / EARTH_RADIUS_KM, Math.PI - 0.1));
  const halfDeg = Math.min(60, (halfKm / Math.max(planarKm, halfKm)) * (180 / Math.PI));
  const arc = lineArc(origin, km, bearingDeg - halfDeg, bearingDeg + halfDeg, {
    steps: ARC_STEPS,
    ...KM,
  });
  return lineGeometry(arc.geometry.coordinates as Position[]);
}

/** A circle of so many km about the origin, as lines cut at 180°. */
export function rangeRing(origin: Position, km: number): LineString | MultiLineString {
  const circle = Array.from({ length: RING_STEPS + 1 }, (_, i): Position => {
    const point = destination(origin, km, (360 * i) / RING_STEPS, KM);
    return point.geometry.coordinates as Position;
  });
  return lineGeometry(circle);
}
