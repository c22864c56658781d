import { geoArea, geoAzimuthalEqualArea, geoPath, type GeoProjection } from 'd3-geo';
import type { MultiPolygon, Position as Coordinates } from 'geojson';
import { minimalCap } from '$lib/core/earth/cap';
import type { Position } from '$lib/core/record/model';
import { densify, toPosition, toUnit } from '$lib/core/earth/sphere';

/** A small map as plain data: an equal-area picture round what it shows, ready to be drawn. */
export interface Sketch {
  width: number;
  height: number;
  land: Record<LandTint, string>;
  shapes: { paint: Paint; outlined: boolean; path: string }[];
  dots: { paint: Paint; x: number; y: number; label: string | undefined; flip: boolean }[];
}

export const LAND_TINTS = ['other', 'RU', 'CN'] as const;
export type LandTint = (typeof LAND_TINTS)[number];
export type Land = Record<LandTint, MultiPolygon>;

/** Tokens of app.css. */
export const PAINTS = ['exercise', 'patrol', 'earlier', 'accent', 'ink', 'mute'] as const;
export type Paint = (typeof PAINTS)[number];

export interface Drawing {
  shapes?: readonly (
    | { paint: Paint; area: MultiPolygon; outlined?: boolean }
    | { paint: Paint; line: readonly Position[] }
  )[];
  dots?: readonly { paint: Paint; position: Position; label?: string }[];
  /** Places that the picture must hold besides the dots. */
  include?: readonly Position[];
}

const SIZE = { width: 420, height: 280 } as const;

/** Draws with room of `marginKm` round the smallest cap that holds every dot and included place. */
export function sketch(land: Land, drawing: Drawing, marginKm: number): Sketch {
  const { shapes = [], dots = [], include = [] } = drawing;
  const held = [...dots.map(({ position }) => position), ...include];
  const projection = framed(held, marginKm);
  const path = geoPath(projection).digits(1);
  const drawn = (geometry: Parameters<typeof path>[0]) => path(geometry) ?? '';
  const degreesPerPx = 180 / Math.PI / projection.scale();
  const country = (tint: LandTint) => drawn(clockwise(thinned(land[tint], 1.5 * degreesPerPx)));
  return {
    ...SIZE,
    land: { other: country('other'), RU: country('RU'), CN: country('CN') },
    shapes: shapes.map((shape) => ({
      paint: shape.paint,
      outlined: 'line' in shape || (shape.outlined ?? false),
      path: drawn(
        'area' in shape
          ? clockwise(thinned(shape.area, degreesPerPx / 2))
          : { type: 'LineString', coordinates: densify(shape.line) },
      ),
    })),
    dots: dots.map(({ paint, position, label }) => {
      const [x, y] = projection(position)!;
      return { paint, x: round(x), y: round(y), label, flip: x > SIZE.width * 0.6 };
    }),
  };
}

function framed(held: readonly Position[], marginKm: number): GeoProjection {
  const cap = minimalCap(held.map(toUnit));
  if (!cap) throw new RangeError(`${held.length} places do not fit on one side of the globe`);
  const [lng, lat] = toPosition(cap.axis);
  // Lambert: a place at the angle a from the middle is 2 sin(a / 2) away from it.
  const reach = 2 * Math.sin(Math.min(Math.PI, cap.radius + marginKm / 6371) / 2);
  const { width, height } = SIZE;
  return geoAzimuthalEqualArea()
    .rotate([-lng, -lat])
    .scale(height / 2 / reach)
    .translate([width / 2, height / 2])
    .precision(1)
    .clipExtent([
      [-2, -2],
      [width + 2, height + 2],
    ]);
}

/** Outlines without the points nearer than `step` degrees to the one before: they would not be seen. */
function thinned({ coordinates }: MultiPolygon, step: number): MultiPolygon {
  const thin = (ring: Coordinates[]) => {
    let last = ring[0]!;
    const inner = ring.slice(1, -1).filter(([x, y]) => {
      if (Math.hypot((x! - last[0]!) * Math.cos((y! * Math.PI) / 180), y! - last[1]!) < step) {
        return false;
      }
      last = [x!, y!];
      return true;
    });
    return [ring[0]!, ...inner, ring[0]!];
  };
  const polygons = coordinates.map((rings) => rings.map(thin).filter((ring) => ring.length > 3));
  return { type: 'MultiPolygon', coordinates: polygons.filter((rings) => rings.length > 0) };
}

/** d3-geo takes an anticlockwise ring for the rest of the planet; RFC 7946 wants it anticlockwise. */
function clockwise({ coordinates }: MultiPolygon): MultiPolygon {
  return {
    type: 'MultiPolygon',
    coordinates: coordinates.map((rings) =>
      geoArea({ type: 'Polygon', coordinates: rings }) > 2 * Math.PI ? rings.map(reversed) : rings,
    ),
  };
}

const reversed = (ring: Coordinates[]) => [...ring].reverse();
const round = (px: number) => Math.round(px * 10) / 10;
