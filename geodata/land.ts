import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { splitPolygon } from '../src/lib/core/earth/antimeridian';
import type { Position } from '../src/lib/core/record/model';
import { Land } from '../src/lib/core/earth/land';

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

/** Indexing the coasts takes longer than all checks: once an atlas. */
const lands = new WeakMap<Atlas, Land>();

export function landOf(atlas: Atlas): Land {
  const shapes = () => feature(atlas, atlas.objects.land).features;
  const rings = () => shapes().flatMap(({ geometry }) => cutPolygons(geometry).flat());
  const land = lands.get(atlas) ?? new RememberedLand(rings());
  lands.set(atlas, land);
  return land;
}

/** The checks ask about the same places of the tracks again and again. */
class RememberedLand extends Land {
  readonly #known = new Map<string, boolean>();

  override contains(position: Position): boolean {
    const key = position.join();
    const known = this.#known.get(key) ?? super.contains(position);
    this.#known.set(key, known);
    return known;
  }
}

function cutPolygons(geometry: GeoJSON.Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return splitPolygon(geometry.coordinates as Position[][]);
  if (geometry.type !== 'MultiPolygon') return [];
  return geometry.coordinates.flatMap((rings) => splitPolygon(rings as Position[][]));
}
