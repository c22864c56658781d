import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { builtDataset } from '#core/reach/dataset';
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

it('holds every file of data that the program reads, and the licence of the data', () => {
  const { files } = readJson<{ files: string[] }>('package.json');
  const read: string[] = [];
  builtDataset((file) => {
    read.push(file);
    return readJson(`static/data/${file}`);
  });
  expect(files.toSorted()).toEqual(
    ['dist/bin', 'geodata/LICENSE', ...read.map((name) => `static/data/${name}`)].toSorted(),
  );
});
