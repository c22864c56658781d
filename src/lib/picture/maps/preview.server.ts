import { readFileSync } from 'node:fs';
import { initWasm, Resvg, type ResvgRenderOptions } from '@resvg/resvg-wasm';
import { BASE } from '#core/record/languages';
import { m } from '$lib/paraglide/messages';
import { latestAnswer } from '$lib/site/dataset/answer.server';
import { bounds, index } from '$lib/site/dataset/dataset.server';
import { tagline } from '$lib/site/dataset/set';
import { element, escaped } from '$lib/site/markup';
import { pages } from '$lib/site/pages.server';
import { coloured, type Theme } from '$lib/site/palette';
import { formatDates, formatYears } from '$lib/site/text/format';
import { evenly, wrapped } from '$lib/site/text/text-width';
import { voiceOf } from '$lib/site/text/voice';
import { areaFrame, cameraFrame } from '../frame';
import type { Mark } from '../marks';
import { land, renderMarks, standardPoster, standardScene } from './paint.server';
import { SMALL_MAP_PX, drawCoasts, drawLand, drawPicture } from './picture';
import { buildScene, positionsOf, type Shown } from '../layers/scene';
import type { Size } from '$lib/site/boxes';
import { WORLD } from '../screen';

/** Pictures for shared links, in English for every language. */

const SIZE = { width: 600, height: 315 };
/** 1200 × 630 px in all, as Facebook, LinkedIn and X ask for. */
const SCALE = 2;
const TEXT = { x: 22, width: 168 };
const MAP = { x: 206, width: SIZE.width - 206, height: SIZE.height };
const MARGIN_PX = 18;
const TITLE_PX = [
  [24, 60],
  [19, 100],
  [15, Infinity],
] as const;
const FONT = 'Source Sans 3 Variable';
const FONT_FILE =
  'node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2';

const titles: Record<string, () => string> = {
  home: tagline,
  ...Object.fromEntries(
    pages
      .filter(({ path }) => /^\/\w+$/.test(path))
      .map(({ path, title }) => [path.slice(1), title]),
  ),
};

const { records } = index;

export const previewNames = () => [...records.map(({ id }) => id), ...Object.keys(titles)];

const frame = areaFrame(positionsOf(records), MAP, MARGIN_PX);

/** Antialiased coasts would be half of each file. */
const crisp = (marks: readonly Mark[]) =>
  element('g', { 'shape-rendering': 'crispEdges' }, renderMarks(marks));
const sea = (size: Size) => element('rect', { ...size, fill: 'var(--sea)' });
const paper = element('rect', { ...SIZE, fill: 'var(--paper)' });

let started: Promise<void> | undefined;
const svgOf = (size: Size, content: string) =>
  element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size }, content);
async function png(svg: string, theme: Theme, options: ResvgRenderOptions) {
  await (started ??= initWasm(readFileSync('node_modules/@resvg/resvg-wasm/index_bg.wasm')));
  const fitTo = { mode: 'zoom', value: SCALE } as const;
  const image = new Resvg(coloured(svg, theme), { ...options, fitTo }).render();
  return image.asPng() as Uint8Array<ArrayBuffer>;
}

/** Of the world, below the signs until the live map is ready. */
export const landPng = (theme: Theme) => png(worldSvg(), theme, {});
export function worldSvg() {
  const size = { width: WORLD, height: WORLD };
  const world = cameraFrame({ center: [0, 0], zoom: 0 }, { size });
  return svgOf(size, sea(size) + crisp(drawLand(land, world, 0.5)));
}

let fontBuffers: Uint8Array[] | undefined;
export function preview(name: string): Promise<Uint8Array<ArrayBuffer>> {
  fontBuffers ??= [new Uint8Array(readFileSync(FONT_FILE))];
  const font = { fontBuffers, defaultFontFamily: FONT };
  return png(previewSvg(name), 'light', { font });
}
export function previewSvg(name: string) {
  const drawn = name === 'home' ? answerPicture() : null;
  return svgOf(SIZE, paper + (drawn ?? tile(name)));
}

let coast: string | undefined;
function tile(name: string) {
  coast ??= crisp(drawCoasts(land, frame));
  const { firstYear: from, lastYear: to } = bounds;
  const record = records.find(({ id }) => id === name);
  const alone = record && { records: [record], visits: [], record };
  const scene = buildScene({ ...standardScene(BASE), homes: [], ...alone });
  const shown: Shown = { from, to, layers: ['sites', 'tracks'] };
  const { marks } = drawPicture(scene, shown, frame, { coarsePx: SMALL_MAP_PX });
  const title = record ? record.name[BASE] : titles[name]!();
  const line = record ? `${m.kind(record)} · ${formatDates(record)}` : formatYears(from, to);
  const [px] = TITLE_PX.find(([, maxLength]) => title.length <= maxLength)!;
  const lines = wrapped(title, TEXT.width, px);
  const below = 66 + lines.length * px * 1.2;
  return [
    // Under the paper: to clip it would take the renderer longer than all else.
    element('g', { transform: `translate(${MAP.x})` }, sea(SIZE) + coast + renderMarks(marks)),
    element('rect', { width: MAP.x, height: MAP.height, fill: 'var(--paper)' }),
    text(lines, 44, px, 'ink', 0.9),
    text(wrapped(line, TEXT.width, 14), below, 14, 'mute', 0.4),
    text([m.app_name()], SIZE.height - 24, 16, 'accent', 0.7),
  ].join('');
}

/** The poster, under its finding; null without periods to compare. */
function answerPicture() {
  const width = SIZE.width - 2 * TEXT.x;
  const title = evenly(latestAnswer(voiceOf(BASE)).lines.carried, width, 22);
  const top = 16 + title.length * 24;
  const foot = `${m.app_name()} · ${tagline()}, ${formatYears(bounds.firstYear, bounds.lastYear)}`;
  const height = SIZE.height - top - 20;
  const drawn = standardPoster({ width: SCALE * width, height: SCALE * height }, BASE);
  if (!drawn) return null;
  const viewBox = `0 0 ${drawn.width} ${drawn.height}`;
  const marks = element('g', { 'font-family': FONT }, renderMarks(drawn.marks.map(bolder)));
  return [
    text(title, 30, 22, 'ink', 0.9),
    element('svg', { x: TEXT.x, y: top, width, height, viewBox }, marks),
    text([foot], SIZE.height - 8, 10.5, 'accent', 0.4),
  ].join('');
}

/** As by text(), without a halo. */
function bolder(mark: Mark): Mark {
  if (mark.tag !== 'text') return mark;
  const { fill = 'none' } = mark.style;
  const weight = Number(mark.style['font-weight']) >= 600 ? 1.1 : 0.6;
  return { ...mark, style: { ...mark.style, stroke: fill, 'stroke-width': weight } };
}

/** The renderer takes the font's thinnest weight, which an outline makes bolder. */
function text(lines: readonly string[], y: number, px: number, colour: string, weight: number) {
  const fill = `var(--${colour})`;
  const font = { 'font-family': FONT, 'font-size': px };
  const style = { ...font, fill, stroke: fill, 'stroke-width': weight };
  return lines
    .map((line, i) => {
      const lineY = Math.round(y + i * px * 1.2);
      return element('text', { x: TEXT.x, y: lineY, ...style }, escaped(line));
    })
    .join('');
}
