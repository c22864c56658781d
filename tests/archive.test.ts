/** What `npm run archive` writes: whole, and with sums that hold. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { archiveOf } from '../geodata/download/archive';
import type { AtlasData } from '#core/record/schema';
import { readJson } from './json';

const { dataVersion, records } = readJson<AtlasData>('static/data/events.json');
const { name, bytes } = archiveOf('russia-china');
const files = Object.fromEntries(
  Object.entries(unzipSync(bytes)).map(([path, content]) => [
    path.replace(`${name}/`, ''),
    content,
  ]),
);
const textOf = (file: string) => strFromU8(files[file]!);

it('is a folder of the set and its version', () => {
  expect(name).toBe(`joint-reach-russia-china-${dataVersion}`);
  expect(Object.keys(unzipSync(bytes)).every((path) => path.startsWith(`${name}/`))).toBe(true);
});

it('holds data, codebook, schemas, checks, changes, licence and citation', () => {
  const expected = [
    ...['README.md', 'CITATION.cff', 'LICENSE.txt', 'CODEBOOK.md', 'CHANGELOG.md', 'recompute.py'],
    ...['data/events.json', 'data/positions.csv', 'data/sure-core.json', 'source/changes.json'],
    ...['schema/event.schema.json', 'checks/tracks.ts'],
    ...records.map(({ id }) => `source/events/${id}.json`),
  ];
  expect(Object.keys(files)).toEqual(expect.arrayContaining(expected));
  expect(textOf('data/positions.csv')).toBe(readFileSync('static/data/positions.csv', 'utf8'));
  expect(textOf('CITATION.cff')).toContain(`version: '${dataVersion}'`);
  expect(textOf('README.md')).toContain(`Data version ${dataVersion}: ${records.length} records`);
  expect(textOf('README.md')).not.toMatch(/\{|undefined/);
});

it('has a right sum for each of its other files, as sha256sum reads them', () => {
  const sums = textOf('SHA256SUMS').trimEnd().split('\n');
  const own = Object.keys(files).filter((file) => file !== 'SHA256SUMS');
  expect(sums.map((line) => line.slice(66)).toSorted()).toEqual(own.toSorted());
  for (const line of sums) {
    const content = files[line.slice(66)]!;
    expect(line.slice(0, 66)).toBe(`${createHash('sha256').update(content).digest('hex')}  `);
  }
});

it('has the same bytes again', () => {
  expect(Buffer.compare(archiveOf('russia-china').bytes, bytes)).toBe(0);
});
