import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCheck } from '../../src/cli/check';
import { SHIPPED } from '../../tools/set.mjs';
import { file, reach } from './run.fixture';
import { readJson } from '../json';

/** Packing builds the program; `npm test` runs it from its sources (input.test.ts). */
it.runIf(process.env.DEEP)(
  'runs by npx from its tarball in an empty folder, from standard input, with the same numbers',
  () => {
    const cwd = mkdtempSync(join(tmpdir(), 'reach-package-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', cwd]);
    const tarball = join(cwd, String(packed).trim());
    expect(statSync(tarball).size).toBeLessThan(1_000_000);
    const npx = ['--yes', '--offline', '--package', tarball, 'joint-reach'];
    const args = ['explain', '--year', '2016', '--input', '-'];
    const input = readFileSync('static/data/events.json');
    const ran = spawnSync('npx', [...npx, ...args], { cwd, input, encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toBe(reach('explain --year 2016').out);
  },
);

it('holds every file of data that the program reads', () => {
  const { files } = readJson<{ files: string[] }>('package.json');
  const code = ['check', 'input'].map((name) => readFileSync(`src/cli/${name}.ts`, 'utf8')).join();
  const built = [...code.matchAll(/\bdata\('([\w.]+)'\)/g)].map(
    ([, name]) => `static/data/${name}`,
  );
  const [, list] = /const SET_FILES = \[([^]*?)\]\.filter/.exec(code)!;
  const rules = [...list!.matchAll(/'([\w.]+)'/g)].map(([, name]) => `geodata/${SHIPPED}/${name}`);
  expect(built.length).toBeGreaterThan(4);
  expect(rules.length).toBeGreaterThan(6);
  expect(files).toEqual(expect.arrayContaining([...built, ...rules]));
});

describe('--check', () => {
  const check = (input: string) => {
    let [out, err] = ['', ''];
    const code = runCheck(['--check', '--input', input], {
      out: (text) => (out += text),
      err: (text) => (err += text),
      outIsTerminal: false,
      errIsTerminal: false,
      now: () => 0,
    });
    return { code, out, err };
  };
  const event = readJson<{ sites: object[] }>('geodata/russia-china/events/joint-sea-2016.json');

  it.each([
    'geodata/russia-china',
    'static/data/events.json',
    'geodata/russia-china/events/mosi-2019.json',
  ])('finds nothing wrong with what is built: %s', (input) => {
    expect(check(input)).toEqual({
      code: 0,
      err: '',
      out: expect.stringMatching(/: \d+ records, 0 problem/),
    });
  });

  it.each([
    ['[]', /expected records with their sources, or one event/],
    ['{"records":[1]}', /expected records with their sources, or one event/],
    ['{', /is no JSON/],
    [`[${'['.repeat(50_000)}${']'.repeat(50_000)}]`, /is no JSON \(nested too deeply\)/],
    ['{"id":"x","start":"y"}', /events\/x\.json: /],
    ['{"records":[{"id":"x"}],"sources":{"a":1}}', /events\/x\.json: /],
  ])('tells of anything else that it is none: %s', (text, words) => {
    const { code, err } = check(file('a.json', text));
    expect(code).toBe(1);
    expect(err).toMatch(words);
    expect(err).not.toContain('fault of the program');
  });

  it('says what `npm run geodata` says: file, field, value, what was expected', () => {
    const wrong = { ...event, end: '2016-09-01', hosts: ['CHN'] };
    const { code, err } = check(file('event.json', wrong));
    expect(code).toBe(1);
    expect(err).toBe(
      'events/joint-sea-2016.json: hosts[0] is "CHN", expected an ISO 3166-1 alpha-2 code\n',
    );
    expect(check(file('event.json', { ...event, sites: 'x' })).err).toContain('sites');
    // The checks follow once the shape is right.
    expect(check(file('event.json', { ...event, end: '2016-09-01' })).err).toContain(
      'events/joint-sea-2016.json: end is "2016-09-01", expected 2016-09-12 (start) or later',
    );
  });
});
