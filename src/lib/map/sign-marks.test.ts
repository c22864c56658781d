import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeName } from '$lib/core/reach/place-name';
import { REACH_KINDS } from '$lib/core/record/model';
import type { AtlasPageData } from '$lib/view/atlas-index';
import { distanceTo, overlap } from '$lib/site/boxes';
import { HOME_PADDING, cameraFor } from './camera';
import { positionsOf, stageOf } from './scene';
import { projectBy } from './screen';
import { layOut } from './layout';
import { reuseMarks, signMarks } from './sign-marks';
import { largestSize, signsOf } from './signs';
import { keyRows } from './key/key';

/** The labels of the home view, of the set as it is built. */

const { index, first, regions } = JSON.parse(
  readFileSync('static/data/atlas.json', 'utf8'),
) as AtlasPageData;
const visits = first!.visits;
const visitIds = new Set(visits.map(({ id }) => id));
const records = index.records.filter(({ id }) => visitIds.has(id));
const compared = { from: 2014, to: 2019 };

const SIZES = {
  wide: { size: { width: 908, height: 534 }, padding: HOME_PADDING.wide, isSmall: false },
  small: { size: { width: 390, height: 346 }, padding: HOME_PADDING.narrow, isSmall: true },
};

function laidOut(name: keyof typeof SIZES, language: 'en' | 'ru' | 'zh' = 'en') {
  const { size, padding, isSmall } = SIZES[name];
  const viewport = { size, padding };
  const camera = cameraFor(positionsOf(records), viewport);
  const project = projectBy(camera, viewport);
  const stage = stageOf(records, visits, {
    homes: [],
    nameOf: (visit) =>
      placeName(
        visit,
        records.find(({ id }) => id === visit.id)!,
        (id) => regions.find((region) => region.id === id)?.name ?? null,
        language,
      ),
  });
  const frame = { project, size, covered: [], isSmall, zoom: camera.zoom };
  const layout = layOut(stage, frame);
  const marksIn = (from: number, to = from) =>
    signMarks(
      stage,
      layout,
      {
        signs: signsOf(stage.places, { from, to }, compared),
        chosen: { from, to },
        layers: ['sites', 'tracks', 'labels'],
        ground: [],
      },
      frame,
    );
  return { stage, project, layout, marksIn };
}

describe.each(['en', 'ru', 'zh'] as const)('labels of the home view in %s', (language) => {
  const { stage, layout, project } = laidOut('wide', language);

  it('are there for most places', () => {
    expect(layout.spots.size).toBeGreaterThan(18);
  });

  // Vladivostok stands between five other signs, and no label fits beside it.
  it('are there for what was returned to most, but for one at most', () => {
    for (const kind of REACH_KINDS) {
      const most = stage.places
        .filter((place) => place.kind === kind)
        .toSorted((a, b) => b.returns.length - a.returns.length)
        .slice(0, kind === 'exercise' ? 4 : 2);
      const labelled = most.filter(({ id }) => layout.spots.has(id));
      expect(labelled.length).toBeGreaterThanOrEqual(most.length - 1);
    }
  });

  it('lie on no sign and no other label', () => {
    const boxes = [...layout.spots].map(([id, { box }]) => ({ id, box }));
    for (const { id, box } of boxes) {
      for (const other of boxes) if (other.id !== id) expect(overlap(box, other.box)).toBe(false);
      for (const place of stage.places) {
        const point = project(place.position)!;
        expect(distanceTo(box, point), `${id} and ${place.id}`).toBeGreaterThanOrEqual(
          place.id === id ? 0 : largestSize(place).r,
        );
      }
    }
  });
});

describe.each(['wide', 'small'] as const)('from year to year, on a %s map,', (name) => {
  const { marksIn } = laidOut(name);
  const years = Array.from({ length: 24 }, (_, i) => marksIn(2003 + i));

  it('no label and no sign moves', () => {
    const places = new Map<string, string>();
    for (const marks of [...years, marksIn(2003, 2026), marksIn(2020, 2026)]) {
      for (const { key, tag, shape } of marks) {
        const { x, y, transform } = shape;
        const place = tag === 'text' ? `${x} ${y} ${shape['text-anchor']}` : transform;
        if (!place) continue;
        expect(places.get(key!) ?? place).toBe(place);
        places.set(key!, String(place));
      }
    }
    expect(places.size).toBeGreaterThan(30);
  });

  it('a step leaves every mark that looks as before', () => {
    const before = years[13]!;
    const after = years[14]!;
    const marks = reuseMarks(after, before);
    expect(marks.filter((mark) => before.includes(mark)).length).toBeGreaterThan(5);
    expect(marks.map(({ style, shape }) => ({ style, shape }))).toEqual(
      after.map(({ style, shape }) => ({ style, shape })),
    );
  });
});

it('a label is a name, the year first reached and how often it was returned to since', () => {
  const { marksIn } = laidOut('wide');
  const texts = (from: number, to: number) =>
    marksIn(from, to)
      .filter(({ placeId }) => placeId === 'maritime-security-belt-2019')
      .map(({ spans }) => spans!.map(({ text }) => text).join(''));
  expect(texts(2019, 2019)).toEqual([expect.stringMatching(/^Chabahar 2019$/)]);
  expect(texts(2020, 2026)).toEqual([expect.stringMatching(/^Chabahar 2019 \+4$/)]);
  expect(texts(2018, 2018)).toEqual([]);
});

it('the key has rows for what is on the map alone', () => {
  const { stage } = laidOut('wide');
  const rows = (from: number, to: number) => {
    const chosen = { from, to };
    const signs = signsOf(stage.places, chosen, compared);
    return keyRows({ signs, chosen, compared, lastYear: 2026 }).map(({ text }) => text);
  };
  expect(rows(2020, 2026)).toEqual([
    'new place',
    'came back, +n since 2020',
    'perhaps new',
    'patrols',
    'new in 2014–2019',
    'before 2014',
  ]);
  expect(rows(2016, 2016)).toEqual([
    'new place',
    'came back, +n in 2016',
    'patrols',
    'new in 2014–2015',
    'before 2014',
  ]);
  expect(rows(2003, 2003)).toEqual(['new place']);
});
