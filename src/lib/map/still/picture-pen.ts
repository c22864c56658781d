import { geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { Feature } from 'geojson';
import type { Position } from '$lib/core/record/model';
import type { Common, PathMark } from './picture';
import { thinPath } from '../gl/thin';
import { woundForD3 } from './winding';

/** Turns features into marks in pixels; what is out of sight gives none. */
export class Pen {
  readonly #project: GeoProjection;
  readonly #coarsePx: number;
  readonly #path: (object: GeoPermissibleObjects) => string | null;

  /** @param coarsePx leaves out points nearer than this to the one before; 0 keeps all */
  constructor(project: GeoProjection, coarsePx = 0) {
    this.#coarsePx = coarsePx;
    this.#project = project;
    this.#path = geoPath(project).digits(1);
  }

  /** One path for all features; none when nothing of them is in sight. */
  paths(what: string, features: readonly Feature[], more: Partial<Common> = {}): PathMark[] {
    const { recordId, reach, opacity } = more;
    const path = features
      .map(({ geometry }) =>
        geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
          ? woundForD3(geometry)
          : geometry,
      )
      .map((geometry) => this.#path(geometry) ?? '')
      .join('');
    const d = this.#coarsePx ? thinPath(path, this.#coarsePx) : path;
    if (!d) return [];
    return [
      {
        shape: 'path',
        what,
        d,
        ...(recordId !== undefined && { recordId }),
        ...(reach && { reach }),
        ...(opacity !== undefined && { opacity }),
      },
    ];
  }

  /** Pixels, or null when the place is out of sight. */
  at(position: readonly number[]): { x: number; y: number } | null {
    // A path of one point is empty when it is clipped; the bare projection would not say.
    if (!this.#path({ type: 'Point', coordinates: [...position] })) return null;
    const [x, y] = this.#project(position as Position) ?? [NaN, NaN];
    return { x: round(x), y: round(y) };
  }
}

/** Tenths of a pixel. */
export const round = (px: number) => Math.round(px * 10) / 10;
