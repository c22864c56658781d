import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { directionsAt, type DirectionSet } from '$lib/core/reach/directions';
import { travelled } from '$lib/core/reach/travelled';
import { regionLookup } from '$lib/core/earth/region-at';
import type { AtlasData } from '$lib/core/record/record';
import { admits, type Rule } from '$lib/core/record/rules';
import { estimateTextPx } from '$lib/site/text-width';
import type { IndexRecord } from '$lib/view/atlas-index';
import { getLocale, overwriteGetLocale } from '$lib/paraglide/runtime';
import { DEFAULT_LAYERS } from '$lib/view/view';
import { HOME_PADDING, frame as frameOf } from '../camera';
import { EDGE_HALF_PX, markScale } from '../edges/edge-marks';
import { NO_REFERENCE } from '../reference';
import { buildScene, positionsOf } from '../scene';
import { screenPoint } from '../screen';
import { placeNames } from './names';

const read = <T>(file: string) => JSON.parse(readFileSync(`static/data/${file}`, 'utf8')) as T;
const set = read<DirectionSet>('directions.json');
const regionAt = regionLookup(read('regions.geojson'));
const { records } = read<AtlasData>('events.json');
const rules = read<Rule[]>('rules.json');
const LANGUAGES = ['en', 'ru', 'zh'] as const;
const SIZES = [
  { width: 940, height: 579, padding: HOME_PADDING.wide, least: 0.8 },
  { width: 390, height: 390, padding: HOME_PADDING.narrow, least: 0.4 },
];
/** Legend and buttons, as they lie over both. */
const covered = ({ width, height }: { width: number; height: number }) => [
  { x0: width < 500 ? 60 : 330, y0: height - 50, x1: width - 8, y1: height - 8 },
  { x0: 4, y0: 4, x1: width < 500 ? 236 : 190, y1: 52 },
];

interface Box {
  text: string;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}
/** Of 13 px letters: from line to line, and from the top to the baseline. */
const LINE = 16;
const BASE = 12;
const meet = (a: Box, b: Omit<Box, 'text'>) =>
  a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

function placed(rule: string, year: number, language: 'en' | 'ru' | 'zh', size: (typeof SIZES)[0]) {
  overwriteGetLocale(() => language);
  const where = rules.find(({ id }) => id === rule)!.where;
  const counted = records.filter((record) => admits(where, record));
  const states = directionsAt(
    counted.map((record) => travelled(record, regionAt, set)),
    ...([set, year, { precise: false, staging: false, region: null }] as const),
  );
  const shown = (counted as unknown as IndexRecord[]).filter(
    ({ start }) => Number(start.slice(0, 4)) <= year && Number(start.slice(0, 4)) > year - 3,
  );
  const scene = buildScene({
    records: shown,
    directions: states,
    origin: set.origin.position,
    directionName: (id) => set.directions.find((one) => one.id === id)!.short[language],
    nameOf: ({ name }) => name.en,
  });
  const drawn = { ...NO_REFERENCE, ...scene };
  const camera = frameOf(
    ...([positionsOf(counted as unknown as IndexRecord[]), size, 'flat', size.padding] as const),
  );
  const at = (place: readonly number[]) =>
    screenPoint([place[0]!, place[1]!], camera, size, 'flat', size.padding);
  const over = covered(size);
  const frame = { at, zoom: camera.zoom, size, covered: over };
  const { names } = placeNames(drawn, DEFAULT_LAYERS, frame).written;
  const labels = names.flatMap(({ what, position, lines, dx, dy, anchor }): Box[] => {
    const point = at(position);
    if (what !== 'edge' || !point) return [];
    const width = Math.max(...lines.map((line) => estimateTextPx(line, 13)));
    const x = point.x + dx;
    const x0 = { start: x, middle: x - width / 2, end: x - width }[anchor];
    const y0 = point.y + dy - BASE;
    const y1 = y0 + lines.length * LINE;
    return [{ text: lines.join(' | '), x0, y0, x1: x0 + width, y1 }];
  });
  const edges = scene.edges.features.flatMap(({ geometry, properties }) => {
    const point = geometry.type === 'Point' && at(geometry.coordinates);
    return point && properties.what === 'edge' ? [{ ...point, ...properties }] : [];
  });
  const spokes = scene.edges.features.flatMap(({ geometry, properties }) =>
    geometry.type === 'LineString' && properties.what === 'spoke'
      ? geometry.coordinates.flatMap((place) => at(place) ?? [])
      : [],
  );
  return { labels, edges, spokes, over, scale: markScale(camera.zoom), zoom: camera.zoom };
}

const cases = ['core', 'all'].flatMap((rule) =>
  [2009, 2016, 2020, 2026].flatMap((year) =>
    LANGUAGES.flatMap((language) => SIZES.map((size) => ({ rule, year, language, ...size }))),
  ),
);

const before = getLocale;
afterAll(() => overwriteGetLocale(before));

describe('names of edges', () => {
  it.each(cases)(
    'lie on nothing and in sight: $rule, $year, $language, $width px',
    ({ rule, year, language, ...size }) => {
      const { labels, edges, spokes, over, scale } = placed(rule, year, language, size);
      expect(labels.length).toBeGreaterThanOrEqual(Math.floor(edges.length * size.least));
      for (const [i, label] of labels.entries()) {
        for (const other of labels.slice(i + 1)) expect(meet(label, other), label.text).toBe(false);
        for (const box of over) expect(meet(label, box), label.text).toBe(false);
        expect(label.x0, label.text).toBeGreaterThanOrEqual(0);
        expect(label.x1, label.text).toBeLessThanOrEqual(size.width);
        expect(label.y0, label.text).toBeGreaterThanOrEqual(0);
        expect(label.y1, label.text).toBeLessThanOrEqual(size.height);
        for (const { x, y } of spokes)
          expect(meet(label, { x0: x, y0: y, x1: x, y1: y }), `${label.text} on a spoke`).toBe(
            false,
          );
        for (const { x, y, bearing } of edges)
          for (const part of [-1, -0.5, 0, 0.5, 1]) {
            const along = part * EDGE_HALF_PX * scale;
            const turn = (bearing * Math.PI) / 180;
            const end = { x: x + along * Math.cos(turn), y: y + along * Math.sin(turn) };
            const on = meet(label, { x0: end.x, y0: end.y, x1: end.x, y1: end.y });
            expect(on, `${label.text} on a sign`).toBe(false);
          }
      }
    },
  );
});
