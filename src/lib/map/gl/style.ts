import type { Feature, FeatureCollection, GeoJSON } from 'geojson';
import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { Layer } from '$lib/view/view';
import { SITE, landUrl } from './site-file';
import { PALETTES, type Palette, type Theme } from '$lib/site/palette';
import { FEATURE_STATES, LAYERS_OF, type Look, type MapLayer } from '$lib/picture/layers/layers';
import type { Scene } from '$lib/picture/layers/scene';

/** Below MapLibre's default, so that outlines stay smooth at low zoom. */
export const TOLERANCE_PX = 0.2;
/** Wider than any line. MapLibre's default would more than double each tile's area. */
export const BUFFER_PX = 16;

/** A change of these means a new style. */
export interface StyleChoices {
  theme: Theme;
  layers: readonly Layer[];
  /** From FINE_ZOOM on 1:50m; the coarse ones stay until these are loaded. */
  coasts: 'coarse' | 'awaited' | 'fine';
  dataUrl: string;
}

export const LAND_SOURCE_LAYER = 'land';

export function buildStyle(choices: StyleChoices, scene: Scene): StyleSpecification {
  const { theme, layers, coasts, dataUrl } = choices;
  const palette = PALETTES[theme];
  return {
    version: 8,
    // A step of the year changes only these, no data.
    state: { from: { default: 0 }, to: { default: 0 } },
    sources: {
      ...(coasts !== 'fine' && {
        land: { type: 'vector', tiles: [`${SITE}${landUrl(dataUrl)}`], maxzoom: 0 },
      }),
      ...(coasts !== 'coarse' && { coasts: geojson(`${dataUrl}/basemap-50m.geojson`) }),
      // One source, so that measures and reference areas change in the same frame.
      scene: geojson(sourceData('scene', scene, theme)),
      records: { ...geojson(sourceData('records', scene, theme)), promoteId: 'recordId' },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
      ...landLayers(palette, coasts, scene.homes),
      ...(['scene', 'records'] as const).flatMap((source) =>
        LAYERS_OF[source].map((layer) => styleLayer(layer, source, layers)),
      ),
    ],
  };
}

/** Layer and paint of each state are properties, which the style reads. */
export function sourceData(
  source: 'scene' | 'records',
  scene: Scene,
  theme: Theme,
): FeatureCollection {
  const resolved = (look: Look) => resolvePaint(look, PALETTES[theme]);
  const features = LAYERS_OF[source].flatMap((layer: MapLayer) =>
    layer.features(scene).map(({ geometry, properties }): Feature => {
      const own = properties ?? {};
      const { recordId, from, to } = own;
      const plain = resolved(layer.look(own, 'plain'));
      const paint = FEATURE_STATES.flatMap((state) =>
        Object.entries(resolved(layer.look(own, state)))
          .filter(([name, setting]) => state === 'plain' || setting !== plain[name])
          .map(([name, setting]) => [`${state}-${name}`, setting] as const),
      );
      return {
        type: 'Feature',
        geometry,
        properties: { layer: layer.id, recordId, from, to, ...Object.fromEntries(paint) },
      };
    }),
  );
  return { type: 'FeatureCollection', features };
}

function resolvePaint(look: Look, palette: Palette): Record<string, string | number> {
  const { opacity = 1, width = 1, near = 1, radius = 0 } = look;
  return {
    colour: palette[look.colour],
    edge: palette[look.edge ?? look.colour],
    opacity,
    width,
    near: width * near,
    radius,
  };
}

/**
 * One set of properties for all lines, and all circles: MapLibre compiles a shader for each, 50 ms
 * without a graphics card.
 */
const PAINT = {
  fill: {
    'fill-color': paintOf('to-color', 'colour'),
    'fill-opacity': paintOf('number', 'opacity'),
    'fill-antialias': false,
  },
  line: {
    'line-color': paintOf('to-color', 'colour'),
    'line-opacity': paintOf('number', 'opacity'),
    'line-width': widthByZoom(1.5, paintOf('number', 'width'), 3.5, paintOf('number', 'near')),
  },
  circle: {
    'circle-color': paintOf('to-color', 'colour'),
    'circle-opacity': paintOf('number', 'opacity'),
    'circle-stroke-color': paintOf('to-color', 'edge'),
    'circle-stroke-width': paintOf('number', 'width'),
    'circle-radius': paintOf('number', 'radius'),
  },
};

/** A layer that is off is hidden, so that its switch changes one property. */
function styleLayer(
  { id, toggle, type, dasharray, minzoom, hasYears }: MapLayer,
  source: string,
  shown: readonly Layer[],
): LayerSpecification {
  return {
    id,
    type,
    source,
    filter: hasYears ? ['all', isOfLayer(id), ...IN_YEARS] : isOfLayer(id),
    paint: { ...PAINT[type], ...(dasharray && { 'line-dasharray': dasharray }) },
    ...(toggle && { layout: { visibility: shown.includes(toggle) ? 'visible' : 'none' } }),
    ...(minzoom !== undefined && { minzoom }),
  } as LayerSpecification;
}

const isOfLayer = (id: string) => ['==', ['get', 'layer'], id];
const IN_YEARS = [
  ['<=', ['get', 'from'], ['global-state', 'to']],
  ['>=', ['get', 'to'], ['global-state', 'from']],
];

/** The paint of the feature's state, else its plain one. */
function paintOf(type: 'to-color' | 'number', name: string): ExpressionSpecification {
  const plain = ['get', `plain-${name}`];
  const cases = ['selected', 'hovered'].flatMap((state) => [
    ['boolean', ['feature-state', state], false],
    ['coalesce', ['get', `${state}-${name}`], plain],
  ]);
  return [type, ['case', ...cases, plain]] as never;
}

type Width = ExpressionSpecification | number;
function widthByZoom(fromZoom: number, from: Width, toZoom: number, to: Width) {
  return ['interpolate', ['linear'], ['zoom'], fromZoom, from, toZoom, to];
}

function landLayers(
  palette: Palette,
  coasts: StyleChoices['coasts'],
  homes: Scene['homes'],
): LayerSpecification[] {
  const [land, borders] = LAYERS_OF.land;
  const tint = (partner: string) => palette[land.look({ partner }, 'plain').colour];
  const tints = homes.flatMap(({ id }) => [id, tint(id)]);
  const border = resolvePaint(borders.look({}, 'plain'), palette);
  const layers = [
    {
      id: land.id,
      type: 'fill',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-color': homes.length ? ['match', ['get', 'partner'], ...tints, tint('')] : tint(''),
        // The border lines smooth the edges; antialiasing would need another shader.
        'fill-antialias': false,
      },
    },
    {
      id: borders.id,
      type: 'line',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: {
        'line-color': border.colour,
        'line-width': widthByZoom(0, Number(border.width), 5, Number(border.near)),
      },
    },
  ];
  return layers.flatMap((layer) => {
    const coarse = { ...layer, source: 'land', 'source-layer': LAND_SOURCE_LAYER };
    const fine = { ...layer, id: `${layer.id}-fine`, source: 'coasts' };
    return { coarse: [coarse], awaited: [coarse, fine], fine: [fine] }[coasts];
  }) as LayerSpecification[];
}

const GEOJSON = { type: 'geojson', tolerance: TOLERANCE_PX, buffer: BUFFER_PX } as const;
const geojson = (data: GeoJSON | string) => ({ ...GEOJSON, data }) satisfies SourceSpecification;
