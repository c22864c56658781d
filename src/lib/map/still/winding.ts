import type { MultiPolygon, Polygon, Position } from 'geojson';

/**
 * The same area with rings as d3-geo wants them: outer rings clockwise, or it fills the rest of the
 * planet. Longitudes must be continuous within a ring.
 */
export function woundForD3(area: Polygon | MultiPolygon): MultiPolygon {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) =>
      rings.map((ring, i) => (isClockwise(ring) === (i === 0) ? ring : [...ring].reverse())),
    ),
  };
}

function isClockwise(ring: readonly Position[]): boolean {
  return (
    ring.slice(1).reduce((sum, [x = 0, y = 0], i) => {
      const [px = 0, py = 0] = ring[i]!;
      return sum + (x - px) * (y + py);
    }, 0) > 0
  );
}
