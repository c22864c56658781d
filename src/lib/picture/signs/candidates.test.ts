import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { AtlasPageData, Candidate } from '$lib/view/atlas-index';
import { candidateCounts } from '$lib/view/shown';
import { keyRows } from '../layers/key';
import { buildScene } from '../layers/scene';
import { candidateHref, candidateName } from './candidates';
import { signMarks } from '../labels/sign-marks';

const { index } = JSON.parse(readFileSync('static/data/atlas.json', 'utf8')) as AtlasPageData;
const dated = { id: 'planted-2024', start: '2024-05-01', end: '2024-05-02' };
const planted: Candidate = { record: { ...index.records[0]!, ...dated }, status: 'new' };
const empty = { records: [], visits: [], homes: [], nameOf: () => '' };
const scene = buildScene({ ...empty, candidates: [planted] });

function drawnIn(year: number) {
  const chosen = { from: year, to: year };
  const layers = ['candidates'] as const;
  const drawing = { signs: [], chosen, layers, tracks: [], ground: [] };
  const frame = { project: () => ({ x: 50, y: 40 }), isSmall: false, zoom: 1 };
  const rows = keyRows(scene, { ...chosen, layers, newPlaceKm: 500 });
  const marks = signMarks(scene, null, drawing, frame);
  return { marks, rows: rows.map(({ text }) => text) };
}

it('is drawn dashed and hollow in its years, with a row of the key, and leads to /data', () => {
  const { marks, rows } = drawnIn(2024);
  expect(marks).toHaveLength(1);
  const { recordId = '', style } = marks[0]!;
  expect(style).toMatchObject({ fill: 'none', 'stroke-dasharray': '3 2.5' });
  expect(candidateHref(recordId)).toMatch(/\/data\/?#planted-2024$/);
  expect(candidateName([planted], recordId)).toMatch(/^Candidate: ./);
  expect(candidateHref(dated.id)).toBe(null);
  expect(rows).toEqual(['candidate, not counted']);
  for (const year of [2023, 2025]) expect(drawnIn(year)).toEqual({ marks: [], rows: [] });
});

it('is counted where the rule admits it, at a new place as perhaps new', () => {
  const statuses = ['new', 'perhaps', 'return', null] as const;
  const reported = statuses.map((status) => ({ ...planted, status }));
  expect(candidateCounts(reported, { from: 2020, to: 2024 })).toEqual({ count: 3, perhapsNew: 2 });
  expect(candidateCounts(reported, { from: 2025, to: 2026 })).toEqual({ count: 0, perhapsNew: 0 });
});
