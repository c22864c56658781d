import { estimateTextPx } from '$lib/site/text-width';
import { element, escaped } from '$lib/site/markup';
import { coloured, marksMarkup, pictureMarkup, type Picture } from './marks';
import { TILE, type StripTile, type YearStrip } from './strip';

/** A sign as it is drawn on the maps, and what it means. */
export interface KeyEntry {
  picture: Picture;
  label: string;
}

export interface StripWords {
  title: string;
  /** Under the title: rule, colours, projection. */
  lead: string;
  /** What each sign means. */
  key: readonly KeyEntry[];
  /** Under the maps: coverage, boundaries, source. */
  foot: readonly string[];
  /** What is said of a year, for example "5 records · new ground 0.21 M km²". */
  caption: (tile: StripTile) => string;
}

const COLUMNS = 6;
const GAP = 20;
const MARGIN = 36;
const CAPTION = 44;
const HEAD = 122;
const LINE = 22;
const FONT = "'Source Sans 3', 'Noto Sans', 'Noto Sans CJK SC', Arial, sans-serif";

const SIGN = { width: 28, height: 18, limb: null };
const WHOLE = { d: 'M0 0H28V18H0Z' };
const KEY = [
  { layer: 'sites', tag: 'circle', at: { cx: 14, cy: 9, r: 5 } },
  { layer: 'tracks', tag: 'path', at: { d: 'M3 9H25' } },
  { layer: 'new-ground', tag: 'path', at: WHOLE },
  { layer: 'ghost-sites', tag: 'circle', at: { cx: 14, cy: 9 } },
  { layer: 'earlier-ground', tag: 'path', at: WHOLE },
] as const;

/** The key of the strip, in the looks of its own marks; the labels are the legend's. */
export function stripKey(
  { tiles }: YearStrip,
  labels: Record<(typeof KEY)[number]['layer'], string>,
): KeyEntry[] {
  const marks = tiles.flatMap(({ picture }) => picture.marks);
  return KEY.flatMap(({ layer, tag, at }) => {
    const drawn = marks.find((mark) => mark.layer === layer && mark.tag === tag);
    if (!drawn) return [];
    const mark = { layer, tag, at, style: drawn.style };
    return [{ picture: { ...SIGN, marks: [mark] }, label: labels[layer] }];
  });
}

/** The strip as one self-contained SVG that fits on a page: title, maps, captions, sources. */
export function stripSvg({ tiles, land }: YearStrip, words: StripWords): string {
  const { width: across, height: down } = TILE;
  const rows = Math.ceil(tiles.length / COLUMNS);
  const width = 2 * MARGIN + COLUMNS * across + (COLUMNS - 1) * GAP;
  const bottom = MARGIN + HEAD + rows * (down + CAPTION + GAP);
  const height = bottom + words.foot.length * LINE + MARGIN;
  const maps = tiles.map((tile, i) => {
    const x = MARGIN + (i % COLUMNS) * (across + GAP);
    const y = MARGIN + HEAD + Math.floor(i / COLUMNS) * (down + CAPTION + GAP);
    const picture = pictureMarkup(tile.picture, element('use', { href: '#land' }));
    const year = text(0, down + 20, String(tile.year), 19, 'var(--ink)', { 'font-weight': 600 });
    const caption = text(0, down + 40, words.caption(tile), 15, 'var(--mute)');
    const map = element('g', { 'clip-path': 'url(#tile)' }, picture);
    return element('g', { transform: `translate(${x} ${y})` }, map + year + caption);
  });
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'font-family': FONT,
    },
    [
      element('title', {}, escaped(words.title)),
      element('desc', {}, escaped(words.lead)),
      element(
        'defs',
        {},
        [
          element('g', { id: 'land' }, marksMarkup(land)),
          element('clipPath', { id: 'tile' }, element('rect', { width: across, height: down })),
        ].join(''),
      ),
      element('rect', { width, height, fill: 'var(--paper)' }),
      text(MARGIN, MARGIN + 28, words.title, 32, 'var(--ink)', { 'font-weight': 600 }),
      text(MARGIN, MARGIN + 58, words.lead, 18, 'var(--mute)'),
      keyMarkup(words.key),
      ...maps,
      ...words.foot.map((line, i) => text(MARGIN, bottom + i * LINE + 12, line, 15, 'var(--mute)')),
    ].join('\n'),
  );
  return coloured(svg, 'light');
}

function keyMarkup(key: readonly KeyEntry[]): string {
  let x = MARGIN;
  return key
    .map(({ picture, label }) => {
      const transform = `translate(${x} ${MARGIN + 80})`;
      x += 38 + estimateTextPx(label, 17) + 24;
      const words = text(38, 15, label, 17, 'var(--ink)');
      return element('g', { transform }, pictureMarkup(picture) + words);
    })
    .join('');
}

function text(x: number, y: number, content: string, px: number, fill: string, more = {}): string {
  return element('text', { x, y, 'font-size': px, fill, ...more }, escaped(content));
}
