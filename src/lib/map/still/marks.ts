import { element, escaped, type Attributes } from '$lib/site/markup';
import { strongParts } from '../names/lines';
import { PALETTES, type Palette, type Theme } from '../palette';
import type { Size } from '../screen';

/**
 * A map as SVG elements in pixels, in drawing order. Colours are the tokens of app.css, so that a
 * picture in the page follows its theme; a file gets the colours themselves (`coloured`).
 */
export interface Picture extends Size {
  /** Edge of the globe; null on a flat map, where the sea is the whole picture. */
  limb: { x: number; y: number; r: number } | null;
  marks: Mark[];
  /** What is drawn first of a file (routes/[...file]): all of its drawing, or a part of it. */
  file?: string;
  part?: string;
  /** Of the part that must be in sight, as an SVG's view box. */
  box?: string;
}

export interface Mark {
  /** Id of its layer in the style. */
  layer: string;
  tag: 'path' | 'circle' | 'rect' | 'text';
  /** Where it is. */
  at: Attributes;
  /** How it looks, */
  style: Attributes;
  /** and how while its record is pointed at or selected, if that makes a difference. */
  hovered?: Attributes;
  selected?: Attributes;
  /** Of a text. */
  lines?: string[];
  /** How they begin, in bold. */
  strong?: string | undefined;
  /** Lines from this one on are a note, written more quietly. */
  noteFrom?: number | undefined;
  /** What counts as on it: so far from its middle, px. */
  spot?: { x: number; y: number; r: number };
  recordId?: string;
  /** Whose edge it belongs to: pointed at, all of the direction lights up. */
  direction?: string;
}

/** From one line of a text to the next. */
export const LINE_STEP = '1.23em';
export const STRONG = { 'font-weight': 600 };
export const NOTE = { fill: 'var(--mute)' };

/** Sea and marks as SVG source; `land` is drawn between the two. */
export function pictureMarkup({ limb, width, height, marks }: Picture, land = ''): string {
  const fill = 'var(--sea)';
  const sea = limb
    ? element('circle', { cx: limb.x, cy: limb.y, r: limb.r, fill })
    : element('rect', { width, height, fill });
  return sea + land + marksMarkup(marks);
}

export function marksMarkup(marks: readonly Mark[]): string {
  return marks
    .map((mark) => element(mark.tag, { ...mark.at, ...mark.style }, linesMarkup(mark)))
    .join('');
}

function linesMarkup({ lines, strong = '', noteFrom = Infinity }: Mark): string | undefined {
  const bold = strongParts(lines ?? [], strong);
  return lines
    ?.map((line, i) => {
      const start = bold[i] ? element('tspan', STRONG, escaped(bold[i])) : '';
      const rest = escaped(line.slice(bold[i]!.length));
      const look = { ...(i && { dy: LINE_STEP }), ...(i >= noteFrom && NOTE) };
      return element('tspan', { x: 0, ...look }, start + rest);
    })
    .join('');
}

/** SVG source with the colours of a theme in place of the page's tokens. */
export function coloured(svg: string, theme: Theme): string {
  const palette = PALETTES[theme];
  return svg.replace(
    /var\(--([\w-]+)\)/g,
    (token, name: string) => palette[name as keyof Palette] ?? token,
  );
}
