import type { Component } from 'svelte';
import { sentences } from '#core/answer/voice';
import { getLocale } from '$lib/paraglide/runtime';
import type { Size } from '$lib/site/boxes';

/** Independent of the window: layout `width` and `height`, and `px` of a PNG at 1×. */
export const FIGURE_FORMATS = {
  slide: { width: 1200, height: 675, titlePx: 26, px: 1600, dpi: 96, end: '' },
  /** 180 mm wide at 300 dpi; as high as the picture needs. */
  print: { width: 720, height: 540, titlePx: 21, px: 2126, dpi: 300, end: '-print' },
} as const;
export type FigureFormat = keyof typeof FIGURE_FORMATS;

export interface Figure {
  /** Above a finding: of whom, of which years, under which rule. */
  kicker?: string;
  title: string;
  sub?: string;
  lead: string;
  /** Source, version, licence, address: one line each. */
  notes: readonly string[];
  alt: string;
  stamp?: string;
  /** A narrower page is scaled down. */
  drawingWidth?: number;
  /** Scaled to the width of the room. */
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

/** Styled by attributes, as files have no style sheet; colours are tokens. */
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
