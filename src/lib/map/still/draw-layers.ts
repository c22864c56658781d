import {
  createExpression,
  featureFilter,
  isExpression,
  type LayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { Feature, FeatureCollection, Geometry, LineString, Point, Position } from 'geojson';
import type { Attributes } from '$lib/site/markup';
import { ICON_HALF_PX } from '../gl/icons';
import { ahead } from '../edges/edge-features';
import { isEdgeMark, markPath } from '../edges/edge-marks';
import type { Mark } from './marks';
import { tenths } from '../screen';
import type { Pen } from './pen';

/**
 * Layers of a MapLibre style as SVG marks, with MapLibre's own reading of their expressions: what a
 * file in layers/ says is drawn by both. Of the style specification it knows what those files use.
 */
export function drawLayers(
  layers: readonly LayerSpecification[],
  sources: Readonly<Record<string, FeatureCollection>>,
  pen: Pen,
  zoom: number,
): Mark[] {
  const styles = new Map<string, Attributes>();
  // One object for all marks that look alike: the data of a prerendered page has it once.
  const once = (style: Attributes): Attributes => {
    const key = JSON.stringify(style);
    return styles.get(key) ?? (styles.set(key, style), style);
  };
  return layers.flatMap((layer) => {
    const isShown = layer.layout?.visibility !== 'none' && zoom >= (layer.minzoom ?? 0);
    if (!('source' in layer) || !isShown) return [];
    const { filter } = featureFilter(layer.filter, `${layer.id}.filter`);
    const valuesOf = valuesIn(layer, zoom);
    const marks = sources[layer.source]!.features.flatMap((feature): Mark[] => {
      const read = { type: TYPES[feature.geometry.type]!, properties: feature.properties ?? {} };
      if (!filter({ zoom }, read)) return [];
      const value = (state: State) => valuesOf(read, state);
      return DRAWN[layer.type as keyof typeof DRAWN](feature.geometry, value({}), pen).map(
        ({ look, ...shape }) => {
          const [style, hovered, selected] = STATES.map((state) => once(look(value(state))));
          return {
            ...{ layer: layer.id, ...shape, style: style! },
            ...(hovered !== style && { hovered: hovered! }),
            ...(selected !== style && { selected: selected! }),
            ...(read.properties.recordId && { recordId: String(read.properties.recordId) }),
            ...(read.properties.direction && { direction: String(read.properties.direction) }),
          };
        },
      );
    });
    return joined(marks);
  });
}

type State = Record<string, boolean>;
const STATES: State[] = [{}, { hovered: true }, { selected: true }];
/** As a vector tile numbers them. */
const TYPES: Record<string, 1 | 2 | 3> = {
  ...{ Point: 1, LineString: 2, MultiLineString: 2, Polygon: 3, MultiPolygon: 3 },
};

type Value = <T extends string | number | readonly number[]>(name: string, otherwise: T) => T;
type Shape = Pick<Mark, 'tag' | 'at'> & { look: (value: Value) => Attributes };

/** Reads a property of paint or layout for a feature in a state. */
function valuesIn({ id, layout, paint }: LayerSpecification, zoom: number) {
  const written: Record<string, unknown> = { ...layout, ...paint };
  const parsed = Object.entries(written).flatMap(([name, value]) => {
    if (!isExpression(value)) return [];
    const { result, value: expression } = createExpression(value, `${id}.${name}`);
    if (result === 'error') throw new Error(`${id}.${name}: ${expression[0]?.message}`);
    return [[name, expression] as const];
  });
  const expressions = new Map(parsed);
  return (feature: Pick<Feature, 'properties'> & { type: 1 | 2 | 3 }, state: State): Value =>
    (name, otherwise) => {
      const expression = expressions.get(name);
      const value: unknown = expression
        ? expression.evaluate({ zoom }, feature as never, state)
        : written[name];
      return (value ?? otherwise) as typeof otherwise;
    };
}

const DRAWN = {
  fill: (geometry: Geometry, _: Value, pen: Pen) => pathShapes(geometry, pen, fillLook),
  line: (geometry: Geometry, _: Value, pen: Pen) => pathShapes(geometry, pen, lineLook),
  circle: (geometry: Geometry, _: Value, pen: Pen): Shape[] => {
    const at = pointOf(geometry, pen);
    return at ? [{ tag: 'circle', at: { cx: at.x, cy: at.y }, look: circleLook }] : [];
  },
  symbol(geometry: Geometry, value: Value, pen: Pen): Shape[] {
    if (geometry.type === 'LineString') return arrows(geometry, value('symbol-spacing', 250), pen);
    const at = pointOf(geometry, pen);
    return at ? icon(at, value, (geometry as Point).coordinates, pen) : [];
  },
};

function pathShapes(geometry: Geometry, pen: Pen, look: Shape['look']): Shape[] {
  const d = pen.path(geometry);
  return d ? [{ tag: 'path', at: { d }, look }] : [];
}

const pointOf = (geometry: Geometry, pen: Pen) =>
  geometry.type === 'Point' ? pen.at(geometry.coordinates) : null;

function fillLook(value: Value): Attributes {
  const fill = value('fill-color', '');
  const opacity = value('fill-opacity', 1);
  // A hairline of its own colour closes the seams that cutting at 180° leaves.
  return opacity === 1
    ? { fill, stroke: fill, 'stroke-width': 0.4 }
    : { fill, 'fill-opacity': opacity };
}

function lineLook(value: Value): Attributes {
  const width = value('line-width', 1);
  const dashes = value('line-dasharray', []).map((dash) => tenths(dash * width));
  const opacity = value('line-opacity', 1);
  return {
    ...{ fill: 'none', stroke: value('line-color', ''), 'stroke-width': width },
    ...(dashes.length
      ? { 'stroke-dasharray': dashes.join(' ') }
      : { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }),
    ...(opacity < 1 && { opacity: hundredths(opacity) }),
  };
}

/** MapLibre draws the edge round the radius, SVG on it. */
function circleLook(value: Value): Attributes {
  const width = value('circle-stroke-width', 0);
  const [fillOpacity, strokeOpacity] = [
    value('circle-opacity', 1),
    value('circle-stroke-opacity', 1),
  ];
  return {
    ...{ r: tenths(value('circle-radius', 5) + width / 2), fill: value('circle-color', '') },
    ...(fillOpacity < 1 && { 'fill-opacity': fillOpacity }),
    ...{ stroke: value('circle-stroke-color', ''), 'stroke-width': width },
    ...(strokeOpacity < 1 && { 'stroke-opacity': hundredths(strokeOpacity) }),
  };
}

function icon(
  { x, y }: { x: number; y: number },
  value: Value,
  place: Position,
  pen: Pen,
): Shape[] {
  const name = value('icon-image', '');
  if (isEdgeMark(name)) {
    const front = pen.at(ahead(place, value('icon-rotate', 0)), true);
    const turn = front ? Math.atan2(front.x - x, y - front.y) * (180 / Math.PI) : 0;
    const scale = hundredths(value('icon-size', 1));
    const transform = `translate(${x} ${y}) rotate(${Math.round(turn)}) scale(${scale})`;
    return [{ tag: 'path', at: { d: markPath(name), transform }, look: iconLook }];
  }
  const r = tenths(value('icon-size', 1) * ICON_HALF_PX);
  const look = name.endsWith('-own') ? hollowLook : iconLook;
  if (name.startsWith('disc')) return [{ tag: 'circle', at: { cx: x, cy: y, r }, look }];
  if (!name.startsWith('square')) return [];
  const at = { x: tenths(x - r), y: tenths(y - r), width: 2 * r, height: 2 * r };
  return [{ tag: 'rect', at, look }];
}

const iconLook = (value: Value): Attributes => ({
  fill: value('icon-color', ''),
  stroke: value('icon-halo-color', ''),
  'stroke-width': value('icon-halo-width', 0),
});

/** The reader's own: a dashed edge, which a state colours as it does the halo of others. */
function hollowLook(value: Value): Attributes {
  const plain = value('icon-halo-width', 0) < 2;
  const stroke = value(plain ? 'icon-color' : 'icon-halo-color', '');
  const dashed = { 'stroke-width': 2, 'stroke-dasharray': '3 2' };
  return { fill: 'none', stroke, ...dashed, 'pointer-events': 'all' };
}

/** Arrowheads along the line as it is seen, `spacing` px from each other. */
function arrows({ coordinates }: LineString, spacing: number, pen: Pen): Shape[] {
  const shapes: Shape[] = [];
  let run = spacing / 2;
  let before = pen.at(coordinates[0]!);
  for (const position of coordinates.slice(1)) {
    const at = pen.at(position);
    if (at && before) {
      const step = Math.hypot(at.x - before.x, at.y - before.y);
      run += step;
      if (run >= spacing && step > 0.5) {
        const turn = Math.round((Math.atan2(at.y - before.y, at.x - before.x) * 180) / Math.PI);
        const transform = `translate(${at.x} ${at.y}) rotate(${turn})`;
        shapes.push({ tag: 'path', at: { d: 'M5 0-4 4.5-4-4.5Z', transform }, look: iconLook });
        run = 0;
      }
    }
    before = at;
  }
  return shapes;
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

/** Paths of one look that belong to no record become one path. */
function joined(marks: readonly Mark[]): Mark[] {
  const first = new Map<Attributes, Mark>();
  return marks.filter((mark) => {
    if (mark.tag !== 'path' || mark.recordId) return true;
    const other = first.get(mark.style);
    if (other) other.at = { ...other.at, d: `${other.at.d}${mark.at.d}` };
    else first.set(mark.style, mark);
    return !other;
  });
}
