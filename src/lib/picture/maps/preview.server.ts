import { BASE } from '$lib/core/record/languages';
import { tagline } from '$lib/site/dataset/set';
import { readFileSync } from 'node:fs';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { areaFrame, cameraFrame } from '../frame';
import { land, renderMarks } from '../paint.server';
import { SMALL_MAP_PX, drawArea, drawLand } from '../picture';
import { positionsOf } from '../scene';
import { WORLD } from '../screen';
import {
  countedRecords,
  exerciseVerdict,
  latestAnswer,
  standardVisits,
} from '$lib/site/dataset/answer.server';
import { formatDates, formatYears } from '$lib/site/text/format';
import { voiceOf } from '$lib/site/text/voice';
import { m } from '$lib/paraglide/messages';
import { bounds, index } from '$lib/site/dataset/dataset.server';
import { element, escaped } from '$lib/site/markup';
import { pages } from '$lib/site/pages.server';
import { coloured, type Theme } from '$lib/site/palette';
import { evenly, wrapped } from '$lib/site/text/text-width';
import type { IndexRecord } from '$lib/view/atlas-index';
import { standardPeriods } from './standard-periods.server';
import type { Period } from './three-periods';

/** Pictures for shared links: one a record and a page, in English for every language. */

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

export const previewNames = (): string[] => [
  ...records.map(({ id }) => id),
  ...Object.keys(titles),
];

function contentOf(name: string): { title: string; line: string; shown: readonly IndexRecord[] } {
  const record = records.find(({ id }) => id === name);
  if (record) {
    const { start, end, datePrecision, kind } = record;
    const dates = formatDates(start, end, datePrecision);
    return { title: record.name[BASE], line: `${m.kind({ kind })} · ${dates}`, shown: [record] };
  }
  const { firstYear, lastYear } = bounds;
  return { title: titles[name]!(), line: formatYears(firstYear, lastYear), shown: countedRecords };
}

const frame = areaFrame(positionsOf(records), MAP, MARGIN_PX);

/** Antialiased coasts would be half of each file. */
const CRISP = { 'shape-rendering': 'crispEdges' };

/** Shared by all pictures: paper and land. */
function drawBackground(): string {
  const marks = drawLand(land, frame, SMALL_MAP_PX).filter(({ layer }) => layer !== 'borders');
  const paper = element('rect', { ...SIZE, fill: 'var(--paper)' });
  const sea = element('rect', { ...SIZE, fill: 'var(--sea)' });
  const coast = element('g', CRISP, renderMarks(marks));
  return paper + element('svg', { ...MAP, y: 0 }, sea + coast);
}

let started: Promise<void> | undefined;
const start = () =>
  (started ??= initWasm(readFileSync('node_modules/@resvg/resvg-wasm/index_bg.wasm')));

/** The whole world, below the signs until the live map is ready. */
export async function landPng(theme: Theme): Promise<Uint8Array<ArrayBuffer>> {
  await start();
  const size = { width: WORLD, height: WORLD };
  const world = cameraFrame({ center: [0, 0], zoom: 0 }, { size });
  const sea = element('rect', { ...size, fill: 'var(--sea)' });
  const shapes = element('g', CRISP, renderMarks(drawLand(land, world, 0.5)));
  const svg = element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size }, sea + shapes);
  const options = { fitTo: { mode: 'zoom', value: 2 } } as const;
  return new Resvg(coloured(svg, theme), options).render().asPng() as Uint8Array<ArrayBuffer>;
}

async function load() {
  await start();
  return { background: drawBackground(), font: new Uint8Array(readFileSync(FONT_FILE)) };
}
let loaded: ReturnType<typeof load> | undefined;

export async function preview(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const { background, font } = await (loaded ??= load());
  const answer = name === 'home' ? answerPicture() : null;
  const content = answer ?? background + tile(contentOf(name));
  const svg = element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...SIZE }, content);
  const options = {
    font: { fontBuffers: [font], defaultFontFamily: FONT },
    fitTo: { mode: 'zoom', value: SCALE } as const,
  };
  return new Resvg(coloured(svg, 'light'), options).render().asPng() as Uint8Array<ArrayBuffer>;
}

function tile({ title, line, shown }: ReturnType<typeof contentOf>): string {
  const { firstYear: from, lastYear: to } = bounds;
  const [record, ...others] = shown;
  const input = { records: shown, visits: standardVisits, chosen: { from, to }, compared: null };
  const marks = others.length
    ? drawArea(input, frame)
    : drawArea({ ...input, visits: [] }, frame, record);
  const [px] = TITLE_PX.find(([, maxLength]) => title.length <= maxLength)!;
  const lines = wrapped(title, TEXT.width, px);
  const below = 66 + lines.length * px * 1.2;
  return [
    element('svg', { ...MAP, y: 0 }, renderMarks(marks)),
    text(lines, 44, px, 'var(--ink)', 0.9),
    text(wrapped(line, TEXT.width, 14), below, 14, 'var(--mute)', 0.4),
    text([m.app_name()], SIZE.height - 24, 16, 'var(--accent)', 0.7),
  ].join('');
}

const PERIODS = { y: 88, gap: 12, mapTop: 44 };

function answerPicture(): string | null {
  if (!exerciseVerdict) return null;
  const size = { width: 240, height: 204 };
  const { periods } = standardPeriods(exerciseVerdict, BASE, { size, isWordless: true });
  const width = (SIZE.width - 2 * TEXT.x + PERIODS.gap) / periods.length - PERIODS.gap;
  const title = evenly(latestAnswer(voiceOf(BASE)).lines.headline, SIZE.width - 2 * TEXT.x, 25);
  const foot = `${m.app_name()} · ${tagline()}, ${formatYears(bounds.firstYear, bounds.lastYear)}`;
  return [
    element('rect', { ...SIZE, fill: 'var(--paper)' }),
    text(title, title.length > 1 ? 36 : 50, 25, 'var(--ink)', 0.9),
    ...periods.map((period, i) =>
      periodTile(period, TEXT.x + i * (width + PERIODS.gap), width, size),
    ),
    text([foot], SIZE.height - 12, 12, 'var(--accent)', 0.4),
  ].join('');
}

function periodTile(
  { years, count, words, map }: Period,
  x: number,
  width: number,
  size: { width: number; height: number },
): string {
  const { y, mapTop } = PERIODS;
  const viewBox = `0 0 ${size.width} ${size.height}`;
  const height = (size.height / size.width) * width;
  const sea = element('rect', { ...size, fill: 'var(--sea)' });
  const marks = renderMarks([...map.ground, ...map.marks]);
  return [
    text([years], y, 12, 'var(--mute)', 0.4, x),
    text([count], y + 21, 20, 'var(--exercise)', 0.9, x),
    text([words], y + 36, 11.5, 'var(--mute)', 0.3, x),
    element('svg', { x, y: y + mapTop, width, height, viewBox }, sea + marks),
  ].join('');
}

/** The renderer takes the variable font's thinnest weight; an outline makes it bolder. */
function text(
  lines: readonly string[],
  y: number,
  px: number,
  fill: string,
  weight: number,
  x = TEXT.x,
): string {
  const style = {
    'font-family': FONT,
    'font-size': px,
    fill,
    stroke: fill,
    'stroke-width': weight,
  };
  return lines
    .map((line, i) => {
      const lineY = Math.round(y + i * px * 1.2);
      return element('text', { x, y: lineY, ...style }, escaped(line));
    })
    .join('');
}
