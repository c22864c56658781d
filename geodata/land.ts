import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { splitPolygon } from '../src/lib/core/earth/antimeridian';
import type { Position } from '../src/lib/core/record/model';
import { foldLng, RADIANS } from '../src/lib/core/earth/sphere';

/** Natural Earth as packed by `world-atlas`: TopoJSON, stitched at 180° and at the poles. */
export type Atlas = Topology<{
  countries: GeometryCollection<{ name: string }>;
  land: GeometryCollection;
}>;

export interface Country {
  /** ISO 3166-1 numeric; some disputed areas have none. */
  iso?: string;
  name: string;
  /** Cut at 180° and wound by RFC 7946. */
  polygons: Position[][][];
}

export function countries(atlas: Atlas): Country[] {
  return feature(atlas, atlas.objects.countries).features.map((f) => ({
    ...(f.id === undefined ? {} : { iso: String(f.id) }),
    name: f.properties.name,
    polygons: cutPolygons(f.geometry),
  }));
}

type Edge = readonly [Position, Position];

/** Land with a test for "how far inside": coast edges indexed by bands of latitude. */
export class Land {
  readonly #bands = new Map<number, Edge[]>();

  constructor(atlas: Atlas) {
    for (const { geometry } of feature(atlas, atlas.objects.land).features) {
      for (const ring of cutPolygons(geometry).flat()) {
        ring.slice(1).forEach((b, i) => this.#add([ring[i]!, b]));
      }
    }
  }

  #add(edge: Edge) {
    const [a, b] = edge;
    for (let band = bandOf(Math.min(a[1], b[1])); band <= bandOf(Math.max(a[1], b[1])); band++) {
      const edges = this.#bands.get(band);
      if (edges) edges.push(edge);
      else this.#bands.set(band, [edge]);
    }
  }

  contains([lng, lat]: Position): boolean {
    const x = foldLng(lng);
    let inside = false;
    for (const [a, b] of this.#bands.get(bandOf(lat)) ?? []) {
      if (a[1] > lat === b[1] > lat) continue;
      if (x < a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
    }
    return inside;
  }

  /** Distance to the nearest coast within `withinKm`, otherwise Infinity; km, locally planar. */
  coastKm([lng, lat]: Position, withinKm: number): number {
    const p: Position = [foldLng(lng), lat];
    const degrees = withinKm / KM_PER_DEGREE;
    const squeeze = Math.cos(lat * RADIANS);
    let nearest = Infinity;
    for (let band = bandOf(lat - degrees); band <= bandOf(lat + degrees); band++) {
      for (const [a, b] of this.#bands.get(band) ?? []) {
        nearest = Math.min(nearest, segmentKm(p, a, b, squeeze));
      }
    }
    return nearest <= withinKm ? nearest : Infinity;
  }
}

/** An eighth of a degree, about as long as an edge. */
const bandOf = (lat: number) => Math.floor(lat * 8);
const KM_PER_DEGREE = 111.195;

function cutPolygons(geometry: GeoJSON.Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return splitPolygon(geometry.coordinates as Position[][]);
  if (geometry.type !== 'MultiPolygon') return [];
  return geometry.coordinates.flatMap((rings) => splitPolygon(rings as Position[][]));
}

function segmentKm(p: Position, a: Position, b: Position, squeeze: number): number {
  const [bx, by] = [(b[0] - a[0]) * squeeze, b[1] - a[1]];
  const [px, py] = [(p[0] - a[0]) * squeeze, p[1] - a[1]];
  const length2 = bx * bx + by * by;
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, (px * bx + py * by) / length2));
  return Math.hypot(px - t * bx, py - t * by) * KM_PER_DEGREE;
}
