import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';

type Area = Polygon | MultiPolygon;

/**
 * The outlines of cell areas without the zigzag of the hexagons, for drawing only. Edges between
 * two areas are smoothed alike, so neighbours still meet.
 */
export function smoothed<P>(areas: FeatureCollection<Area, P>): FeatureCollection<Area, P> {
  return { ...areas, features: areas.features.map(smoothArea) };
}

function smoothArea<P>(area: Feature<Area, P>): Feature<Area, P> {
  const { geometry } = area;
  if (geometry.type === 'Polygon')
    return {
      ...area,
      geometry: { ...geometry, coordinates: geometry.coordinates.map(smoothRing) },
    };
  const coordinates = geometry.coordinates.map((polygon) => polygon.map(smoothRing));
  return { ...area, geometry: { ...geometry, coordinates } };
}

/**
 * Three times the midpoints of the edges: what remains is a cubic B-spline's outline (Lane &
 * Riesenfeld 1980), one cell's edge wide of the original at most. Points on the 180° cut stay, or
 * the two halves of a split area would draw apart.
 */
export function smoothRing(ring: Position[]): Position[] {
  let open = ring.slice(0, -1);
  if (open.length < 3) return ring;
  for (let pass = 0; pass < 3; pass++)
    open = open.map((a, i) => {
      const b = open[(i + 1) % open.length]!;
      if (onCut(a)) return a;
      return onCut(b) ? b : [(a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2];
    });
  return [...open, open[0]!];
}

const onCut = (position: Position) => Math.abs(position[0]!) === 180;
