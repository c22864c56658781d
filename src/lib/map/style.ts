import type { Feature, FeatureCollection, GeoJSON } from 'geojson';
import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { Layer, Projection } from '$lib/view/view';
import { SITE, landUrl } from './gl/site-file';
import { GRATICULE, LAND_LAYERS, RECORD_LAYERS, SCENE_LAYERS, STATES } from './layers';
import type { Look, PaintedLayer } from './layers';
import { PALETTES, type Palette, type Theme } from '$lib/site/palette';
import type { DrawnGround } from './reference';

/** Below MapLibre's default: outlines stay smooth on the globe at low zoom. */
export const TOLERANCE_PX = 0.2;
/** Wider than any line; MapLibre's default would draw more than twice the area of each tile. */
export const BUFFER_PX = 16;

/** What the style depends on besides the scene; any change of it means a new style. */
export interface StyleChoices {
  theme: Theme;
  layers: readonly Layer[];
  projection: Projection;
  /** Finer coasts (1:50m), wanted from zoom 3.5 on; the coarse ones stay until they have come. */
  coasts: 'coarse' | 'awaited' | 'fine';
  dataUrl: string;
}

export const LAND_LAYER = 'land';

export function buildStyle(choices: StyleChoices, drawn: DrawnGround): StyleSpecification {
  const { theme, layers, projection, coasts, dataUrl } = choices;
  const palette = PALETTES[theme];
  return {
    version: 8,
    // The years chosen: a step changes these alone, and no data.
    state: { from: { default: 0 }, to: { default: 0 } },
    projection: { type: projection === 'globe' ? 'globe' : 'mercator' },
    sources: {
      ...(coasts !== 'fine' && {
        land: { type: 'vector', tiles: [`${SITE}${landUrl(dataUrl)}`], maxzoom: 0 },
      }),
      ...(coasts !== 'coarse' && { coasts: geojson(`${dataUrl}/basemap-50m.geojson`) }),
      // Thousands of points: empty unless switched on.
      graticule: geojson(
        layersData(layers.includes('graticule') ? [GRATICULE] : [], drawn, palette),
      ),
      scene: geojson(sceneData(drawn, theme)),
      // Every record, whatever the year; hover and selection reach its features through its id.
      records: { ...geojson(recordData(drawn, theme)), promoteId: 'recordId' },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
      ...landLayers(palette, coasts, drawn.homes),
      painted(GRATICULE, 'graticule', layers),
      ...SCENE_LAYERS.map((layer) => painted(layer, 'scene', layers)),
      ...RECORD_LAYERS.map((layer) => painted(layer, 'records', layers)),
    ],
  };
}

export const recordData = (drawn: DrawnGround, theme: Theme): FeatureCollection =>
  layersData(RECORD_LAYERS, drawn, PALETTES[theme]);

/** What is measured as one source, so that all of it changes in the same frame. */
export const sceneData = (drawn: DrawnGround, theme: Theme): FeatureCollection =>
  layersData(SCENE_LAYERS, drawn, PALETTES[theme]);

function layersData(
  layers: readonly PaintedLayer[],
  drawn: Parameters<PaintedLayer['features']>[0],
  palette: Palette,
): FeatureCollection {
  const features = layers.flatMap(({ id, features, look }) =>
    features(drawn).map(({ geometry, properties }): Feature => {
      const { recordId, from, to } = properties ?? {};
      const plain = paintOf(look(properties ?? {}, 'plain'), palette);
      const looks = STATES.flatMap((state) =>
        Object.entries(paintOf(look(properties ?? {}, state), palette))
          .filter(([name, value]) => state === 'plain' || value !== plain[name])
          .map(([name, value]) => [`${state}-${name}`, value] as const),
      );
      return {
        type: 'Feature',
        geometry,
        properties: { of: id, recordId, from, to, ...Object.fromEntries(looks) },
      };
    }),
  );
  return { type: 'FeatureCollection', features };
}

function paintOf(look: Look, palette: Palette): Record<string, string | number> {
  const { colour, opacity = 1, width = 1, near = 1 } = look;
  const { radius = 0, edge = colour, edgeOpacity = 1 } = look;
  const colours = { colour: palette[colour], edge: palette[edge] };
  return { ...colours, opacity, width, near: width * near, radius, edgeOpacity };
}

