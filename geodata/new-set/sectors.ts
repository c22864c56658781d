import { BASE } from '#core/record/languages';
import { range } from 'd3-array';
import { splitPolygon } from '#core/earth/antimeridian';
import { circleRing } from '#core/earth/circle';
import { EARTH_RADIUS_KM, foldLng } from '#core/earth/sphere';
import { NEAR, NEAR_KM, SECTORS } from '#core/reach/origin';
import type { Position } from '#core/record/model';
import { upper } from '#core/answer/voice';
import { roundedRing } from '../build/basemap';
import type { RegionsFile } from '#core/record/dataset-files';

const CORNERS = 12 * SECTORS.length;
const STEP_KM = 100;

export function sectorRegions([lng, lat]: Position, origin: string): RegionsFile {
  // From a pole all bearings coincide, and outlines are drawn to 89.9°.
  const centre: Position = [lng, Math.max(-89.85, Math.min(89.85, lat))];
  const circle = circleRing(centre, NEAR_KM, CORNERS).slice(0, -1);
  const antipode: Position = [foldLng(centre[0] + 180), -centre[1]];
  const distances = range(NEAR_KM + STEP_KM, Math.PI * EARTH_RADIUS_KM - STEP_KM, STEP_KM);
  const rings = distances.map((km) => circleRing(centre, km, 2 * SECTORS.length).slice(0, -1));
  // Anticlockwise from north: the nth sector's western border is odd corner -n.
  const borders = SECTORS.map((_, n) => rings.map((ring) => ring.at(1 - 2 * n)!));
  const shapes = SECTORS.map((id, n) => {
    const eastern = borders[(n + 1) % SECTORS.length]!;
    const near = range(-6, 7).map((i) => circle.at((i - 12 * n) % CORNERS)!);
    const ring = [...near, ...borders[n]!, antipode, ...eastern.toReversed()];
    return { id: id as string, name: `${upper(id)} of ${origin}`, ring };
  });
  const around = { id: NEAR, name: `Within ${NEAR_KM} km of ${origin}`, ring: circle };
  return {
    type: 'FeatureCollection',
    features: [...shapes, around].map(({ id, name, ring }, i) => ({
      type: 'Feature' as const,
      properties: { id, name: { [BASE]: name }, order: i + 1, note: 'By rule, not by hand.' },
      geometry: {
        type: 'MultiPolygon' as const,
        coordinates: splitPolygon([ring]).map((polygon) =>
          polygon.map((cut) => roundedRing(cut, 5)),
        ),
      },
    })),
  };
}
