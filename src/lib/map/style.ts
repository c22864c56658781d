import type { GeoJSON } from 'geojson';
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Layer, Projection } from '$lib/state/view';
import { graticule as graticuleLines } from './graticule';
import { base } from './layers/base';
import { centre } from './layers/centre';
import { extent } from './layers/extent';
import { farthest } from './layers/farthest';
import { ghosts } from './layers/ghosts';
import { graticule } from './layers/graticule';
import { earlierGround, footprint, newGround } from './layers/ground';
import { labels, selectedLabel } from './layers/labels';
import type { MapLayer, PaintContext } from './layers/layer';
import { precision } from './layers/precision';
import { regions } from './layers/regions';
import { sites } from './layers/sites';
import { straits } from './layers/straits';
import { tracks } from './layers/tracks';
import { watchZones } from './layers/watch-zones';
import { PALETTES, type Theme } from './palette';
import type { ReferenceScene } from './reference';
import type { Scene } from './scene';

/** Everything that is drawn above the basemap, one source each. */
export type Drawn = Scene & ReferenceScene;

/** Every switchable layer by its id in the view: one table for the style and the legend. */
export const MAP_LAYERS: { [Id in Layer]: MapLayer<Id> } = {
  sites,
  tracks,
  'new-ground': newGround,
  footprint,
  'earlier-ground': earlierGround,
  precision,
  farthest,
  extent,
  centre,
  regions,
  'watch-zones': watchZones,
  straits,
  graticule,
  labels,
};

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

/** Sources whose features carry a record: hover and selection reach them through `recordId`. */
export const RECORD_SOURCES = [
  'sites',
  'tracks',
  'ghostSites',
  'ghostTracks',
  'precision',
] as const satisfies readonly (keyof Scene)[];

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
    ],
  };
}

function sourcesOf({ detail, dataUrl }: StyleChoices, drawn: Drawn) {
  const sources: Record<string, SourceSpecification> = {
    land: geojson(`${dataUrl}/basemap-${detail ? '50m' : '110m'}.geojson`),
    graticule: geojson(graticuleLines()),
  };
  for (const [id, data] of Object.entries(drawn)) {
    const byRecord = RECORD_SOURCES.some((source) => source === id);
    sources[id] = { ...geojson(data), ...(byRecord && { promoteId: 'recordId' }) };
  }
  return sources;
}

/** `tolerance` below MapLibre's default: outlines stay smooth on the globe at low zoom. */
function geojson(data: GeoJSON | string): SourceSpecification {
  return { type: 'geojson', data, tolerance: 0.2 };
}
