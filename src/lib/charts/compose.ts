import { estimateTextPx } from '$lib/site/text-width';

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

export interface ComposedText {
  text: string;
  x: number;
  y: number;
  px: number;
  weight: number;
  fill: string;
}

export interface Composition {
  width: number;
  height: number;
  /** Where the picture's upper edge lies. */
  offset: number;
  texts: ComposedText[];
  swatches: { x: number; y: number; fill: string }[];
}

const MARGIN = 16;
const SWATCH = 10;

/** Lays a title, unit, legend and source round a picture, so that a file tells what it shows. */
export function compose(
  caption: Caption,
  picture: { width: number; height: number },
  { ink, mute }: Paints,
): Composition {
  const width = picture.width + 2 * MARGIN;
  const texts: ComposedText[] = [];
  const swatches: Composition['swatches'] = [];
  let y = MARGIN;
  const write = (text: string, px: number, weight: number, fill: string) => {
    for (const line of wrapText(text, picture.width, px)) {
      y += px * 1.3;
      texts.push({ text: line, x: MARGIN, y, px, weight, fill });
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
      swatches.push({ x, y: y - SWATCH + 1, fill: colour });
      texts.push({ text: label, x: x + SWATCH + 6, y, px: 12, weight: 400, fill: ink });
      x += room;
    }
  }
  const offset = y + 12;
  y = offset + picture.height + 6;
  write(caption.source, 11, 400, mute);
  return { width, height: Math.ceil(y + MARGIN), offset, texts, swatches };
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
