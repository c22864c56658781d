import type { Attributes } from '$lib/site/markup';
import type { Size } from '../screen';

/**
 * A map as SVG elements in pixels, in drawing order. Colours are the tokens of app.css, so that a
 * picture in the page follows its theme; a file gets the colours themselves (site/palette.ts).
 */
export interface Picture extends Size {
  /** Edge of the globe; null on a flat map, where the sea is the whole picture. */
  limb: { x: number; y: number; r: number } | null;
  land?: Mark[];
  /** From a place to the same place again, px: a wide picture of a flat map shows more than the world once. */
  worldPx?: number | undefined;
  marks: Mark[];
  /** What is drawn first of a file (routes/[...file]): all of its drawing, or a part of it. */
  file?: string;
  part?: string;
}

export interface Mark {
  layer: string;
  tag: 'path' | 'circle' | 'rect' | 'text';
  at: Attributes;
  style: Attributes;
  /** How it looks while its record is pointed at or selected, if that makes a difference. */
  hovered?: Attributes;
  selected?: Attributes;
  /** Of a text. */
  spans?: readonly Span[];
  /** Of a track: its points, px, and where the head of its arrow is while it is strong. */
  lines?: readonly (readonly { x: number; y: number }[])[];
  head?: string | undefined;
  /** The same from year to year and from camera to camera. */
  key?: string;
  /** What counts as on it: so far from its middle, px. */
  spot?: { x: number; y: number; r: number };
  recordId?: string;
  /** All that it stands for, where that is more than one. */
  records?: readonly string[];
  /** Of a label: the record that opened its place. */
  placeId?: string;
}

export interface Span {
  text: string;
  weight?: number;
  fill?: string;
}

/** The map of all regions, px. */
export const REGION_MAP = { width: 480, height: 400 } as const;
