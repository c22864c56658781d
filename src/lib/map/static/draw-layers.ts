import type { Feature } from 'geojson';
import { cached } from '$lib/core/record/cached';
import type { Attributes } from '$lib/site/markup';
import type { Layer } from '$lib/view/view';
import type { YearSpan } from '$lib/core/record/time';
import { GRATICULE, LAND_LAYERS, RECORD_LAYERS, SCENE_LAYERS, STATES, isInYears } from '../layers';
import type { Look, PaintedLayer } from '../layers';
import { tenths } from '../screen';
import type { Mark } from './marks';
import type { Pen } from './pen';

const LAYERS = [...LAND_LAYERS, GRATICULE, ...SCENE_LAYERS, ...RECORD_LAYERS];
/** Lines grow between these zooms, as MapLibre's do. */
const GROWTH = { from: 1.5, to: 3.5 };

export function drawLayers(
  drawn: Parameters<PaintedLayer['features']>[0] & { chosen: YearSpan },
  shown: readonly Layer[],
  pen: Pen,
  zoom: number,
  /** Other looks by the id of a layer; what is not named is left out. */
  plainer?: Readonly<Record<string, Partial<Look>>>,
): Mark[] {
  const styles = new Map<string, Attributes>();
  // One object for all marks that look alike: the data of a prerendered page has it once.
  const once = (style: Attributes) => cached(styles, JSON.stringify(style), () => style);
  const visible = LAYERS.filter(
    ({ id, of, from = -Infinity }) =>
      (of === null || shown.includes(of)) &&
      zoom >= from &&
      (!plainer || id in plainer || of === null),
  );
  return visible.flatMap((layer) => {
    const marks = layer.features(drawn).flatMap((feature): Mark[] => {
      if (layer.isOfYears && !isInYears(feature.properties ?? {}, drawn.chosen)) return [];
      const shape = shapeOf(layer, feature, pen);
      if (!shape) return [];
      const { recordId } = feature.properties ?? {};
      const [style, hovered, selected] = STATES.map((state) => {
        const look = { ...layer.look(feature.properties ?? {}, state), ...plainer?.[layer.id] };
        return once(LOOKS[layer.shape](look, zoom, layer.dashes));
      }) as [Attributes, Attributes, Attributes];
      return [
        {
          ...{ layer: layer.id, ...shape, style },
          ...(hovered !== style && { hovered }),
          ...(selected !== style && { selected }),
          ...(recordId && { recordId: String(recordId) }),
        },
      ];
    });
    return joined(marks);
  });
}

function shapeOf(
  { shape }: PaintedLayer,
  { geometry, properties }: Feature,
  pen: Pen,
): Pick<Mark, 'tag' | 'at' | 'spot'> | null {
  if (shape !== 'disc') {
    const d = pen.path(geometry);
    return d ? { tag: 'path', at: { d } } : null;
  }
  const at = geometry.type === 'Point' && pen.at(geometry.coordinates);
  if (!at) return null;
  const r = Number(properties?.radius ?? 3);
  return { tag: 'circle', at: { cx: at.x, cy: at.y }, spot: { ...at, r } };
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

const LOOKS: Record<
  PaintedLayer['shape'],
  (look: Look, zoom: number, dashes: PaintedLayer['dashes']) => Attributes
> = {
  area({ colour, opacity = 1 }): Attributes {
    const fill = `var(--${colour})`;
    // A hairline of its own colour closes the seams that cutting at 180° leaves.
    return opacity === 1
      ? { fill, stroke: fill, 'stroke-width': 0.4 }
      : { fill, 'fill-opacity': opacity };
  },
  line({ colour, opacity = 1, width = 1, near = 1 }, zoom, dashes) {
    const part = Math.min(1, Math.max(0, (zoom - GROWTH.from) / (GROWTH.to - GROWTH.from)));
    const drawn = hundredths(width * (1 + (near - 1) * part));
    return {
      ...{ fill: 'none', stroke: `var(--${colour})`, 'stroke-width': drawn },
      ...(dashes
        ? { 'stroke-dasharray': dashes.map((dash) => tenths(dash * drawn)).join(' ') }
        : { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }),
      ...(opacity < 1 && { opacity: hundredths(opacity) }),
    };
  },
  // MapLibre draws the edge round the radius, SVG on it.
  disc({ colour, opacity = 1, width = 1, radius = 0, edge = colour, edgeOpacity = 1 }) {
    return {
      ...{ r: tenths(radius + width / 2), fill: `var(--${colour})` },
      ...(opacity < 1 && { 'fill-opacity': opacity }),
      ...{ stroke: `var(--${edge})`, 'stroke-width': width },
      ...(edgeOpacity < 1 && { 'stroke-opacity': hundredths(edgeOpacity) }),
    };
  },
};

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
