import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { admits } from '$lib/core/record/rules';
import { getLocale, overwriteGetLocale } from '$lib/paraglide/runtime';
import { estimateTextPx } from '$lib/site/text-width';
import type { AtlasPageData } from '$lib/view/atlas-index';
import { earlierRecords, foregroundRecords } from '$lib/view/shown';
import { DEFAULT_LAYERS, LAYERS } from '$lib/view/view';
import { HOME_PADDING, frame } from '../camera';
import { NO_REFERENCE } from '../reference';
import { buildScene, positionsOf } from '../scene';
import { screenPoint } from '../screen';
import { placeNames, type WrittenName } from './names';

const read = (file: string) => readFileSync(`static/data/${file}`, 'utf8');
const { index, rules } = JSON.parse(read('atlas.json')) as AtlasPageData;
const core = rules.find(({ id }) => id === 'core')!;
const counted = index.records.filter((record) => admits(core.where, record));

interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}
interface Point {
  x: number;
  y: number;
}
const box = (x0: number, y0: number, x1: number, y1: number): Box => ({ x0, y0, x1, y1 });

/** The map in windows of 1280 × 800, 1920 × 1080, 390 × 844 and 844 × 390, and what covers it there. */
const wide = (width: number, height: number) => ({
  size: { width, height },
  padding: HOME_PADDING.wide,
  covered: [
    box(12, 12, 50, 86),
    box(60, 12, 330, 50),
    box(4, height - 26, 330, height - 4),
    box(width - 246, height - 96, width - 12, height - 12),
  ],
});
const small = (width: number, height: number) => ({
  size: { width, height },
  padding: HOME_PADDING.narrow,
  covered: [box(width - 164, height - 54, width - 8, height - 8)],
});
const SIZES = {
  '1280': wide(908, 644),
  '1920': wide(1548, 924),
  '390': small(390, 326),
  '844': small(532, 314),
};

type Mode = 'year' | 'all';

function drawn(year: number, mode: Mode, language: 'en' | 'ru' | 'zh', name: keyof typeof SIZES) {
  overwriteGetLocale(() => language);
  const { size, padding, covered } = SIZES[name];
  const view = { mode, from: mode === 'year' ? year : 2003, to: year, ghosts: '5' } as const;
  const scene = buildScene({
    records: foregroundRecords(counted, view),
    ghosts: earlierRecords(counted, view),
    nameOf: ({ name }) => name[language] ?? name.en,
    named: mode === 'year',
    precision: false,
  });
  const camera = frame(positionsOf(counted), { size, projection: 'flat', padding });
  const at = (place: readonly number[]) =>
    screenPoint([place[0]!, place[1]!], camera, { size, projection: 'flat', padding });
  const here = { at, zoom: camera.zoom, size, covered };
  const { written } = placeNames({ ...NO_REFERENCE, ...scene }, DEFAULT_LAYERS, here);
  const texts = written.map((one) => ({ ...one, box: boxOf(one, at(one.position)!) }));
  return { texts, covered, size };
}

/** The box of a text: lines of 16 px for letters of 13, the baseline at 12. */
function boxOf({ lines, px, dx, dy, anchor, spaced = 0 }: WrittenName, { x, y }: Point): Box {
  const width = Math.max(
    ...lines.map((line) => estimateTextPx(line, px) + line.length * spaced * px),
  );
  const x0 = x + dx - { start: 0, middle: width / 2, end: width }[anchor];
  const y0 = y + dy - (12 / 13) * px;
  return { x0, y0, x1: x0 + width, y1: y0 + lines.length * (16 / 13) * px };
}

const meet = (a: Box, b: Box) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
const gap = ({ x0, y0, x1, y1 }: Box, points: readonly Point[]) =>
  Math.min(
    ...points.map(({ x, y }) =>
      Math.hypot(Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1)),
    ),
  );

const cases = (Object.keys(SIZES) as (keyof typeof SIZES)[]).flatMap((size) => [
  ...[2005, 2012, 2016, 2019, 2022, 2024].map((year) => {
    return { year, mode: 'year' as const, language: 'en' as const, size };
  }),
  ...(['en', 'ru', 'zh'] as const).map((language) => {
    return { year: 2026, mode: 'all' as const, language, size };
  }),
]);

