import type { Palette } from './palette';
import type { Picture } from './picture';
import type { StripTile } from './strip';
import { element, escaped, markMarkup, pictureMarkup } from './svg-text';

export interface StripWords {
  title: string;
  /** Under the title: rule, colours, projection. */
  lead: string;
  /** Under the maps: coverage, boundaries, source. */
  foot: readonly string[];
  /** What is said of a year, for example "5 records · new ground 0.21 M km²". */
  caption: (tile: StripTile) => string;
}

const COLUMNS = 6;
const GAP = 16;
const MARGIN = 24;
const CAPTION = 36;
const HEAD = 64;
const LINE = 16;
const FONT = "'Source Sans 3', 'Noto Sans', 'Noto Sans CJK SC', Arial, sans-serif";

/** The strip as one self-contained SVG that fits on a page: title, maps, captions, sources. */
export function stripSvg(
  tiles: readonly StripTile[],
  land: Picture,
  palette: Palette,
  words: StripWords,
): string {
  const size = land.width;
  const rows = Math.ceil(tiles.length / COLUMNS);
  const width = 2 * MARGIN + COLUMNS * size + (COLUMNS - 1) * GAP;
  const bottom = MARGIN + HEAD + rows * (size + CAPTION + GAP);
  const height = bottom + words.foot.length * LINE + MARGIN;
  const landMarkup = land.marks.map((mark) => markMarkup(mark, palette)).join('');
  const maps = tiles.map((tile, i) => {
    const x = MARGIN + (i % COLUMNS) * (size + GAP);
    const y = MARGIN + HEAD + Math.floor(i / COLUMNS) * (size + CAPTION + GAP);
    const picture = pictureMarkup(tile.picture, palette, element('use', { href: '#land' }));
    const year = text(0, size + 15, String(tile.year), 14, palette.ink, { 'font-weight': 600 });
    const caption = text(0, size + 30, words.caption(tile), 11, palette.mute);
    return element('g', { transform: `translate(${x} ${y})` }, picture + year + caption);
  });
  return element(
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
      element('defs', {}, element('g', { id: 'land' }, landMarkup)),
      element('rect', { width, height, fill: palette.paper }),
      text(MARGIN, MARGIN + 20, words.title, 22, palette.ink, { 'font-weight': 600 }),
      text(MARGIN, MARGIN + 42, words.lead, 13, palette.mute),
      ...maps,
      ...words.foot.map((line, i) => text(MARGIN, bottom + i * LINE + 8, line, 11, palette.mute)),
    ].join('\n'),
  );
}

function text(x: number, y: number, content: string, px: number, fill: string, more = {}): string {
  return element('text', { x, y, 'font-size': px, fill, ...more }, escaped(content));
}
