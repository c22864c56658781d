import { group } from 'd3-array';
import type { Feature } from 'geojson';
import type { Attributes } from '$lib/site/markup';
import { LAYERS_OF, isInYears, type Look, type MapLayer } from './layers';
import { hundredths, tenths } from '../screen';
import type { Mark } from '../marks';
import type { Frame } from '../frame';
import { penOn } from '../pen';
import type { Scene, Shown } from './scene';

const { land: LAND_LAYERS, ...OTHERS } = LAYERS_OF;
const OTHER_LAYERS: readonly MapLayer[] = Object.values(OTHERS).flat();
/** Lines grow between these zooms, like MapLibre's (style.ts). */
const GROWTH = { from: 1.5, to: 3.5 };

export const landMarks = (land: readonly Feature[], frame: Frame, coarsePx?: number) =>
  LAND_LAYERS.flatMap((layer) => marksOf(layer, layer.features(land), frame, coarsePx));

export const layerMarks = (scene: Scene, shown: Shown, frame: Frame, coarsePx?: number): Mark[] =>
  OTHER_LAYERS.filter(
    ({ toggle, minzoom = -Infinity }) =>
      toggle && shown.layers.includes(toggle) && frame.zoom >= minzoom,
  ).flatMap((layer) => {
    const drawn = layer
      .features(scene)
      .filter(({ properties }) => !layer.hasYears || isInYears(properties ?? {}, shown));
    return marksOf(layer, drawn, frame, coarsePx);
  });

function marksOf(
  { id, type, look, dasharray }: Omit<MapLayer, 'features'>,
  features: readonly Feature[],
  { projection, zoom }: Frame,
  coarsePx?: number,
): Mark[] {
  const pen = penOn(projection, coarsePx);
  const marks = features.flatMap(({ geometry, properties }): Mark[] => {
    const { recordId } = properties ?? {};
    const style = STYLES[type](look(properties ?? {}, 'plain'), zoom, dasharray);
    const common = { layer: id, style, ...(recordId && { recordId: String(recordId) }) };
    if (type !== 'circle') {
      const d = pen.path(geometry);
      return d ? [{ ...common, tag: 'path', shape: { d } }] : [];
    }
    const point = geometry.type === 'Point' && pen.point(geometry.coordinates);
    return point ? [{ ...common, tag: 'circle', shape: { cx: point.x, cy: point.y } }] : [];
  });
  // Of no record, paths of one style are one.
  const alike = group(marks, (mark) =>
    mark.tag === 'path' && !mark.recordId ? JSON.stringify(mark.style) : mark,
  );
  return [...alike.values()].map(([first, ...others]) => {
    if (!others.length) return first!;
    const d = [first!, ...others].map(({ shape }) => shape.d).join('');
    return { ...first!, shape: { d } };
  });
}

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
