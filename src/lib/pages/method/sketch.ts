import type { MultiPolygon } from 'geojson';
import { capRing, minimalCap } from '$lib/core/earth/hull';
import { EARTH_RADIUS_KM, densify, toPosition, toUnit } from '$lib/core/earth/sphere';
import type { Position } from '$lib/core/record/model';
import { areaFrame, areaLand } from '$lib/map/still/area-map';
import type { Mark, Picture } from '$lib/map/still/marks';
import { Pen } from '$lib/map/still/pen';
import type { Land, PictureFrame } from '$lib/map/still/picture';

/** Tokens of app.css. */
export type Paint = 'exercise' | 'patrol' | 'earlier' | 'accent' | 'ink' | 'mute';

export interface Drawing {
  shapes?: readonly (
    | { paint: Paint; area: MultiPolygon; outlined?: boolean }
    | { paint: Paint; line: readonly Position[] }
  )[];
  dots?: readonly { paint: Paint; position: Position }[];
  /** Places that the picture must hold besides the dots. */
  include?: readonly Position[];
}

export const SIZE = { width: 420, height: 280 };

/** Draws with room of `marginKm` round the smallest cap that holds every dot and included place. */
export function sketch(land: Land, drawing: Drawing, marginKm: number): Picture {
  const { shapes = [], dots = [], include = [] } = drawing;
  const held = [...dots.map(({ position }) => position), ...include];
  const frame = frameRound(held, marginKm);
  const pen = new Pen(frame.project, 0.5);
  const drawn = shapes.map((shape): Mark => {
    const geometry =
      'area' in shape
        ? shape.area
        : { type: 'LineString' as const, coordinates: densify(shape.line) };
    const colour = `var(--${shape.paint})`;
    const style: Mark['style'] =
      'line' in shape || shape.outlined
        ? { fill: 'none', stroke: colour, 'stroke-width': 1.6 }
        : { fill: colour, 'fill-opacity': 0.5, stroke: colour, 'stroke-width': 0.5 };
    return { layer: 'shapes', tag: 'path', at: { d: pen.path(geometry) }, style };
  });
  return {
    ...SIZE,
    limb: null,
    marks: [...areaLand(land, frame), ...drawn, ...dotMarks(dots, pen)],
  };
}

function dotMarks(dots: NonNullable<Drawing['dots']>, pen: Pen): Mark[] {
  return dots.flatMap(({ paint, position }): Mark[] => {
    const at = pen.at(position);
    if (!at) return [];
    const circle = { cx: at.x, cy: at.y, r: 3.5 };
    return [{ layer: 'dots', tag: 'circle', at: circle, style: { fill: `var(--${paint})` } }];
  });
}

function frameRound(held: readonly Position[], marginKm: number): PictureFrame {
  const cap = minimalCap(held.map(toUnit));
  if (!cap) throw new RangeError(`${held.length} places do not fit on one side of the globe`);
  const radiusKm = cap.radius * EARTH_RADIUS_KM + marginKm;
  return areaFrame(capRing(toPosition(cap.axis), radiusKm), SIZE, 0);
}
