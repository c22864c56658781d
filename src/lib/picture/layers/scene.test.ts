import { describe, expect, it } from 'vitest';
import type { Position, SiteRole } from '#core/record/model';
import type { ReachRecord } from '#core/record/schema';
import { record as recordOf } from '#core/record/record.fixture';
import { visit as visitOf } from '#core/stall/verdict.fixture';
import { sitesOf } from './layers';
import { signsOf } from '../signs/signs';
import { buildScene, positionsOf } from './scene';

const record = (id: string, more: Partial<ReachRecord> = {}) => ({
  ...recordOf(id, ['2022-01-01', '2022-01-02'], []),
  ...more,
});
const site = (position: Position, role: SiteRole = 'main') => ({
  name: 'x',
  role,
  position,
  precision: 'area' as const,
  region: 'r',
});
const patrol = (positions: Position[]) =>
  record('patrol', {
    kind: 'patrol',
    track: { positions, craft: 'ship', precision: 'area', regionShare: {} },
  });
const visit = (id: string, position: Position) =>
  visitOf(id, '2022-01-01', { status: 'new', places: [id], position });
const build = (records: ReachRecord[], more: Partial<Parameters<typeof buildScene>[0]> = {}) =>
  buildScene({ records, visits: [], homes: [], nameOf: ({ id }) => id, ...more });

describe('the scene', () => {
  it('has each record at all its places, with its years, and says whether it was somewhere new', () => {
    const records = [
      record('a', { sites: [site([120, 36]), site([121, 36], 'staging')] }),
      record('b', { start: '2019-12-27', end: '2020-01-03', sites: [site([60, 25])] }),
    ];
    const scene = build(records, { visits: [visit('a', [120, 36])] });
    const rows = (isMeasured: boolean) =>
      sitesOf(scene, isMeasured).map(({ properties }) => {
        const { recordId, isNew, from, to } = properties as Record<string, unknown>;
        return [recordId, isNew, from, to];
      });
    expect(rows(true)).toEqual([
      ['a', true, 2022, 2022],
      ['b', false, 2019, 2020],
    ]);
    expect(rows(false)).toEqual([['a', true, 2022, 2022]]);
  });

  it('has tracks of all years on its stage, and a sign a place of the years', () => {
    const line: Position[] = [
      [160, 50],
      [-165, 54],
    ];
    const old = visit('old', [10, 10]);
    const scene = build([patrol(line)], {
      visits: [{ ...old, start: '2030-01-01' }, visit('a', [1, 1])],
    });
    expect(scene.tracks.map(({ id }) => id)).toEqual(['patrol']);
    expect(scene.places.map(({ id }) => id)).toEqual(['old', 'a']);
    const signs = signsOf(scene.places, { from: 2022, to: 2022 });
    expect(signs.map(({ place }) => place.id)).toEqual(['a']);
  });
});

it('has what is open though filtered out, and where all are until it is known what is new', () => {
  const open = record('open', { sites: [site([1, 2])] });
  const scene = build([record('a', { sites: [site([120, 36])] })], { visits: null, record: open });
  expect(scene.records.map(({ id }) => id)).toEqual(['a', 'open']);
  expect(scene.places.map(({ id, status }) => [id, status])).toEqual([
    ['a', 'unknown'],
    ['open', 'unknown'],
  ]);
});

it('positions of a record are its sites and its track', () => {
  const positions = positionsOf([
    patrol([
      [130, 40],
      [140, 40],
    ]),
    record('a', { sites: [site([1, 2])] }),
  ]);
  expect(positions).toContainEqual([1, 2]);
  expect(positions.some(([lng, lat]) => lng === 140 && Math.abs(lat - 40) < 1e-9)).toBe(true);
});