const number = (name: string): ExpressionSpecification => ['number', value(name)];
const colour = (name: string): ExpressionSpecification => ['to-color', value(name)];

/**
 * MapLibre compiles a shader for each set of properties that differ by feature or by zoom, which takes 50 ms
 * where there is no graphics card. So all lines have one set, and all discs.
 */
const PAINT = {
  area: {
    'fill-color': colour('colour'),
    'fill-opacity': number('opacity'),
    'fill-antialias': false,
  },
  line: {
    'line-color': colour('colour'),
    'line-opacity': number('opacity'),
    'line-width': byZoom([
      [1.5, number('width')],
      [3.5, number('near')],
    ]),
  },
  disc: {
    'circle-color': colour('colour'),
    'circle-opacity': number('opacity'),
    'circle-stroke-color': colour('edge'),
    'circle-stroke-opacity': number('edgeOpacity'),
    'circle-stroke-width': number('width'),
    'circle-radius': number('radius'),
  },
};
const TYPES = { area: 'fill', line: 'line', disc: 'circle' } as const;

/** A layer that is switched off stays in the list, hidden, so that a switch changes one property. */
function painted(
  { id, of, shape, dashes, from, isOfYears }: PaintedLayer,
  source: string,
  shown: readonly Layer[],
): LayerSpecification {
  const layout = of && { visibility: shown.includes(of) ? 'visible' : 'none' };
  const paint = { ...PAINT[shape], ...(dashes && { 'line-dasharray': dashes }) };
  return {
    ...{ id, type: TYPES[shape], source, filter: isOfYears ? inYears(id) : isOf(id) },
    ...{ paint, ...(layout && { layout }), ...(from !== undefined && { minzoom: from }) },
  } as LayerSpecification;
}

const isOf = (id: string) => ['==', ['get', 'of'], id];
const inYears = (id: string) => [
  'all',
  isOf(id),
  ['<=', ['get', 'from'], ['global-state', 'to']],
  ['>=', ['get', 'to'], ['global-state', 'from']],
];

function value(name: string): ExpressionSpecification {
  const is = (state: string) => ['boolean', ['feature-state', state], false];
  const of = (state: string) => ['coalesce', ['get', `${state}-${name}`], ['get', `plain-${name}`]];
  return [
    ...['case', is('selected'), of('selected'), is('hovered'), of('hovered')],
    ['get', `plain-${name}`],
  ] as never;
}
function byZoom(stops: (readonly [zoom: number, value: ExpressionSpecification])[]) {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as never;
}

function landLayers(
  palette: Palette,
  coasts: StyleChoices['coasts'],
  homes: DrawnGround['homes'],
): LayerSpecification[] {
  const [area, border] = LAND_LAYERS as [PaintedLayer, PaintedLayer];
  const tint = (partner: string) => palette[area.look({ partner }, 'plain').colour];
  const tints = homes.flatMap(({ id }) => [id, tint(id)]);
  const { colour, width = 1, near = 1 } = border.look({}, 'plain');
  const layers = [
    {
      ...{ id: area.id, type: 'fill', filter: ['==', ['geometry-type'], 'Polygon'] },
      paint: {
        'fill-color': homes.length ? ['match', ['get', 'partner'], ...tints, tint('')] : tint(''),
        // The lines on its edge are smooth; a shader for a second edge is waited for.
        'fill-antialias': false,
      },
    },
    {
      ...{ id: border.id, type: 'line', filter: ['==', ['geometry-type'], 'LineString'] },
      paint: {
        'line-color': palette[colour],
        'line-width': ['interpolate', ['linear'], ['zoom'], 0, width, 5, width * near],
      },
    },
  ];
  return layers.flatMap((layer) => [
    ...(coasts !== 'fine' ? [{ ...layer, source: 'land', 'source-layer': LAND_LAYER }] : []),
    ...(coasts !== 'coarse' ? [{ ...layer, id: `${layer.id}-fine`, source: 'coasts' }] : []),
  ]) as LayerSpecification[];
}

const GEOJSON = { type: 'geojson', tolerance: TOLERANCE_PX, buffer: BUFFER_PX } as const;
const geojson = (data: GeoJSON | string) => ({ ...GEOJSON, data }) satisfies SourceSpecification;
