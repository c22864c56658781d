/* Cut at 180° (RFC 7946 §3.1.9); edges are great circles. */
import { pairs, sum } from 'd3-array';
import { geoArea, geoEquirectangular, geoStream } from 'd3-geo';
import { booleanPointInPolygon, polygon } from '@turf/turf';
import type { LineString, Polygon } from 'geojson';
import type { Position } from '../record/model';
import { densify } from './sphere';

/** The plate carrée in plain degrees: d3 cuts it at 180°. */
const degrees = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([0, 0])
  .reflectY(true)
  .precision(0);

function cut(geometry: LineString | Polygon): Position[][] {
  const lines: Position[][] = [];
  const sink = {
    lineStart: () => void lines.push([]),
    point: (lng: number, lat: number) => void lines.at(-1)!.push([lng, lat]),
    lineEnd: () => {},
    polygonStart: () => {},
    polygonEnd: () => {},
  };
  geoStream(geometry, degrees.stream(sink));
  return lines;
}

export const splitLine = (line: readonly Position[]): Position[][] =>
  cut({ type: 'LineString', coordinates: [...line] });

/** To 5 decimals: builds must be byte-equal everywhere. */
export const trackLines = (positions: readonly Position[]): Position[][] =>
  splitLine(densify(positions)).map((piece) =>
    piece.map(([lng, lat]) => [Math.round(lng * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5]),
  );

/** Of any winding, over 180° or round a pole; the largest ring holds the others. */
export function splitPolygon(rings: readonly (readonly Position[])[]): Position[][][] {
  const clockwise = rings.map((ring) => clockwiseOf(closed(ring)));
  const [largest = [], ...others] = clockwise.sort((a, b) => steradians(b) - steradians(a));
  const coordinates = [largest, ...others.map((ring) => ring.reverse())];
  const pieces = cut({ type: 'Polygon', coordinates }).map((ring) => closed(ring).reverse());
  const outer = pieces.filter((ring) => signedArea(ring) > LEAST_AREA);
  const holes = pieces.filter((ring) => signedArea(ring) < -LEAST_AREA);
  return outer.map((ring) => {
    const shape = polygon([ring]);
    return [ring, ...holes.filter(([first]) => booleanPointInPolygon(first!, shape))];
  });
}

/** Square degrees; anything smaller is a sliver along 180°. */
const LEAST_AREA = 1e-9;

/** Of a closed ring, square degrees; positive when anticlockwise. */
export const signedArea = (ring: readonly Position[]) =>
  sum(pairs(ring), ([a, b]) => a[0] * b[1] - b[0] * a[1]) / 2;

function closed(ring: readonly Position[]): Position[] {
  const [first] = ring;
  return first && String(first) !== String(ring.at(-1)) ? [...ring, first] : [...ring];
}

/** To the right of a ring. */
const steradians = (ring: Position[]) => geoArea({ type: 'Polygon', coordinates: [ring] });

const clockwiseOf = (ring: Position[]): Position[] =>
  steradians(ring) > 2 * Math.PI ? ring.reverse() : ring;
