import type { Tick } from '../axis';
import { cssColour, shapePath, type Colour, type Shape } from '../colour';
import type { Frame } from '../chart-frame';
import type { Mark } from './chart-mark';
import type { Table } from './chart-table';

/** What every chart says of itself, given by the page that shows it. */
export interface FigureProps {
  /** The finding, as a sentence. */
  title: string;
  /** What is measured, and in which unit. */
  unit: string;
  /** What a picture of it says besides, which on the page stands round it. */
  about?: string | undefined;
  source: string;
  /** Name of downloaded files, without an ending. */
  file: string;
  /** Level of the heading, 2 to 4. */
  level?: 2 | 3 | 4;
  /** Given, a value can be chosen by click or Enter. */
  onselect?: (mark: Mark) => void;
}

export interface LegendEntry {
  id: string;
  label: string;
  colour: Colour;
}

/** One kind of chart with its data: its twins for reading and download, and how it is drawn. */
export interface Chart {
  table: Table;
  summary: string;
  legend?: readonly LegendEntry[];
  /** What a swatch of the legend looks like. */
  swatch?: 'line' | 'block' | 'dot' | 'bar';
  draw(width: number): Drawing;
}

/** Where everything of a chart lies, px. */
export interface Drawing {
  frame: Frame;
  left: readonly { y: number; label: string }[];
  bottom: readonly Tick[];
  /** Which ticks have a line across the plot. */
  grid: 'rows' | 'columns' | 'none';
  /** Under the axes. */
  under?: readonly Drawn[];
  drawn: readonly Drawn[];
  marks: readonly Mark[];
  /** The series carry their names: no legend. */
  named?: boolean;
}

/** An SVG element with its attributes. */
export interface Drawn {
  tag: 'circle' | 'line' | 'path' | 'rect' | 'text';
  /** What it shows, where that is not plain from the tag: `label`, `band`. */
  part?: string;
  text?: string;
  /** Filled with a pattern that the figure brings. */
  pattern?: 'stripes' | 'hatch';
  attributes: Readonly<Record<string, string | number>>;
}

/** A dot by the shape of its series; rings and crosses are not filled. `edge` keeps dots apart. */
export function drawDot(
  { colour, shape, x, y }: { colour: Colour; shape: Shape; x: number; y: number },
  radius: number,
  edge = 0,
): Drawn {
  const hollow = shape === 'ring' || shape === 'cross';
  const paint = hollow
    ? { fill: 'none', stroke: cssColour(colour), 'stroke-width': 1.75 }
    : { fill: cssColour(colour), stroke: edge ? 'var(--paper)' : 'none', 'stroke-width': edge };
  const attributes = { d: shapePath(shape, radius), transform: `translate(${x} ${y})`, ...paint };
  return { tag: 'path', part: 'dot', attributes };
}

export function drawText(
  text: string,
  x: number,
  y: number,
  attributes: Drawn['attributes'] = {},
): Drawn {
  const look = { dy: '0.35em', 'font-size': 12, fill: 'var(--mute)' };
  return { tag: 'text', text, attributes: { x, y, ...look, ...attributes } };
}
