import { estimateTextPx } from '$lib/site/text-width';

/** The room of a chart, px: the whole, and the plot inside its margins. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What the server draws; the browser lays out again for the room there is, in the same height. */
export const DEFAULT_WIDTH = 640;
/** On pages without script, where nobody lays out again. */
export const STILL_WIDTH = 480;

/** Text of axes and labels, px. */
export const TEXT_PX = 12;

const EDGE = { top: 14, bottom: 26, side: 8 };

/** A plot with room for the labels of its axes and, to the right, for labels of its lines. */
export function frameFor(
  width: number,
  height: number,
  labels: { left?: readonly string[]; right?: readonly string[]; bottom?: number },
): Frame {
  const widest = (texts: readonly string[] = []) =>
    texts.reduce((most, text) => Math.max(most, estimateTextPx(text, TEXT_PX)), 0);
  const left = widest(labels.left);
  const right = widest(labels.right);
  return {
    width,
    height,
    left: Math.min(left ? left + EDGE.side : EDGE.side, width * 0.45),
    right: width - Math.min(right ? right + 2 * EDGE.side : EDGE.side, width * 0.4),
    top: EDGE.top,
    bottom: height - (labels.bottom ?? EDGE.bottom),
  };
}

/** The longest beginning of a text that fits, with an ellipsis where something is missing. */
export function fitText(text: string, px: number, fontPx = TEXT_PX): string {
  if (estimateTextPx(text, fontPx) <= px) return text;
  const signs = [...text];
  while (signs.length && estimateTextPx(`${signs.join('')}…`, fontPx) > px) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
