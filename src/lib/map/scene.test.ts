import { describe, expect, it } from 'vitest';
import type { Position, SiteRole } from '$lib/core/record/model';
import type { IndexRecord } from '$lib/view/atlas-index';
import { buildScene, positionsOf, type SceneInput } from './scene';

const record = (id: string, more: Partial<IndexRecord> = {}): IndexRecord => ({
  id,
  name: { en: id },
  kind: 'exercise',
  scope: 'core',
  framework: 'bilateral',
  series: 's',
  domains: ['sea'],
  practices: [],
  participants: ['CN', 'RU'],
  start: '2022-01-01',
  end: '2022-01-02',
  datePrecision: 'day',
  sites: [],
  track: null,
  personnel: null,
  craft: null,
  confidence: 'high',
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
const build = (records: IndexRecord[], more: Partial<SceneInput> = {}) =>
  buildScene({ records, nameOf: ({ name }) => name.en, ...more });

const counts = ({ sites }: ReturnType<typeof build>) =>
  sites.features.map(({ properties }) => properties.count).sort((a, b) => b - a);

describe('the scene', () => {
  it('of no records is empty', () => {
    const { homes: _, ...collections } = build([]);
    for (const { features } of Object.values(collections)) expect(features).toEqual([]);
  });

  it('counts different records at one place, not the sites of one record', () => {
    const scene = build([
      record('a', { sites: [site([120, 36]), site([120.05, 36])] }),
      record('b', { sites: [site([120.02, 36.03])] }),
      record('c', { sites: [site([131.9, 43.1])] }),
    ]);
    expect(counts(scene)).toEqual([2, 1, 1, 1]);
  });

  it("keeps the reader's own apart: hollow, dashed, and in no number of a place", () => {
    const at = { sites: [site([120, 36])] };
    const line: Position[] = [
      [130, 40],
      [140, 40],
    ];
    const scene = build([
      record('a', at),
      record('own:a', { ...at, isOwn: true }),
      { ...patrol(line), id: 'own:p', isOwn: true },
    ]);
    expect(counts(scene)).toEqual([1, 1]);
    expect(scene.sites.features.map(({ properties }) => properties.own)).toEqual([undefined, true]);
    expect(scene.tracks.features.map(({ properties }) => properties.own)).toEqual([true]);
  });

  it('counts across 180°', () => {
    const scene = build([
      record('a', { sites: [site([179.99, 60])] }),
      record('b', { sites: [site([-179.99, 60])] }),
    ]);
    expect(counts(scene)).toEqual([2, 1]);
  });

  it('shows staging and transit as not measured and does not count them', () => {
    const scene = build([
      record('a', { sites: [site([120, 36], 'staging')] }),
      record('b', { sites: [site([120, 36])] }),
    ]);
    expect(counts(scene)).toEqual([1, 1]);
    expect(scene.sites.features.map(({ properties }) => properties.measured)).toEqual([
      false,
      true,
    ]);
  });

  it('draws a track across 180° with steps of at most 100 km and no jump', () => {
    const scene = build([
      patrol([
        [160, 50],
        [-165, 54],
      ]),
    ]);
    const line = scene.tracks.features[0]!.geometry.coordinates;
    line.slice(1).forEach(([lng], i) => expect(Math.abs(lng! - line[i]![0]!)).toBeLessThan(3));
    expect(line.at(-1)![0]).toBeCloseTo(195, 9);
    expect(line.length).toBeGreaterThan(24);
  });

  it('gives ghosts their age and leaves out what is not measured', () => {
    const ghost = record('g', { sites: [site([100, 40]), site([101, 40], 'transit')] });
    const scene = build([], { ghosts: [{ record: ghost, age: 3 }] });
    expect(scene.ghostSites.features.map(({ properties }) => properties)).toEqual([
      { recordId: 'g', reach: 'exercise', age: 3 },
    ]);
  });

  it('names a record once', () => {
    const scene = build([record('a', { sites: [site([120, 36]), site([140, 36])] })]);
    expect(scene.labels.features.map(({ properties }) => properties.text)).toEqual(['a']);
  });

  it('sizes by a published number and keeps unknown ones smallest', () => {
    const radius = (personnel: number | null) =>
      build([record('a', { personnel, sites: [site([1, 1])] })], { sizeBy: 'personnel' }).sites
        .features[0]!.properties.radius;
    expect(radius(8_000) / radius(2_000)).toBeCloseTo(2, 1);
    expect(radius(null)).toBeLessThanOrEqual(radius(100));
    expect(radius(30_000)).toBe(radius(10_000));
  });

  it('has no extent for fewer than three corners', () => {
    const corners: Position[] = [
      [120, 30],
      [130, 40],
    ];
    expect(build([], { extent: corners }).extent.features).toEqual([]);
  });

  it('leads the path of centres across 180° the short way', () => {
    const centres = [
      { year: 2021, position: [175, 50] as Position },
      { year: 2022, position: [-175, 50] as Position },
    ];
    const [path, ...stops] = build([], { centres }).centre.features;
    const lngs = path!.geometry.coordinates.map((c) => (c as number[])[0]!);
    expect(Math.max(...lngs) - Math.min(...lngs)).toBeCloseTo(10, 9);
    expect(stops.map(({ properties }) => properties.year)).toEqual([2021, 2022]);
  });
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
