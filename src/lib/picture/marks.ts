import type { Box, Point, Size } from '$lib/site/boxes';
import type { Attributes } from '$lib/site/markup';
import { tenths } from './screen';

/** Colours are tokens, which site/palette.ts replaces in a file. */
export interface Picture extends Size {
  land?: readonly Mark[] | undefined;
  /** Width of the world, px: a wide picture shows more than one. */
  worldPx?: number | undefined;
  marks: readonly Mark[];
}

export interface Mark {
  layer: string;
  tag: 'path' | 'circle' | 'rect' | 'text';
  /** Position and form; colour and stroke are in `style`. */
  shape: Attributes;
  style: Attributes;
  /** Its style then, if different. */
  hovered?: Attributes;
  selected?: Attributes;
  spans?: readonly Span[];
  /** A track's points, and its arrow head, shown while hovered or selected. */
  lines?: readonly (readonly Point[])[];
  headTransform?: string | undefined;
  /** Stable from year to year and from camera to camera. */
  key?: string;
  hitArea?: Point & { r: number };
  /** A label leads to the records of its sign. */
  hitBox?: Box;
  recordId?: string | undefined;
  recordIds?: readonly string[];
  /** For a label, the record that opened its place. */
  placeId?: string;
}

export interface Span {
  text: string;
  weight?: number;
  fill?: string;
  px?: number;
}

export const pathMark = (layer: string, d: string, style: Attributes): Mark => {
  return { layer, tag: 'path', shape: { d }, style };
};

export const rectMark = (layer: string, shape: Attributes, style: Attributes): Mark => {
  return { layer, tag: 'rect', shape, style };
};

/** @param colour a token */
export function lineMark(
  layer: string,
  d: string,
  colour: string,
  width = 1,
  more: Attributes = {},
) {
  const style = { fill: 'none', stroke: `var(--${colour})`, 'stroke-width': width };
  return pathMark(layer, d, { ...style, ...more });
}

export const moved = (marks: readonly Mark[], { x, y }: Point): Mark[] =>
  marks.map((mark) => {
    const { transform = '' } = mark.shape;
    const shift = `translate(${tenths(x)} ${tenths(y)})`;
    return { ...mark, shape: { ...mark.shape, transform: `${shift}${transform}` } };
  });

export const recordIdsOf = ({ recordId, recordIds }: Mark): string[] => {
  if (recordIds?.length) return [...recordIds];
  return recordId === undefined ? [] : [recordId];
};

export const REGION_MAP = { width: 360, height: 300 } as const;
