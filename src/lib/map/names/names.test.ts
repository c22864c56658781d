import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { directionsAt } from '$lib/core/reach/directions';
import { reachKind } from '$lib/core/record/model';
import { admits } from '$lib/core/record/rules';
import { getLocale, overwriteGetLocale } from '$lib/paraglide/runtime';
import { estimateTextPx } from '$lib/site/text-width';
import type { AtlasPageData } from '$lib/view/atlas-index';
import { earlierRecords, foregroundRecords } from '$lib/view/shown';
import { DEFAULT_LAYERS, LAYERS, NO_FILTERS } from '$lib/view/view';
import { HOME_PADDING, frame } from '../camera';
import { overMarks } from '../over/over-marks';
import { NO_REFERENCE } from '../reference';
import { buildScene, positionsOf } from '../scene';
import { screenPoint } from '../screen';
import { placeNames, type WrittenName } from './names';
import type { Previous } from './place';

const read = (file: string) => readFileSync(`static/data/${file}`, 'utf8');
const { index, rules } = JSON.parse(read('atlas.json')) as AtlasPageData;
const core = rules.find(({ id }) => id === 'core')!;
const counted = index.records.filter((record) => admits(core.where, record));
const travels = counted.map(({ id, kind, start, far }) => {
  return { id, kind: reachKind(kind), start, places: far };
});

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

/** The map in windows of 1280 × 800, 1440 × 900, 1920 × 1080, 390 × 844 and 844 × 390, and what covers it there. */
const wide = (width: number, height: number) => ({
  ...{ width, height, padding: HOME_PADDING.wide },
  covered: [
    ...[box(12, 12, 50, 86), box(60, 12, 330, 50), box(4, height - 26, 330, height - 4)],
    box(width - 246, height - 196, width - 12, height - 12),
  ],
});
const small = (width: number, height: number) => ({
  ...{ width, height, padding: HOME_PADDING.narrow },
  covered: [box(width - 164, height - 54, width - 8, height - 8)],
});
const SIZES = {
  '1280': wide(908, 644),
  '1440': wide(1068, 744),
  '1920': wide(1548, 924),
  '390': small(390, 326),
  '844': small(532, 314),
};

function drawn(
  year: number,
  language: 'en' | 'ru' | 'zh',
  name: keyof typeof SIZES,
  kept?: Previous,
) {
  overwriteGetLocale(() => language);
  const { padding, covered, ...size } = SIZES[name];
  const view = { mode: 'cumulative', from: 2003, to: year, ghosts: '5' } as const;
  const states = directionsAt(travels, index.directions, year, NO_FILTERS);
  const scene = buildScene({
    records: foregroundRecords(counted, view),
    ghosts: earlierRecords(counted, view),
    directions: states,
    origin: index.directions.origin,
    directionName: (id) =>
      index.directions.directions.find((one) => one.id === id)!.short[language]!,
    nameOf: ({ name }) => name.en,
    named: false,
    precision: false,
  });
  const camera = frame(positionsOf(counted), { size, projection: 'flat', padding });
  const at = (place: readonly number[]) =>
    screenPoint([place[0]!, place[1]!], camera, { size, projection: 'flat', padding });
  const here = { at, zoom: camera.zoom, size, covered };
  const all = { ...NO_REFERENCE, ...scene };
  const { written } = placeNames(all, DEFAULT_LAYERS, here, null, kept);
  const marks = overMarks(all, { layers: DEFAULT_LAYERS, written, selected: null }, here);
  // Each arc as it is drawn, with its triangle, by direction and record.
  const arcs = new Map<string, Point[]>();
  for (const { layer, direction, recordId, at } of marks)
    if (layer === 'edge-signs') {
      const key = `${direction} ${recordId}`;
      arcs.set(key, [...(arcs.get(key) ?? []), ...pointsOf(String(at.d))]);
    }
  const edges = states.flatMap(({ id, edge }) => (edge ? [`${id} ${edge.recordId}`] : []));
  const texts = written.map((one) => ({ ...one, box: boxOf(one, at(one.position)!) }));
  return { texts, arcs, edges, covered, size };
}

