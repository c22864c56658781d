import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { splitPolygon } from '../../src/lib/core/earth/antimeridian';
import type { Position } from '../../src/lib/core/record/model';
import { LandArea } from '../../src/lib/core/earth/land';
import { polygonsOf } from '../../src/lib/core/earth/regions';
import { cached } from '../../src/lib/core/record/cached';

/** Natural Earth as packed by `world-atlas`: TopoJSON, stitched at 180° and at the poles. */
export type NaturalEarth = Topology<{
  countries: GeometryCollection<{ name: string }>;
  land: GeometryCollection;
}>;

interface Country {
  /** ISO 3166-1 numeric; some disputed areas have none. */
  iso: string | undefined;
  name: string;
  /** Cut at 180° and wound by RFC 7946. */
  polygons: Position[][][];
}

export function countries(atlas: NaturalEarth): Country[] {
  return feature(atlas, atlas.objects.countries).features.map(({ id, properties, geometry }) => ({
    iso: id === undefined ? undefined : String(id),
    name: properties.name,
    polygons: cutPolygons(geometry),
  }));
}

const lands = new WeakMap<NaturalEarth, LandArea>();

export const landOf = (atlas: NaturalEarth): LandArea =>
  cached(lands, atlas, () => {
    const { features } = feature(atlas, atlas.objects.land);
    return new CachedLand(features.flatMap(({ geometry }) => cutPolygons(geometry).flat()));
  });

/** Tests check the same tracks again and again. */
class CachedLand extends LandArea {
  readonly #cache = new Map<string, boolean>();

  override contains(position: Position): boolean {
    return cached(this.#cache, position.join(), () => super.contains(position));
  }
}

function cutPolygons(geometry: GeoJSON.Geometry): Position[][][] {
  const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
  return isArea ? polygonsOf(geometry).flatMap(splitPolygon) : [];
}
