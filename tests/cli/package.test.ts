import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readDataset } from '../../src/cli/dataset';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { reach } from './run.fixture';
import { readJson } from '../json';

/** Packing builds the program; `npm test` runs it from its sources (usage.test.ts). */
it.runIf(process.env.DEEP)(
  'runs by npx from its tarball in an empty folder, with the same numbers',
  () => {
    const cwd = mkdtempSync(join(tmpdir(), 'reach-package-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', cwd]);
    const tarball = join(cwd, String(packed).trim());
    expect(statSync(tarball).size).toBeLessThan(1_000_000);
    const npx = ['--yes', '--offline', '--package', tarball, 'joint-reach'];
    const args = ['measures', '--from', '2016'];
    const ran = spawnSync('npx', [...npx, ...args], { cwd, encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toBe(reach('measures --from 2016').out);
  },
);

it('measures what the pages do', () => {
  const { regions, lastLooked, ...dataset } = readDataset();
  expect(lastLooked).toMatch(/^\d{4}-/);
  expect({ ...dataset, regions: { features: regions!.features }, lastLooked: null }).toEqual(
    reachDataset,
  );
});

it('holds every file of data that the program reads', () => {
  const { files } = readJson<{ files: string[] }>('package.json');
  const code = readFileSync('src/cli/dataset.ts', 'utf8');
  const read = [...code.matchAll(/'([\w]+\.(geo)?json)'/g)].map(([, name]) => name);
  expect(read.length).toBeGreaterThan(4);
  expect(files.toSorted()).toEqual(
    ['dist/bin', ...read.map((name) => `static/data/${name}`)].toSorted(),
  );
});
