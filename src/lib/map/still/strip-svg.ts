import { estimateTextPx } from '$lib/site/text-width';
import { element, escaped } from '$lib/site/markup';
import type { Palette } from '../palette';
import type { Mark, Picture } from './picture';
import type { StripTile } from './strip';
import { markMarkup, pictureMarkup } from './svg-text';

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
const KEY = [
  { of: 'sites', shape: 'disc', what: 'site', reach: 'exercise', x: 14, y: 9, r: 5 },
  { of: 'tracks', shape: 'path', what: 'track small', d: 'M3 9H25' },
  { of: 'newGround', shape: 'path', what: 'new-ground small', reach: 'patrol', d: 'M0 0H28V18H0Z' },
  { of: 'ghosts', shape: 'ring', what: 'ghost', x: 14, y: 9, r: 3.2 },
  { of: 'earlierGround', shape: 'path', what: 'earlier-ground', d: 'M0 0H28V18H0Z' },
] as const satisfies readonly (Mark & { of: string })[];

/** The key of the strip; the labels are the legend's. */
export function stripKey(labels: Record<(typeof KEY)[number]['of'], string>): KeyEntry[] {
  return KEY.map(({ of, ...mark }) => ({
    picture: { ...SIGN, marks: [mark] },
    label: labels[of],
  }));
}

/** The strip as one self-contained SVG that fits on a page: title, maps, captions, sources. */
export function stripSvg(
  tiles: readonly StripTile[],
  land: Picture,
  palette: Palette,
  words: StripWords,
): string {
  const { width: across, height: down } = land;
  const rows = Math.ceil(tiles.length / COLUMNS);
  const width = 2 * MARGIN + COLUMNS * across + (COLUMNS - 1) * GAP;
  const bottom = MARGIN + HEAD + rows * (down + CAPTION + GAP);
  const height = bottom + words.foot.length * LINE + MARGIN;
  const landMarkup = land.marks.map((mark) => markMarkup(mark, palette)).join('');
  const maps = tiles.map((tile, i) => {
    const x = MARGIN + (i % COLUMNS) * (across + GAP);
    const y = MARGIN + HEAD + Math.floor(i / COLUMNS) * (down + CAPTION + GAP);
    const picture = pictureMarkup(tile.picture, palette, element('use', { href: '#land' }));
    const year = text(0, down + 20, String(tile.year), 19, palette.ink, { 'font-weight': 600 });
    const caption = text(0, down + 40, words.caption(tile), 15, palette.mute);
    const map = element('g', { 'clip-path': 'url(#tile)' }, picture);
    return element('g', { transform: `translate(${x} ${y})` }, map + year + caption);
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
      element(
        'defs',
        {},
        [
          element('g', { id: 'land' }, landMarkup),
          element('clipPath', { id: 'tile' }, element('rect', { width: across, height: down })),
        ].join(''),
      ),
      element('rect', { width, height, fill: palette.paper }),
      text(MARGIN, MARGIN + 28, words.title, 32, palette.ink, { 'font-weight': 600 }),
      text(MARGIN, MARGIN + 58, words.lead, 18, palette.mute),
      keyMarkup(words.key, palette),
      ...maps,
      ...words.foot.map((line, i) => text(MARGIN, bottom + i * LINE + 12, line, 15, palette.mute)),
    ].join('\n'),
  );
}

function keyMarkup(key: readonly KeyEntry[], palette: Palette): string {
  let x = MARGIN;
  return key
    .map(({ picture, label }) => {
      const transform = `translate(${x} ${MARGIN + 80})`;
      x += 38 + estimateTextPx(label, 17) + 24;
      const words = text(38, 15, label, 17, palette.ink);
      return element('g', { transform }, pictureMarkup(picture, palette) + words);
    })
    .join('');
}

function text(x: number, y: number, content: string, px: number, fill: string, more = {}): string {
  return element('text', { x, y, 'font-size': px, fill, ...more }, escaped(content));
}
