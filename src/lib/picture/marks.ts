import type { Box } from '$lib/site/boxes';
import type { Attributes } from '$lib/site/markup';
import type { Point, Size } from './screen';

/**
 * A map as SVG elements in pixels, in drawing order. Colours are the tokens of styles/tokens.css, so that a
 * picture in the page follows its theme; a file gets the colours themselves (site/palette.ts).
 */
export interface Picture extends Size {
  land?: Mark[];
  /** From a place to the same place again, px: a wide picture shows more than the world once. */
  worldPx?: number | undefined;
  marks: Mark[];
  /** Its drawing, or all but its texts, is in this file and part of a file (routes/[...file]). */
  file?: string;
  part?: string;
}

/** An SVG element with what the map needs to know of it. */
export interface Mark {
  layer: string;
  tag: 'path' | 'circle' | 'rect' | 'text';
  /** Attributes of place and form; those of colour and stroke are in `style`. */
  shape: Attributes;
  style: Attributes;
  /** The style while its record is pointed at or selected, if it differs. */
  hovered?: Attributes;
  selected?: Attributes;
  /** Of a text. */
  spans?: readonly Span[];
  /** Of a track: its points, and the transform of the arrow head shown while it is hovered or selected. */
  lines?: readonly (readonly Point[])[];
  headTransform?: string | undefined;
  /** Stable from year to year and from camera to camera. */
  key?: string;
  /** A pointer in this circle is on the mark. */
  hitArea?: Circle;
  /** Of a label, which is a way to the records of its sign. */
  hitBox?: Box;
  recordId?: string | undefined;
  /** All records that it stands for, if more than one. */
  recordIds?: readonly string[];
  /** Of a label: the record that opened its place. */
  placeId?: string;
}

interface Circle extends Point {
  r: number;
}

export interface Span {
  text: string;
  weight?: number;
  fill?: string;
}

/** The records that a mark stands for. */
export const recordIdsOf = ({ recordId, recordIds }: Mark): string[] => {
  if (recordIds?.length) return [...recordIds];
  return recordId === undefined ? [] : [recordId];
};

/** The map of all regions, px. */
export const REGION_MAP = { width: 480, height: 400 } as const;
