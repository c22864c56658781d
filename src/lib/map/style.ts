import type { Feature, FeatureCollection, GeoJSON } from 'geojson';
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Layer, Projection } from '$lib/view/view';
import { spokes } from './layers/edges';
import { graticuleLines } from './graticule';
import { base } from './layers/base';
import { earlierGround, firstReached, footprint, newGround } from './layers/ground';
import type { LayerPaint, PaintContext } from './layers/layer';
import { centre, extent, farthest } from './layers/measures';
import { ghosts, precision, sites, tracks } from './layers/records';
import { graticule, regions, watchZones } from './layers/reference';
import { SITE, landUrl } from './gl/site-file';
import { PALETTES, type Theme } from './palette';
import type { ReferenceScene } from './reference';
import type { Scene } from './scene';

/** Below MapLibre's default: outlines stay smooth on the globe at low zoom. */
export const TOLERANCE_PX = 0.2;
/** Wider than any line: by default each tile draws more than as much again of its neighbours. */
export const BUFFER_PX = 16;

/** Everything that is drawn above the basemap, a collection a kind of thing. */
export type Drawn = Scene & ReferenceScene;

/** What the style depends on besides the scene; any change of it means a new style. */
export interface StyleChoices {
  theme: Theme;
  layers: readonly Layer[];
  projection: Projection;
  /** Finer coasts (1:50m), wanted from zoom 3.5 on; the coarse ones stay until they have come. */
  coasts: 'coarse' | 'awaited' | 'fine';
  /** Where the built data lives, for example `/data`. */
  dataUrl: string;
}

/** In drawing order, first = bottom: what a layer of the view is, or what is always there. */
const LAYERS: [id: Layer | null, paint: LayerPaint][] = [
  [null, base],
  ['graticule', graticule],
  ['regions', regions],
  ['first-reached', firstReached],
  ['earlier-ground', earlierGround],
  ['footprint', footprint],
  ['new-ground', newGround],
  ['extent', extent],
  ['watch-zones', watchZones],
  ['precision', precision],
  ['edges', spokes],
  [null, ghosts],
  ['farthest', farthest],
  ['centre', centre],
  ['tracks', tracks],
  ['sites', sites],
];

/** Of the tile with the coarse land. */
export const LAND_LAYER = 'land';

/**
 * All layers; their sources are `land`, `graticule` and the collections of `Drawn`. Those switched
 * off stay in the list, hidden, so that a switch changes one property.
 */
export function styleLayers(context: PaintContext, shown: readonly Layer[]): LayerSpecification[] {
  return LAYERS.flatMap(([id, paint]) => {
    if (!id) return paint(context);
    const visibility = shown.includes(id) ? 'visible' : 'none';
    return paint(context).map(
      (layer) => ({ ...layer, layout: { ...layer.layout, visibility } }) as typeof layer,
    );
  });
}

/** MapLibre's style: sources with the scene's data, and the layers. */
export function buildStyle(choices: StyleChoices, drawn: Drawn): StyleSpecification {
  const { theme, layers, projection, coasts, dataUrl } = choices;
  return {
    version: 8,
    projection: { type: projection === 'globe' ? 'globe' : 'mercator' },
    sources: {
      ...(coasts !== 'fine' && {
        land: { type: 'vector', tiles: [`${SITE}${landUrl(dataUrl)}`], maxzoom: 0 },
      }),
      ...(coasts !== 'coarse' && { coasts: geojson(`${dataUrl}/basemap-50m.geojson`) }),
      // Thousands of places, worked through as soon as they are there.
      graticule: geojson(layers.includes('graticule') ? graticuleLines() : NOTHING),
      // Hover and selection reach the features of a direction or a record through `key`.
      scene: { ...geojson(sceneData(drawn)), promoteId: 'key' },
    },
    layers: styleLayers({ palette: PALETTES[theme] }, layers).flatMap((layer) =>
      'source' in layer && layer.source === 'land' ? landLayers(layer, coasts) : fromScene(layer),
    ),
  };
}

/**
 * The collections as MapLibre's one source, so that all of them change in the same frame; each
 * feature says which it comes from.
 */
export function sceneData({ labels, straits, ...shapes }: Drawn): FeatureCollection {
  // These two are only names.
  void [labels, straits];
  const features = Object.entries(shapes).flatMap(([of, collection]) =>
    (collection.features as Feature[]).map(({ properties, ...feature }) => ({
      ...feature,
      properties: { ...properties, of, key: properties?.direction || properties?.recordId },
    })),
  );
  return { type: 'FeatureCollection', features };
}

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** A layer of the land in each of its sources that there is. */
function landLayers(layer: LayerSpecification, coasts: StyleChoices['coasts']) {
  const { id } = layer;
  const shape = { ...layer, paint: alike(layer) };
  return [
    ...(coasts !== 'fine' ? [{ ...shape, 'source-layer': LAND_LAYER }] : []),
    ...(coasts !== 'coarse' ? [{ ...shape, id: `${id}-fine`, source: 'coasts' }] : []),
  ] as LayerSpecification[];
}

/** A layer of one collection as a layer of the source that has them all. */
function fromScene(layer: LayerSpecification): LayerSpecification {
  if (!('source' in layer) || layer.source === 'graticule') return layer;
  const own = ['==', ['get', 'of'], layer.source];
  const filter = 'filter' in layer && layer.filter ? ['all', own, layer.filter] : own;
  return { ...layer, source: 'scene', filter, paint: alike(layer) } as LayerSpecification;
}

const DISC = { 'circle-opacity': 1, 'circle-stroke-opacity': 1 };

/**
 * MapLibre compiles a shader for each set of properties that differ by feature or by zoom as well, which
 * takes 50 ms where there is no graphics card. So all lines have one set, and all discs.
 */
function alike({ type, paint }: LayerSpecification): object | undefined {
  if (type !== 'line' && type !== 'circle') return paint;
  const all = Object.entries({ ...(type === 'circle' && DISC), ...paint }) as [string, unknown][];
  return Object.fromEntries(
    all.map(([name, value]) => {
      if (name === 'line-dasharray') return [name, value];
      const isSize = name === 'line-width' || name === 'circle-radius';
      return [name, isSize ? byZoom(value) : byFeature(value)];
    }),
  );
}

const byFeature = (value: unknown): unknown =>
  Array.isArray(value) ? value : ['case', ['has', 'of'], value, value];

function byZoom(value: unknown): unknown {
  const [operator, how, input, ...stops] = (Array.isArray(value) ? value : []) as unknown[];
  if (operator === 'interpolate' && Array.isArray(input) && input[0] === 'zoom')
    return [operator, how, input, ...stops.map((stop, i) => (i % 2 ? byFeature(stop) : stop))];
  const same = byFeature(value);
  return ['interpolate', ['linear'], ['zoom'], 0, same, 1, same];
}

const geojson = (data: GeoJSON | string) =>
  ({
    type: 'geojson',
    data,
    tolerance: TOLERANCE_PX,
    buffer: BUFFER_PX,
  }) satisfies SourceSpecification;
