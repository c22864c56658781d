import { readFileSync } from 'node:fs';
import { booleanPointInPolygon, polygon } from '@turf/turf';
import { range } from 'd3-array';
import { describe, expect, it } from 'vitest';
import type { GroundPiece } from '#core/reach/ground';
import { placeName } from '#core/reach/place-name';
import type { AtlasPageData } from '$lib/view/atlas-index';
import { distanceTo, overlap } from '$lib/site/boxes';
import { HOME_PADDING, cameraFor } from '../camera';
import { buildScene, positionsOf } from '../layers/scene';
import { SAME_PLACE_PX } from './labels';
import { NO_PADDING, projectBy } from '../screen';
import { set } from '$lib/site/dataset/set';
import { layOut } from './layout';
import { layoutIn } from './layout-in';
import { signMarks } from './sign-marks';
import { trackShapes } from '../signs/tracks';
import { signsOf, type Sign } from '../signs/signs';
import { keyRows } from '../layers/key';

/** The labels of the home view, of the set as it is built. */

const { index, first, regions } = JSON.parse(
  readFileSync('static/data/atlas.json', 'utf8'),
) as AtlasPageData;
const visits = first!.visits.filter(({ kind }) => kind === 'exercise');
const visitIds = new Set(visits.map(({ id }) => id));
const records = index.records.filter(({ id }) => visitIds.has(id));
const LAYERS = ['sites', 'tracks', 'labels'] as const;

/** The map in windows of these widths, and the picture of a slide. */
const SIZES = {
  1280: { size: { width: 908, height: 488 }, padding: HOME_PADDING.wide, isSmall: false },
  1024: { size: { width: 652, height: 502 }, padding: HOME_PADDING.wide, isSmall: false },
  820: { size: { width: 820, height: 466 }, padding: HOME_PADDING.wide, isSmall: false },
  844: { size: { width: 532, height: 270 }, padding: HOME_PADDING.narrow, isSmall: true },
  390: { size: { width: 390, height: 346 }, padding: HOME_PADDING.narrow, isSmall: true },
  360: { size: { width: 360, height: 300 }, padding: HOME_PADDING.narrow, isSmall: true },
  slide: { size: { width: 1160, height: 560 }, padding: NO_PADDING, isSmall: false },
};

type Language = 'en' | 'ru' | 'zh';

