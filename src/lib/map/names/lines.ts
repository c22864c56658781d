import { estimateTextPx } from '$lib/site/text-width';

export const LABEL_PX = 13;
export const SMALL_PX = 12;
/** Line height, and from the top of a line to its baseline, in em. */
const LINE = 16 / 13;
export const BASE = 12 / 13;
const WIDEST = 14;

export interface Text {
  lines: readonly string[];
  px: number;
  /** Between letters, em. */
  spaced?: number;
}

export function sizeOf({ lines, px, spaced = 0 }: Text) {
  const widths = lines.map((line) => estimateTextPx(line, px) + line.length * spaced * px);
  return { width: Math.max(...widths), height: lines.length * LINE * px };
}

export function wrap(text: string, px = LABEL_PX): string[] {
  if (estimateTextPx(text, px) <= WIDEST * px) return [text];
  return breakInto(text, 2, px) ?? [text];
}

/** `count` lines, as even as possible; null without enough places to break. */
export function breakInto(text: string, count: number, px = LABEL_PX): string[] | null {
  // Between words, but not after the day of a date; between Chinese characters, but not before closing marks.
  const parts = text.match(
    / ?[\u4e00-\u9fff][\uff0c\u3002\u3001\uff09\u201d\u300b]*| ?(?:\d\d? )?[^ \u4e00-\u9fff]+/g,
  );
  if (!parts || parts.length < count) return null;
  const lineOf = (from: number, to: number) => parts.slice(from, to).join('').trim();
  const best = (from: number, left: number): string[] => {
    if (left === 1) return [lineOf(from, parts.length)];
    let found: string[] = [];
    for (let to = from + 1; to <= parts.length - left + 1; to++) {
      const lines = [lineOf(from, to), ...best(to, left - 1)];
      if (!found.length || widest(lines, px) < widest(found, px)) found = lines;
    }
    return found;
  };
  return best(0, count);
}

const widest = (lines: readonly string[], px: number) =>
  Math.max(...lines.map((line) => estimateTextPx(line, px)));
