import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { AtlasData } from '../src/lib/core/record/schema';
import { readJson } from './json';

/** CITATION.cff names what the rest of the tree says elsewhere. */

const cff = readFileSync('CITATION.cff', 'utf8');
const field = (name: string) => new RegExp(`^${name}: "?(.*?)"?$`, 'm').exec(cff)?.[1];

it('CITATION.cff has the version of the data, which the build writes', () => {
  const { dataVersion } = readJson<AtlasData>('static/data/events.json');
  expect(field('version')).toBe(`'${dataVersion}'`);
});

it('CITATION.cff has the date of the newest entry of the changelog of the dataset', () => {
  const newest = /^## (\d{4}-\d{2}-\d{2})/m.exec(
    readFileSync('geodata/russia-china/CHANGELOG.md', 'utf8'),
  )?.[1];
  expect(field('date-released')).toBe(newest);
});

it('CITATION.cff names the licences of the code and of the dataset', () => {
  expect(cff).toMatch(/^ {2}- MIT$/m);
  expect(readFileSync('LICENSE', 'utf8')).toContain('MIT License');
  expect(cff).toMatch(/^ {2}- CC-BY-4\.0$/m);
  expect(readFileSync('geodata/LICENSE', 'utf8')).toMatch(/CC BY 4\.0|Attribution 4\.0/);
});
