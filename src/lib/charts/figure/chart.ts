import type { Tick } from '../axis';
import type { Frame } from '../chart-frame';
import type { Mark } from './chart-mark';
import type { Table } from './chart-table';

/** What every chart says of itself, given by the page that shows it. */
export interface FigureProps {
  /** The finding, as a sentence. */
  title: string;
  /** What is measured, and in which unit. */
  unit: string;
  source: string;
  /** Name of downloaded files, without an ending. */
  file: string;
  /** Level of the heading, 2 to 4. */
  level?: 2 | 3 | 4;
  /** Given, a value can be chosen by click or Enter. */
  onselect?: (mark: Mark) => void;
}

/** One kind of chart with its data: its twins for reading and download, and how it is drawn. */
export interface Chart {
  table: Table;
  summary: string;
  draw(width: number): Drawing;
}

/** Where everything of a chart lies, px. */
export interface Drawing {
  frame: Frame;
  left: readonly { y: number; label: string }[];
  bottom: readonly Tick[];
  drawn: readonly Drawn[];
  marks: readonly Mark[];
}

/** An SVG element with its attributes. */
export interface Drawn {
  tag: 'circle' | 'line' | 'path' | 'rect' | 'text';
  /** What it shows, where that is not plain from the tag: `label`, `band`. */
  part?: string;
  text?: string;
  /** Filled with a pattern that the figure brings. */
  pattern?: 'hatch';
  attributes: Readonly<Record<string, string | number>>;
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
