import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { cached } from '#core/record/cached';
import { readData } from '$lib/site/dataset/dataset.server';
import { BUFFER_PX, LAND_SOURCE_LAYER, TOLERANCE_PX } from './style';

/** MapLibre's own grid: the tile equals what its worker would make of the GeoJSON. */
const EXTENT = 8192;
const TILE_PX = 512;
const units = (px: number) => (px * EXTENT) / TILE_PX;

type Shape = Extract<Geometry, { type: 'MultiPolygon' | 'MultiLineString' }>;

/** Coarse land, coasts and borders as the world's one vector tile, tinted by partner. */
export function landTile(): Uint8Array<ArrayBuffer> {
  const { features } =
    readData<FeatureCollection<Shape, { partner?: string }>>('basemap-110m.geojson');
  const shapes = new Map<string, Feature<Shape, { partner?: string }>>();
  for (const { geometry, properties } of features) {
    const { partner } = properties;
    const shape = cached(shapes, `${geometry.type} ${partner}`, () => ({
      type: 'Feature',
      properties: partner ? { partner } : {},
      geometry: { ...geometry, coordinates: [] } as Shape,
    }));
    (shape.geometry.coordinates as unknown[]).push(...geometry.coordinates);
  }
  const world: FeatureCollection = { type: 'FeatureCollection', features: [...shapes.values()] };
  const tile = new GeoJSONVT(world, {
    maxZoom: 0,
    indexMaxZoom: 0,
    extent: EXTENT,
    buffer: units(BUFFER_PX),
    tolerance: units(TOLERANCE_PX),
  }).getTile(0, 0, 0)!;
  const options = { version: 2, extent: EXTENT };
  return Uint8Array.from(fromGeojsonVt({ [LAND_SOURCE_LAYER]: tile }, options));
}
