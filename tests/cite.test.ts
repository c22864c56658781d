import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changedFields, changesTold } from '../geodata/files/changes';
import { readFiles } from '../geodata/build/disk';
import { parseDataset } from '../geodata/files/read';
import type { AtlasData } from '#core/record/schema';
import { downloads } from '../src/lib/records/files/downloads.server';
import { readJson } from './json';

/** What makes the dataset one to cite; tests/files.test.ts opens the other files. */

const events = readJson<AtlasData>('static/data/events.json');
const files = await downloads();
const text = (file: string) => new TextDecoder().decode(files.get(file)!.bytes);
const dataset = parseDataset(readFiles(), [])!;

it('a citation manager finds the keys that CFF 1.2.0 asks for', () => {
  for (const key of ['cff-version', 'message', 'title', 'authors'])
    expect(text('CITATION.cff')).toMatch(new RegExp(`^${key}:`, 'm'));
});

it('the bundle says the same title, version, day and licence in citation, data package, README and address', () => {
  const described = JSON.parse(text('datapackage.json')) as {
    title: string;
    version: string;
    licenses: { name: string }[];
    resources: { path: string }[];
  };
  const { dataVersion } = events;
  const [cff, readme] = [text('CITATION.cff'), text('README.md')];
  expect(described.version).toBe(dataVersion);
  expect(readme).toContain(`Dataset ${dataVersion}: ${events.counts.records} records`);
  expect(cff).toContain(`version: '${dataVersion}'\n`);
  expect(cff).toContain(`date-released: ${dataVersion.slice(0, 10)}\n`);
  expect(cff).toContain(described.title);
  expect(cff).toMatch(/^ {2}- MIT$/m);
  expect(cff).toMatch(/^ {2}- CC-BY-4\.0$/m);
  expect(readFileSync('LICENSE', 'utf8')).toContain('MIT License');
  expect(readFileSync('geodata/LICENSE', 'utf8')).toMatch(/CC BY 4\.0|Attribution 4\.0/);
  expect(described.licenses[0]!.name).toBe('CC-BY-4.0');
  expect(cff).toContain('CC-BY-4.0');
  expect(readme).toContain('CC BY 4.0');
  // Each file but the package itself and the archive is described; the README names what lies beside it.
  const paths = described.resources.map(({ path }) => path);
  const others = [...files.keys()].filter((file) => !/^(datapackage\.json|.*\.zip)$/.test(file));
  expect(paths.sort()).toEqual(others.sort());
  for (const path of paths.filter((name) => name !== 'README.md'))
    expect(readme).toContain(`\`${path}\``);
});

describe('changes', () => {
  it('are told down to single values, lists of plain values as a whole', () => {
    const before = { id: 'a', hosts: ['CN'], sites: [{ name: 'x', position: [1, 2] }] };
    const after = { id: 'a', hosts: ['CN', 'RU'], sites: [{ name: 'y', position: [1, 3] }], n: 1 };
    expect(changedFields(before, after)).toEqual([
      { field: 'hosts', before: ['CN'], after: ['CN', 'RU'] },
      { field: 'sites[0].name', before: 'x', after: 'y' },
      { field: 'sites[0].position', before: [1, 2], after: [1, 3] },
      { field: 'n', before: null, after: 1 },
    ]);
  });

  it('that were not written down stop the build, by the name of the record', () => {
    expect(changesTold(dataset)).toEqual([]);
    const [first, ...rest] = dataset.events;
    const event = { ...first!.event, notes: 'Another note.' };
    const told = changesTold({ ...dataset, events: [{ ...first!, event }, ...rest] });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`changes.json: states.${event.id}`);
  });

  it('have a version of the data each, and lead to what the records say now', () => {
    const changes = JSON.parse(text('changes.json')) as Record<string, unknown>[];
    for (const { version, date } of changes) expect(version).toMatch(`${String(date)}.`);
    const last = changes.findLast(
      ({ record, field }) => record === 'mosi-2023' && field === 'disputes[0].values[1].side',
    );
    expect(last).toMatchObject({ before: null, after: 'CN' });
  });
});
