import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeName } from '$lib/core/reach/place-name';
import { REACH_KINDS, type Position } from '$lib/core/record/model';
import type { AtlasPageData } from '$lib/view/atlas-index';
import { distanceTo, overlap } from './boxes';
import { HOME_PADDING, frame } from './camera';
import { positionsOf, stageOf } from './scene';
import { screenPoint, type Project } from './screen';
import { layOut } from './layout';
import { reused, signMarks } from './sign-marks';
import { largest, signsOf } from './signs';
import { keyRows } from './key';

/** The labels of the home view, of the set as it is built. */

const { index, first, regions } = JSON.parse(
  readFileSync('static/data/atlas.json', 'utf8'),
) as AtlasPageData;
const visits = first!.visits;
const known = new Set(visits.map(({ id }) => id));
const records = index.records.filter(({ id }) => known.has(id));
const compared = { from: 2014, to: 2019 };

const SIZES = {
  wide: { size: { width: 908, height: 534 }, padding: HOME_PADDING.wide, isSmall: false },
  small: { size: { width: 390, height: 346 }, padding: HOME_PADDING.narrow, isSmall: true },
};

function laidOut(name: keyof typeof SIZES, language: 'en' | 'ru' | 'zh' = 'en') {
  const { size, padding, isSmall } = SIZES[name];
  const sheet = { size, padding, projection: 'flat' as const };
  const camera = frame(positionsOf(records), sheet);
  const at: Project = (place) => screenPoint(place as Position, camera, sheet);
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
  const seen = { at, size, covered: [], isSmall, zoom: camera.zoom };
  return { stage, seen, at, layout: layOut(stage, seen) };
}

describe.each(['en', 'ru', 'zh'] as const)('labels of the home view in %s', (language) => {
  const { stage, layout, at } = laidOut('wide', language);

  it('are there for most places', () => {
    expect(layout.spots.size).toBeGreaterThan(18);
  });

  it('are there for what was returned to most', () => {
    for (const kind of REACH_KINDS) {
      const most = stage.places
        .filter((place) => place.kind === kind)
        .toSorted((a, b) => b.returns.length - a.returns.length)
        .slice(0, kind === 'exercise' ? 3 : 1);
      for (const { id } of most) expect(layout.spots.has(id), id).toBe(true);
    }
  });

  it('lie on no sign and no other label', () => {
    const boxes = [...layout.spots].map(([id, { box }]) => ({ id, box }));
    for (const { id, box } of boxes) {
      for (const other of boxes) if (other.id !== id) expect(overlap(box, other.box)).toBe(false);
      for (const place of stage.places) {
        const point = at(place.position)!;
        const beside = layout.beside.get(place.id) ?? { x: 0, y: 0 };
        const shown = { x: point.x + beside.x, y: point.y + beside.y };
        expect(distanceTo(box, shown), `${id} and ${place.id}`).toBeGreaterThanOrEqual(
          place.id === id ? 0 : largest(place).r,
        );
      }
    }
  });
});

describe.each(['wide', 'small'] as const)('from year to year, on a %s map,', (name) => {
  const { stage, seen, layout } = laidOut(name);
  const inYears = (from: number, to: number) =>
    signMarks(
      stage,
      layout,
      {
        signs: signsOf(stage.places, { from, to }, compared),
        chosen: { from, to },
        has: { sites: true, tracks: true, labels: true },
      },
      seen,
    );
  const years = Array.from({ length: 24 }, (_, i) => inYears(2003 + i, 2003 + i));

  it('no label and no sign moves', () => {
    const places = new Map<string, string>();
    for (const marks of [...years, inYears(2003, 2026), inYears(2020, 2026)]) {
      for (const { key, tag, at } of marks) {
        const where = tag === 'text' ? `${at.x} ${at.y} ${at['text-anchor']}` : at.transform;
        if (!where) continue;
        expect(places.get(key!) ?? where).toBe(where);
        places.set(key!, String(where));
      }
    }
    expect(places.size).toBeGreaterThan(30);
  });

  it('a step leaves every mark that looks as before', () => {
    const [before, after] = [years[13]!, years[14]!];
    const marks = reused(after, new Map(before.map((mark) => [mark.key!, mark])));
    expect(marks.filter((mark) => before.includes(mark)).length).toBeGreaterThan(5);
    expect(marks.map(({ style, at }) => ({ style, at }))).toEqual(
      after.map(({ style, at }) => ({ style, at })),
    );
  });
});

it('a label is a name, the year first reached and how often it was returned to since', () => {
  const { stage, seen, layout } = laidOut('wide');
  const texts = (from: number, to: number) =>
    signMarks(
      stage,
      layout,
      {
        signs: signsOf(stage.places, { from, to }, compared),
        chosen: { from, to },
        has: { sites: true, tracks: false, labels: true },
      },
      seen,
    ).flatMap(({ placeId, spans }) =>
      placeId === 'maritime-security-belt-2019' ? spans!.map(({ text }) => text).join('') : [],
    );
  expect(texts(2019, 2019)).toEqual([expect.stringMatching(/^Gulf of Oman.* 2019$/)]);
  expect(texts(2020, 2026)).toEqual([expect.stringMatching(/^Gulf of Oman.* 2019 \+4$/)]);
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
    ...['new place', 'came back, +n since 2020', 'perhaps new', 'patrols'],
    ...['new in 2014–2019', 'before 2014'],
  ]);
  expect(rows(2016, 2016)).toEqual([
    ...['new place', 'came back, +n in 2016', 'patrols', 'new in 2014–2015', 'before 2014'],
  ]);
  expect(rows(2003, 2003)).toEqual(['new place']);
});
