import { geoArea, geoPath, type GeoProjection, type GeoStream } from 'd3-geo';
import type { Geometry, Position } from 'geojson';
import type { Point } from '$lib/site/boxes';
import { tenths } from './screen';
import type { Mark } from './marks';

/** @param coarsePx drops points nearer than this to the last one; 0 keeps all */
export function penOn(projection: GeoProjection, coarsePx = 0) {
  const stream = (out: GeoStream) => projection.stream(coarsePx ? thinned(out, coarsePx) : out);
  const toPath = geoPath({ stream }).digits(1);
  const clipped = geoPath(projection);
  return {
    path(geometry: Geometry) {
      if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
        return toPath(geometry) ?? '';
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      return toPath({ type: 'MultiPolygon', coordinates: polygons.map(clockwise) }) ?? '';
    },
    /** Null where the projection clips the position. */
    point(position: readonly number[]): Point | null {
      const coordinates = position as [number, number];
      // A bare projection does not clip, but a path of one clipped point is empty.
      if (!clipped({ type: 'Point', coordinates })) return null;
      const [x, y] = projection(coordinates)!;
      return { x: tenths(x), y: tenths(y) };
    },
  };
}

/** d3-geo reads RFC 7946's anticlockwise outer rings as the rest of the planet. */
function clockwise(coordinates: Position[][]): Position[][] {
  const isWhole = geoArea({ type: 'Polygon', coordinates }) > 2 * Math.PI;
  return isWhole ? coordinates.map((ring) => ring.toReversed()) : coordinates;
}

/** Also drops lines and rings of too few points. */
function thinned(out: GeoStream, px: number): GeoStream {
  let line: [x: number, y: number][] = [];
  let minPoints = 2;
  return {
    point(x, y) {
      const [lastX, lastY] = line.at(-1) ?? [Infinity, Infinity];
      if (Math.hypot(x - lastX, y - lastY) >= px) line.push([x, y]);
    },
    lineStart: () => (line = []),
    lineEnd() {
      if (line.length < minPoints) return;
      out.lineStart();
      for (const [x, y] of line) out.point(x, y);
      out.lineEnd();
    },
    polygonStart() {
      minPoints = 3;
      out.polygonStart?.();
    },
    polygonEnd() {
      minPoints = 2;
      out.polygonEnd?.();
    },
  };
}

/** @param perPx precision in parts of a pixel, 10 = tenths */
export const shortenPaths = (marks: readonly Mark[], perPx?: number) =>
  marks.map((mark) => {
    const { d } = mark.shape;
    if (d === undefined) return mark;
    return { ...mark, shape: { ...mark.shape, d: shortPath(String(d), perPx) } };
  });

/** Relative steps are a third shorter. Only for moves and lines. */
export function shortPath(data: string, perPx = 10) {
  if (/[^MLZ\d.,-]/.test(data)) return data;
  let current: readonly number[] = [];
  let lastLetter = '';
  const steps = data.replace(/([MLZ])([^MLZ]*)/g, (_, letter: string, point: string) => {
    const sign = letter === lastLetter ? ' ' : letter.replace('L', 'l');
    lastLetter = letter;
    if (letter === 'Z') return sign;
    const next = point.split(',').map((px) => Math.round(Number(px) * perPx));
    const step = letter === 'L' ? next.map((value, i) => value - current[i]!) : next;
    current = next;
    return sign + step.map((value) => value / perPx).join(' ');
  });
  return steps.replaceAll(' -', '-').replace(/\b0\./g, '.');
}