/** Every 2 px along a path. */
function pointsOf(d: string): Point[] {
  const corners = [...d.matchAll(/([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => ({ x: +x!, y: +y! }));
  return corners.flatMap((a, i) => {
    const b = corners[i + 1] ?? a;
    const steps = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / 2));
    return Array.from({ length: steps }, (_, k) => {
      return { x: a.x + ((b.x - a.x) * k) / steps, y: a.y + ((b.y - a.y) * k) / steps };
    });
  });
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

const YEARS = Array.from({ length: 24 }, (_, i) => 2003 + i);
const cases = (Object.keys(SIZES) as (keyof typeof SIZES)[]).flatMap((size) => [
  ...YEARS.map((year) => ({ year, language: 'en' as const, size })),
  ...(['ru', 'zh'] as const).map((language) => ({ year: 2026, language, size })),
]);

const before = getLocale;
afterAll(() => overwriteGetLocale(before));

describe('what is written on the map', () => {
  it.each(cases)('stands at its own sign: $year, $language, $size', ({ year, language, size }) => {
    const { texts, arcs, edges, covered, size: map } = drawn(year, language, size);
    expect(edges.length).toBeGreaterThan(0);
    const named = texts.filter(({ what }) => what === 'edge');
    expect(named.map(({ direction, recordId }) => `${direction} ${recordId}`).sort()).toEqual(
      [...edges].sort(),
    );
    for (const [i, { box, lines }] of texts.entries()) {
      const text = lines.join(' | ');
      for (const other of texts.slice(i + 1))
        expect(meet(box, other.box), `${text} × ${other.lines.join(' | ')}`).toBe(false);
      for (const over of covered) expect(meet(box, over), text).toBe(false);
      const inside = box.x0 >= 0 && box.y0 >= 0 && box.x1 <= map.width && box.y1 <= map.height;
      expect(inside, text).toBe(true);
    }
    for (const { what, box, direction, recordId, lines } of texts) {
      if (what !== 'edge' && what !== 'year') continue;
      const own = gap(box, arcs.get(`${direction} ${recordId}`)!);
      // A name may stand nearer to an earlier arc, which has no name; a year to none.
      const others = [...arcs].filter(([key]) => (what === 'edge' ? edges.includes(key) : true));
      for (const [key, points] of others)
        if (key !== `${direction} ${recordId}`)
          expect(gap(box, points), `${lines.join(' | ')} and ${key}`).toBeGreaterThanOrEqual(own);
    }
  });

  it('has the years of earlier marks and of possible ones on a wide map, none on a phone', () => {
    const states = directionsAt(travels, index.directions, 2026, NO_FILTERS);
    const all = states.flatMap(({ edge, marks, possible }) => [
      ...marks.filter((mark) => mark !== edge).map(({ year }) => String(year)),
      ...possible.map(({ year }) => `${year}?`),
    ]);
    const years = (size: keyof typeof SIZES) =>
      drawn(2026, 'en', size).texts.flatMap(({ what, lines }) => (what === 'year' ? lines : []));
    expect(all.length).toBeGreaterThan(4);
    expect(years('1280').length).toBeGreaterThan(all.length / 2);
    for (const year of years('1280')) expect(all).toContain(year);
    expect(years('390')).toEqual([]);
  });

  it('stays where it was from year to year while it costs little', () => {
    const kept: Previous = new Map();
    let [stayed, moved] = [0, 0];
    let last = new Map<string, Point>();
    for (const year of YEARS) {
      const names = drawn(year, 'en', '1280', kept).texts.filter(({ what }) => what === 'edge');
      for (const { recordId, dx, dy } of names) {
        const before = last.get(recordId);
        // Its words change, and with them its width.
        if (before && Math.hypot(before.x - dx, before.y - dy) < 12) stayed += 1;
        else if (before) moved += 1;
      }
      last = new Map(names.map(({ recordId, dx, dy }) => [recordId, { x: dx, y: dy }]));
    }
    expect(stayed).toBeGreaterThan(50);
    expect(moved / stayed).toBeLessThan(0.3);
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
    for (const name of names([])) {
      const track = scene.tracks.features.find(
        ({ properties }) => properties.recordId === name.recordId,
      );
      if (name.what !== 'name' || !track) continue;
      const line = track.geometry.coordinates.flatMap((place) => at(place) ?? []);
      expect(gap(boxOf(name, at(name.position)!), line), name.lines.join(' ')).toBeGreaterThan(0);
    }
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
