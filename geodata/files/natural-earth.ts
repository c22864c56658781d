import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { splitPolygon } from '#core/earth/antimeridian';
import type { Position } from '#core/record/model';
import { Area } from '#core/earth/area';
import { polygonsOf } from '#core/earth/regions';
import { cached } from '#core/record/cached';

/** Of `world-atlas`: stitched at 180° and the poles. */
export type NaturalEarth = Topology<{
  countries: GeometryCollection<{ name: string }>;
  land: GeometryCollection;
}>;

const cutCountries = new WeakMap<NaturalEarth, ReturnType<typeof countriesIn>>();

export const countries = (atlas: NaturalEarth) =>
  cached(cutCountries, atlas, () => countriesIn(atlas));

/** By ISO numeric codes, which some disputed areas lack. */
const countriesIn = (atlas: NaturalEarth) =>
  feature(atlas, atlas.objects.countries).features.map(({ id, properties, geometry }) => ({
    iso: id === undefined ? undefined : String(id),
    name: properties.name,
    polygons: cutPolygons(geometry),
  }));

const lands = new WeakMap<NaturalEarth, Area>();

export const landOf = (atlas: NaturalEarth): Area =>
  cached(lands, atlas, () => {
    const { features } = feature(atlas, atlas.objects.land);
    return new Area(features.flatMap(({ geometry }) => cutPolygons(geometry)));
  });

function cutPolygons(geometry: GeoJSON.Geometry): Position[][][] {
  const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
  return isArea ? polygonsOf(geometry).flatMap(splitPolygon) : [];
}
