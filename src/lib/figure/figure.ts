import type { Component } from 'svelte';
import { sentences } from '$lib/core/stall/voice';
import { getLocale } from '$lib/paraglide/runtime';
import type { Size } from '$lib/site/boxes';

/** Independent of the window: `width` and `height` of the layout, `px` for the width of a PNG at 1×. */
export const FIGURE_FORMATS = {
  slide: { width: 1200, height: 675, titlePx: 26, px: 1600, dpi: 96, end: '' },
  /** 180 mm wide at 300 dpi; as high as the picture needs. */
  print: { width: 720, height: 540, titlePx: 21, px: 2126, dpi: 300, end: '-print' },
} as const;
export type FigureFormat = keyof typeof FIGURE_FORMATS;

/** A picture to be saved, with the words that make it understood on its own. */
export interface Figure {
  /** Above a title that is a finding: of whom, of which years, under which rule. */
  kicker?: string;
  /** The finding, or who, what, when. */
  title: string;
  sub?: string;
  /** What is measured or counted, by which rule, of how many records. */
  lead: string;
  /** Source, version, licence, address: one line each. */
  notes: readonly string[];
  alt: string;
  stamp?: string;
  /** The width that the drawing has on any page: where that is more than the page has, all becomes smaller with it. */
  drawingWidth?: number;
  /** The drawing for this room. Whatever its size, it is scaled to the width of the room. */
  draw: (room: Size) => Drawing | Promise<Drawing>;
}

export interface TextLine {
  text: string;
  y: number;
  px: number;
  weight: number;
  colour: string;
}

type Props = Record<string, unknown>;

/**
 * A component of SVG elements. A file has no style sheet, so that they are styled by attributes alone; colours in
 * them are the tokens of styles/tokens.css.
 */
export interface Drawing extends Size {
  component: Component<Props>;
  props: Props;
}

export const drawnBy = <P extends Props>(
  component: Component<P>,
  props: P,
  { width, height }: Size,
): Drawing => ({ component: component as unknown as Component<Props>, props, width, height });

export const altOf = ({ lead, alt, notes }: Figure) =>
  sentences({ language: getLocale() }, [lead, alt, ...notes]);
