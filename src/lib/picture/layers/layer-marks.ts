import { group } from 'd3-array';
import type { Feature } from 'geojson';
import { cached } from '$lib/core/record/cached';
import type { Attributes } from '$lib/site/markup';
import type { Layer } from '$lib/view/view';
import type { YearSpan } from '$lib/core/record/time';
import { FEATURE_STATES, LAYERS_OF, isInYears, type Look, type MapLayer } from './layers';
import { tenths } from '../screen';
import type { Mark } from '../marks';
import type { Pen } from '../pen';
import type { LayerFeatures } from '../scene';

const { land: LAND_LAYERS, ...OTHERS } = LAYERS_OF;
const OTHER_LAYERS: readonly MapLayer[] = Object.values(OTHERS).flat();
/** Lines grow between these zooms, like MapLibre's (style.ts). */
const GROWTH = { from: 1.5, to: 3.5 };

export const landMarks = (land: readonly Feature[], pen: Pen, zoom: number): Mark[] =>
  LAND_LAYERS.flatMap((layer) => marksOf(layer, layer.features(land), pen, zoom));

export const layerMarks = (
  source: LayerFeatures & { chosen: YearSpan },
  shown: readonly Layer[],
  pen: Pen,
  zoom: number,
): Mark[] =>
  OTHER_LAYERS.filter(
    ({ toggle, minzoom = -Infinity }) => toggle && shown.includes(toggle) && zoom >= minzoom,
  ).flatMap((layer) => {
    const drawn = layer
      .features(source)
      .filter((feature) => !layer.hasYears || isInYears(feature.properties ?? {}, source.chosen));
    return marksOf(layer, drawn, pen, zoom);
  });

type Style = Omit<MapLayer, 'features'>;

function marksOf(layer: Style, features: readonly Feature[], pen: Pen, zoom: number): Mark[] {
  const styles = new Map<string, Attributes>();
  // One object for equal styles, so that a prerendered page stores it once.
  const shared = (style: Attributes) => cached(styles, JSON.stringify(style), () => style);
  const marks = features.flatMap((feature): Mark[] => {
    const properties = feature.properties ?? {};
    const shape = shapeOf(layer, feature, pen);
    if (!shape) return [];
    const [style, hovered, selected] = FEATURE_STATES.map((state) => {
      const look = layer.look(properties, state);
      return shared(STYLES[layer.type](look, zoom, layer.dasharray));
    }) as [Attributes, Attributes, Attributes];
    return [
      {
        layer: layer.id,
        ...shape,
        style,
        ...(hovered !== style && { hovered }),
        ...(selected !== style && { selected }),
        ...(properties.recordId && { recordId: String(properties.recordId) }),
      },
    ];
  });
  return joinPaths(marks);
}

function shapeOf(
  { type }: Style,
  { geometry }: Feature,
  pen: Pen,
): Pick<Mark, 'tag' | 'shape' | 'hitArea'> | null {
  if (type !== 'circle') {
    const d = pen.path(geometry);
    return d ? { tag: 'path', shape: { d } } : null;
  }
  const point = geometry.type === 'Point' && pen.point(geometry.coordinates);
  if (!point) return null;
  return { tag: 'circle', shape: { cx: point.x, cy: point.y }, hitArea: { ...point, r: 3 } };
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

const STYLES: Record<
  MapLayer['type'],
  (look: Look, zoom: number, dasharray: MapLayer['dasharray']) => Attributes
> = {
  fill({ colour, opacity = 1 }): Attributes {
    const fill = `var(--${colour})`;
    // A hairline of the same colour closes the seams left by cutting at 180°.
    if (opacity === 1) return { fill, stroke: fill, 'stroke-width': 0.4 };
    return { fill, 'fill-opacity': opacity };
  },
  line({ colour, opacity = 1, width = 1, near = 1 }, zoom, dasharray) {
    const part = Math.min(1, Math.max(0, (zoom - GROWTH.from) / (GROWTH.to - GROWTH.from)));
    const widthPx = hundredths(width * (1 + (near - 1) * part));
    return {
      fill: 'none',
      stroke: `var(--${colour})`,
      'stroke-width': widthPx,
      ...(dasharray
        ? { 'stroke-dasharray': dasharray.map((dash) => tenths(dash * widthPx)).join(' ') }
        : { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }),
      ...(opacity < 1 && { opacity: hundredths(opacity) }),
    };
  },
  // MapLibre draws the edge around the radius, SVG on it.
  circle({ colour, opacity = 1, width = 1, radius = 0, edge = colour }) {
    return {
      r: tenths(radius + width / 2),
      fill: `var(--${colour})`,
      ...(opacity < 1 && { 'fill-opacity': opacity }),
      stroke: `var(--${edge})`,
      'stroke-width': width,
    };
  },
};

/** Merges paths of one style that belong to no record. */
function joinPaths(marks: readonly Mark[]): Mark[] {
  const groups = group(marks, (mark) =>
    mark.tag === 'path' && !mark.recordId ? mark.style : mark,
  );
  return [...groups.values()].map((alike) => {
    const [first, ...others] = alike as [Mark, ...Mark[]];
    if (!others.length) return first;
    return { ...first, shape: { ...first.shape, d: alike.map(({ shape }) => shape.d).join('') } };
  });
}
