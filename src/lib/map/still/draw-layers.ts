import {
  createExpression,
  featureFilter,
  isExpression,
  type LayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Attributes } from '$lib/site/markup';
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
type Shape = Pick<Mark, 'tag' | 'at' | 'spot'> & { look: (value: Value) => Attributes };

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
  circle: (geometry: Geometry, value: Value, pen: Pen): Shape[] => {
    const at = pointOf(geometry, pen);
    if (!at) return [];
    const spot = { ...at, r: value('circle-radius', 5) };
    return [{ tag: 'circle', at: { cx: at.x, cy: at.y }, spot, look: circleLook }];
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