function laidOut(name: keyof typeof SIZES, language: Language = 'en') {
  const { size, padding, isSmall } = SIZES[name];
  const viewport = { size, padding };
  const camera = cameraFor(positionsOf(records), viewport);
  const project = projectBy(camera, viewport);
  const stage = buildScene({
    records,
    visits,
    homes: set.partners,
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
  const marksIn = (from: number, to = from) => {
    const chosen = { from, to };
    const signs = signsOf(stage.places, chosen);
    const drawing = {
      signs,
      chosen,
      layers: LAYERS,
      tracks: trackShapes(stage.tracks, project),
      ground: [],
    };
    const shown = layoutIn(layout, signs, chosen);
    return { signs, marks: signMarks(stage, shown, drawing, frame), names: shown.areaNames };
  };
  return { stage, marksIn };
}

const YEARS = range(2003, 2027);
const VIEWS = [...YEARS.map((year) => [year, year] as const), [2014, 2019], [2020, 2026]] as const;

/** The others in `npm run test:deep`. */
const LOOKED_AT = process.env.DEEP ? Object.keys(SIZES) : ['1280', '390', 'slide'];

describe.each(LOOKED_AT as unknown as (keyof typeof SIZES)[])(
  'labels in a window of %s',
  (name) => {
    describe.each(['en', 'ru', 'zh'] as const)('in %s', (language) => {
      const { isSmall } = SIZES[name];
      const { marksIn } = laidOut(name, language);
      const views = VIEWS.map(([from, to]) => {
        const { signs, marks, names } = marksIn(from, to);
        const discs = marks.flatMap(({ layer, key, placeId, recordId, hitArea }) =>
          layer === 'place' && key?.startsWith('sign')
            ? [{ id: recordId!, ...hitArea!, placeId }]
            : [],
        );
        const labels = marks.flatMap(({ placeId, hitBox }) =>
          hitBox
            ? [{ id: placeId!, box: hitBox, own: discs.find(({ id }) => id === placeId)! }]
            : [],
        );
        const led = new Set(
          marks.flatMap(({ key, placeId }) => (key?.startsWith('leader') ? [placeId] : [])),
        );
        return { view: `${from}–${to}`, years: to - from + 1, signs, discs, labels, led, names };
      });

      it('are nearer to their own sign than to any other, or lead to it', () => {
        const wrong = views.flatMap(({ view, discs, labels, led }) =>
          labels.flatMap(({ id, box, own }) => {
            const gapTo = (disc: { x: number; y: number; r: number }) =>
              distanceTo(box, disc) - disc.r;
            const others = discs.filter(
              (disc) => Math.hypot(disc.x - own.x, disc.y - own.y) >= SAME_PLACE_PX,
            );
            return led.has(id)
              ? []
              : others
                  .filter((other) => gapTo(other) <= gapTo(own))
                  .map((other) => `${view} ${id} at ${other.id}`);
          }),
        );
        expect(wrong).toEqual([]);
      });

      it('lie on no sign, no other label and no name', () => {
        const overlaps = views.flatMap(({ view, discs, labels, names }) =>
          labels.flatMap(({ id, box }, i) => [
            ...discs
              .filter((disc) => distanceTo(box, disc) < disc.r && disc.id !== id)
              .map((disc) => `${view} ${id} on ${disc.id}`),
            ...labels
              .slice(i + 1)
              .filter((other) => overlap(box, other.box))
              .map((other) => `${view} ${id} on ${other.id}`),
            ...names
              .filter((other) => overlap(box, other.box))
              .map(({ text }) => `${view} ${id} on ${text}`),
          ]),
        );
        expect(overlaps).toEqual([]);
      });

      it('are at the places reached in the years shown and at the largest ring', () => {
        const without = views.flatMap(({ view, years, signs, labels }) => {
          // On a phone some of the many of a whole period are left out.
          if (isSmall && years > 1) return [];
          const [ring] = signs.toSorted((a, b) => b.returns - a.returns);
          const isReached = ({ shape }: Sign) => shape === 'new';
          return [...signs.filter(isReached), ...(ring && ring.returns > 1 ? [ring] : [])]
            .filter(({ place }) => labels.every(({ id }) => id !== place.id))
            .map(({ place }) => `${view} ${place.id}`);
        });
        expect(without).toEqual([]);
      });
    });
  },
);

describe.each([1280, 390] as const)('from year to year, in a window of %s,', (name) => {
  const { marksIn } = laidOut(name);
  const years = YEARS.map((year) => marksIn(year).marks);

  it('no sign and no label that stays moves', () => {
    let before = new Map<string | undefined, unknown>();
    let stayed = 0;
    for (const marks of years) {
      const places = marks.map(({ key, tag, shape: { x, y, transform, ...shape } }) => {
        return [key, tag === 'text' ? `${x} ${y} ${shape['text-anchor']}` : transform] as const;
      });
      for (const [key, place] of places) {
        if (!before.has(key)) continue;
        expect(place, key).toBe(before.get(key));
        stayed += 1;
      }
      before = new Map(places);
    }
    expect(stayed).toBeGreaterThan(200);
  });
});

it('a label is a name with the year in which it was new, or with how often it was returned to', () => {
  const { marksIn } = laidOut(1280);
  const texts = (from: number, to: number) =>
    marksIn(from, to)
      .marks.filter(({ placeId }) => placeId === 'maritime-security-belt-2019')
      .map(({ spans }) => spans!.map(({ text }) => text).join(''));
  expect(texts(2019, 2019)).toEqual(['Chabahar 2019']);
  expect(texts(2020, 2026)).toEqual([expect.stringMatching(/^Chabahar, \d+ returns$/)]);
  expect(texts(2018, 2018)).toEqual([]);
});

it('the key has rows for what is on the map alone, five at most', () => {
  const { stage } = laidOut(1280);
  const piece: GroundPiece = { kind: 'exercise', year: 2019, polygons: [] };
  const rows = (from: number, to: number, ground: GroundPiece[] = []) => {
    const shown = { from, to, layers: LAYERS, newPlaceKm: 500 };
    return keyRows({ ...stage, ground }, shown).map(({ text }) => text);
  };
  const plain = [
    'new place, and the nearest earlier one',
    'perhaps new: places known roughly',
    'back at an earlier place; larger: more often',
    'earlier place',
  ];
  expect(rows(2020, 2026)).toEqual(plain);
  const within = expect.stringMatching(/^within 500.km of an earlier one$/) as string;
  expect(rows(2020, 2026, [piece])).toEqual([...plain, within]);
  expect(rows(2003, 2003)).toEqual(['new place']);
});

it('a place known only within bounds is an area, with its sign inside', () => {
  const { stage } = laidOut(1280);
  const bounded = records.filter(({ sites, track }) => {
    return track
      ? track.bounds?.length
      : sites.every(({ role, within }) => role !== 'main' || within);
  });
  expect(bounded.length).toBeGreaterThan(3);
  for (const { recordId, ring } of stage.uncertain) {
    const { position } = visits.find(({ id }) => id === recordId)!;
    expect(
      booleanPointInPolygon(
        position,
        polygon([[...ring.map((corner) => [...corner]), [...ring[0]!]]]),
      ),
    ).toBe(true);
  }
  const drawn = stage.uncertain.map(({ recordId }) => recordId);
  const perhaps = stage.places.filter(({ status }) => status === 'perhaps').map(({ id }) => id);
  expect(
    bounded.map(({ id }) => id).filter((id) => perhaps.includes(id) && !drawn.includes(id)),
  ).toEqual([]);
});
