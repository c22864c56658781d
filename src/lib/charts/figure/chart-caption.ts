import { estimateTextPx } from '$lib/site/text-width';
import type { Drawn } from './chart';

/** What stands round the picture of a chart in a file that leaves the page. */
export interface Caption {
  title: string;
  unit: string;
  source: string;
  /** Shown where the lines do not carry their names. */
  legend: readonly { label: string; colour: string }[];
}

/** Colours as they are on the page, resolved. */
export interface Paints {
  ink: string;
  mute: string;
  paper: string;
}

export interface Composition {
  width: number;
  height: number;
  /** Where the picture's upper edge lies. */
  offset: number;
  drawn: Drawn[];
}

export const MARGIN = 16;
const SWATCH = 10;

/** Lays a title, unit, legend and source round a picture, so that a file tells what it shows. */
export function compose(
  caption: Caption,
  picture: { width: number; height: number },
  { ink, mute }: Paints,
): Composition {
  const width = picture.width + 2 * MARGIN;
  const drawn: Drawn[] = [];
  let y = MARGIN;
  const write = (text: string, px: number, weight: number, fill: string) => {
    for (const line of wrapText(text, picture.width, px)) {
      y += px * 1.3;
      const look = { 'font-size': px, 'font-weight': weight, fill };
      drawn.push({ tag: 'text', text: line, attributes: { x: MARGIN, y, ...look } });
    }
  };
  write(caption.title, 18, 600, ink);
  write(caption.unit, 13, 400, mute);
  if (caption.legend.length) {
    y += 20;
    let x = MARGIN;
    for (const { label, colour } of caption.legend) {
      const room = SWATCH + 6 + estimateTextPx(label, 12) + 16;
      if (x > MARGIN && x + room > width - MARGIN) {
        x = MARGIN;
        y += 18;
      }
      const box = { x, y: y - SWATCH + 1, width: SWATCH, height: SWATCH, rx: 2 };
      const look = { 'font-size': 12, fill: ink };
      drawn.push(
        { tag: 'rect', attributes: { ...box, fill: colour } },
        { tag: 'text', text: label, attributes: { x: x + SWATCH + 6, y, ...look } },
      );
      x += room;
    }
  }
  const offset = y + 12;
  y = offset + picture.height + 6;
  write(caption.source, 11, 400, mute);
  return { width, height: Math.ceil(y + MARGIN), offset, drawn };
}

/** Words in lines of at most `px`; a word longer than a line stands alone. CJK breaks anywhere. */
export function wrapText(text: string, px: number, fontPx: number): string[] {
  const words = text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/g);
  const lines: string[] = [];
  let line = '';
  for (const word of words ?? []) {
    if (line && estimateTextPx((line + word).trimEnd(), fontPx) > px) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines;
}
