import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { AtlasPageData, Candidate } from '$lib/view/atlas-index';
import { candidateCounts } from '$lib/view/shown';
import { keyRows } from '../key';
import { stageOf } from '../scene';
import { candidateHref, candidateName } from './candidates';
import { signMarks } from './sign-marks';

const { index } = JSON.parse(readFileSync('static/data/atlas.json', 'utf8')) as AtlasPageData;
const [record] = index.records;
const planted: Candidate = {
  record: { ...record!, id: 'planted-2024', start: '2024-05-01', end: '2024-05-02' },
  status: 'new',
};
const others = (['perhaps', 'return', null] as const).map((status) => ({ ...planted, status }));
const candidates = [planted];
const stage = stageOf([], [], { homes: [], nameOf: () => '', candidates });
const marksIn = (year: number, layers: readonly 'sites'[] = ['sites']) => {
  const drawing = { signs: [], chosen: { from: year, to: year }, layers, ground: [] };
  const project = () => ({ x: 50, y: 40 });
  return signMarks(stage, null, drawing, { project, isSmall: false, zoom: 1 });
};

it('is drawn dashed and hollow, in its years alone, with its places and a row of the key', () => {
  const marks = marksIn(2024);
  expect(marks).toHaveLength(record!.sites.length);
  for (const { style } of marks)
    expect(style).toMatchObject({ fill: 'none', 'stroke-dasharray': expect.any(String) as string });
  expect([...marksIn(2023), ...marksIn(2025), ...marksIn(2024, [])]).toEqual([]);
  const rowsIn = (year: number) =>
    keyRows({
      ...stage,
      signs: [],
      chosen: { from: year, to: year },
      compared: null,
      lastYear: 2026,
    });
  expect(rowsIn(2024).map(({ text }) => text)).toEqual(['candidate, not counted']);
  expect(rowsIn(2023)).toEqual([]);
});

it('has a mark that is no record and leads to what /data says of it', () => {
  const [{ recordId }] = marksIn(2024) as [{ recordId: string }];
  expect(index.records.map(({ id }) => id)).not.toContain(recordId);
  expect(candidateHref(recordId)).toBe('/data/#planted-2024');
  expect(candidateName(candidates, recordId)).toBe(`Candidate: ${record!.name.en}`);
  expect(candidateHref(record!.id)).toBe(null);
});

it('is counted where the rule admits it, at a new place as perhaps new', () => {
  const all = [planted, ...others];
  expect(candidateCounts(all, { from: 2020, to: 2024 })).toEqual({ count: 3, perhapsNew: 2 });
  expect(candidateCounts(all, { from: 2025, to: 2026 })).toEqual({ count: 0, perhapsNew: 0 });
});
