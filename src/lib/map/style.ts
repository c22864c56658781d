import type { GeoJSON } from 'geojson';
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Layer, Projection } from '$lib/view/view';
import { graticule as graticuleLines } from './still/graticule';
import { base } from './layers/base';
import { ghosts } from './layers/ghosts';
import { selectedLabel } from './layers/labels';
import type { PaintContext } from './layers/layer';
import { MAP_LAYERS } from './layers/table';
import { MERGED, fromMerged, merge } from './gl/merged';
import { PALETTES, type Theme } from './palette';
import type { ReferenceScene } from './reference';
import type { Scene } from './scene';

/** Everything that is drawn above the basemap. */
export type Drawn = Scene & ReferenceScene;

/** What the style depends on besides the scene; any change of it means a new style. */
export interface StyleChoices {
  theme: Theme;
  layers: readonly Layer[];
  projection: Projection;
  selected: string | null;
  /** Finer coasts (1:50m), wanted from zoom 3.5 on. */
  detail: boolean;
  /** Where the built data lives, for example `/data`. */
  dataUrl: string;
}

/**
 * The whole style: sources with the scene's data, layers in drawing order (first = bottom). Layers
 * that are switched off stay in the list, hidden, so that a switch changes one property.
 */
export function buildStyle(choices: StyleChoices, drawn: Drawn): StyleSpecification {
  const context: PaintContext = {
    palette: PALETTES[choices.theme],
    selected: choices.selected,
  };
  const layer = (id: Layer): LayerSpecification[] => {
    const visibility = choices.layers.includes(id) ? 'visible' : 'none';
    return MAP_LAYERS[id]
      .paint(context)
      .map((spec) => ({ ...spec, layout: { ...spec.layout, visibility } }) as LayerSpecification);
  };
  return {
    version: 8,
    projection: { type: choices.projection === 'globe' ? 'globe' : 'mercator' },
    sources: sourcesOf(choices, drawn),
    layers: [
      ...base(context),
      ...layer('graticule'),
      ...layer('regions'),
      ...layer('earlier-ground'),
      ...layer('footprint'),
      ...layer('new-ground'),
      ...layer('extent'),
      ...layer('watch-zones'),
      ...layer('precision'),
      ...ghosts(context),
      ...layer('farthest'),
      ...layer('centre'),
      ...layer('tracks'),
      ...layer('straits'),
      ...layer('labels'),
      selectedLabel(context),
      ...layer('sites'),
    ].map(fromMerged),
  };
}

export const SOURCES = ['land', 'graticule', ...MERGED];

function sourcesOf({ detail, dataUrl }: StyleChoices, drawn: Drawn) {
  const sources: Record<string, SourceSpecification> = {
    land: geojson(`${dataUrl}/basemap-${detail ? '50m' : '110m'}.geojson`),
    graticule: geojson(graticuleLines()),
  };
  // Hover and selection reach the features of a record through `recordId`.
  for (const id of MERGED) sources[id] = { ...geojson(merge(id, drawn)), promoteId: 'recordId' };
  return sources;
}

/** `tolerance` below MapLibre's default: outlines stay smooth on the globe at low zoom. */
function geojson(data: GeoJSON | string) {
  return { type: 'geojson', data, tolerance: 0.2 } satisfies SourceSpecification;
}
