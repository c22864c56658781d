import { geoArea, geoPath, type GeoPath, type GeoProjection, type GeoStream } from 'd3-geo';
import type { Geometry, Position } from 'geojson';
import { tenths } from '../screen';
import type { Mark } from './marks';

/** Writes geometries as SVG path data in the pixels of a projection, to a tenth of one. */
export class Pen {
  readonly #project: GeoProjection;
  readonly #path: GeoPath;
  readonly #point: GeoPath;

  /** @param coarsePx leaves out points nearer than this to the one before; 0 keeps all */
  constructor(project: GeoProjection, coarsePx = 0) {
    const stream = (out: GeoStream) => project.stream(coarsePx ? thinned(out, coarsePx) : out);
    this.#project = project;
    this.#point = geoPath(project);
    this.#path = geoPath({ stream }).digits(1);
  }

  path(geometry: Geometry): string {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
      return this.#path(geometry) ?? '';
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return this.#path({ type: 'MultiPolygon', coordinates: polygons.map(clockwise) }) ?? '';
  }

  readonly at = (position: readonly number[]): { x: number; y: number } | null => {
    const coordinates = position as [number, number];
    // A path of one point is empty when it is clipped; the bare projection would not say.
    if (!this.#point({ type: 'Point', coordinates })) return null;
    const [x, y] = this.#project(coordinates) ?? [NaN, NaN];
    return { x: tenths(x), y: tenths(y) };
  };
}

/** d3-geo takes an anticlockwise outer ring for the rest of the planet; RFC 7946 wants it so. */
function clockwise(coordinates: Position[][]): Position[][] {
  const isWhole = geoArea({ type: 'Polygon', coordinates }) > 2 * Math.PI;
  return isWhole ? coordinates.map((ring) => ring.toReversed()) : coordinates;
}

/** Lines without points that would not be seen; rings too small to have an area go. */
function thinned(out: GeoStream, px: number): GeoStream {
  let line: [x: number, y: number][] = [];
  let least = 2;
  return {
    point(x, y) {
      const [lastX, lastY] = line.at(-1) ?? [Infinity, Infinity];
      if (Math.hypot(x - lastX, y - lastY) >= px) line.push([x, y]);
    },
    lineStart: () => (line = []),
    lineEnd() {
      if (line.length < least) return;
      out.lineStart();
      for (const [x, y] of line) out.point(x, y);
      out.lineEnd();
    },
    polygonStart() {
      least = 3;
      out.polygonStart?.();
    },
    polygonEnd() {
      least = 2;
      out.polygonEnd?.();
    },
  };
}

/** Marks whose paths are written as short as they go; on so many parts of a pixel. */
export const shortened = (marks: readonly Mark[], perPx?: number): Mark[] =>
  marks.map((mark) => {
    const { d } = mark.at;
    return d === undefined ? mark : { ...mark, at: { ...mark.at, d: shortPath(String(d), perPx) } };
  });

/**
 * Path data of points and lines as steps from point to point, a third shorter than the points themselves. Other
 * path data stays as it is.
 */
export function shortPath(data: string, perPx = 10): string {
  if (/[^MLZ\d.,-]/.test(data)) return data;
  let at: readonly number[] = [];
  let before = '';
  const steps = data.replace(/([MLZ])([^MLZ]*)/g, (_, letter: string, point: string) => {
    const sign = letter === before ? ' ' : letter.replace('L', 'l');
    before = letter;
    if (letter === 'Z') return sign;
    const next = point.split(',').map((px) => Math.round(Number(px) * perPx));
    const step = letter === 'L' ? next.map((value, i) => value - at[i]!) : next;
    at = next;
    return sign + step.map((value) => value / perPx).join(' ');
  });
  return steps.replaceAll(' -', '-').replace(/\b0\./g, '.');
}