const before = getLocale;
afterAll(() => overwriteGetLocale(before));

describe('what is written on the map', () => {
  it.each(cases)(
    'is whole, and on nothing else that is written: $year ($mode), $language, $size',
    ({ year, mode, language, size }) => {
      const { texts, covered, size: map } = drawn(year, mode, language, size);
      expect(texts.length).toBeGreaterThan(0);
      for (const [i, { box, lines }] of texts.entries()) {
        const text = lines.join(' | ');
        for (const other of texts.slice(i + 1))
          expect(meet(box, other.box), `${text} × ${other.lines.join(' | ')}`).toBe(false);
        for (const over of covered) expect(meet(box, over), text).toBe(false);
        const inside = box.x0 >= 0 && box.y0 >= 0 && box.x1 <= map.width && box.y1 <= map.height;
        expect(inside, text).toBe(true);
      }
    },
  );

  it('is of all years the partners alone, and of one year most of its records', () => {
    const all = drawn(2026, 'all', 'en', '1280').texts;
    expect(all.flatMap(({ what, lines }) => (what === 'count' ? [] : lines)).sort()).toEqual([
      'CHINA',
      'RUSSIA',
    ]);
    const named = drawn(2016, 'year', 'en', '1280').texts.filter(({ what }) => what === 'name');
    const records = counted.filter(({ start }) => start.startsWith('2016'));
    expect(records.length).toBeGreaterThan(1);
    expect(named.length).toBeGreaterThan(records.length / 2);
  });
});

describe('names of records', () => {
  const shown = counted.filter(({ start }) => start.startsWith('2022'));
  const size = { width: 390, height: 280 };
  const camera = frame(positionsOf(shown), { size, projection: 'globe' });
  const at = (place: readonly number[]) =>
    screenPoint([place[0]!, place[1]!], camera, { size, projection: 'globe' });
  const scene = {
    ...NO_REFERENCE,
    ...buildScene({
      records: shown,
      farthest: [
        { partner: 'CN', home: [131, 45], position: [172, 54], label: '3,240 km from China' },
      ],
      nameOf: ({ name }) => name.en,
    }),
  };
  const names = (covered: Box[], selected?: string) =>
    placeNames(scene, LAYERS, { at, zoom: camera.zoom, size, covered }, selected).written;
  const all = box(0, 0, size.width, size.height);

  it('are some, each whole, its lines broken between words', () => {
    const texts = names([]).filter(({ what }) => what === 'name');
    expect(texts.length).toBeGreaterThan(1);
    const original = new Set(scene.labels.features.map(({ properties }) => properties.text));
    for (const { lines } of texts) expect(original).toContain(lines.join(' '));
  });

  it('all go where the whole map is covered, but for the selected one', () => {
    expect(names([all]).filter(({ what }) => what !== 'count')).toEqual([]);
    const id = shown[0]!.id;
    const left = names([all], id).filter(({ what }) => what === 'name');
    expect(left.map(({ recordId }) => recordId)).toEqual([id]);
  });

  it('lie on no line of their own', () => {
    const lines = names([]).flatMap((name) => {
      const track = scene.tracks.features.find(
        ({ properties }) => properties.recordId === name.recordId,
      );
      const line = track?.geometry.coordinates.flatMap((place) => at(place) ?? []);
      return name.what === 'name' && line ? [{ name, line }] : [];
    });
    expect(lines.length).toBeGreaterThan(0);
    for (const { name, line } of lines)
      expect(gap(boxOf(name, at(name.position)!), line), name.lines.join(' ')).toBeGreaterThan(0);
  });

  it('and lengths leave a place that is covered', () => {
    const length = (covered: Box[]) => {
      const { position } = names(covered).find(({ what }) => what === 'distance')!;
      return at(position)!;
    };
    const { x, y } = length([]);
    const moved = length([box(x - 25, y - 25, x + 25, y + 25)]);
    expect(Math.hypot(moved.x - x, moved.y - y)).toBeGreaterThan(5);
  });
});
