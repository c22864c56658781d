import type { Component } from 'svelte';

/** What leaves the page as a picture, whatever it is a picture of. */

/** The same sizes whatever the window: `width` and `height` as it is laid out, `px` of a file at 1×. */
export const FORMATS = {
  slide: { width: 1200, height: 675, titlePx: 26, px: 1600, dpi: 96, end: '' },
  /** 180 mm wide at 300 dpi; as high as the picture needs. */
  print: { width: 720, height: 540, titlePx: 21, px: 2126, dpi: 300, end: '-print' },
} as const;
export type Format = keyof typeof FORMATS;

export interface Size {
  width: number;
  height: number;
}

export interface Figure {
  /** Over a title that is a finding: of whom, of which years, under which rule. */
  kicker?: string;
  /** Understood by a stranger: the finding, or who, what, when. */
  title: string;
  sub?: string;
  /** What is measured or counted, by which rule, how many. */
  lead: string;
  /** Source, version, licence, address: a line each. */
  notes: readonly string[];
  alt: string;
  stamp?: string;
  /** The picture for this room, of any size: it is drawn as wide as the room. */
  draw: (room: Size) => Drawing | Promise<Drawing>;
}

export interface Line {
  text: string;
  y: number;
  px: number;
  weight: number;
  colour: string;
}

type Props = Record<string, unknown>;

/**
 * A component of SVG elements alone. A file has no style sheet: they are styled by attributes, in which
 * colours are the tokens of app.css.
 */
export interface Drawing extends Size {
  of: Component<Props>;
  props: Props;
}

export const drawnBy = <P extends Props>(of: Component<P>, props: P, size: Size): Drawing => ({
  ...{ of: of as unknown as Component<Props>, props },
  ...size,
});

export const altOf = ({ lead, alt, notes }: Figure) => [lead, alt, ...notes].join(' ');
