// npm test: everything that must hold before a change lands, in one run that goes on after a
// failure. `npm test -- unit` runs one step; further words go to that step:
// `npm test -- unit hull`, `npm test -- browser atlas`. `npm test -- changed` takes less than a minute: types, and
// lint, format and unit tests of what differs from main. `npm run test:deep` runs what takes long: lint
// with types, many more generated cases, and the browser tests with the tag @deep.
import { execFileSync, spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { existsSync, readFileSync } from 'node:fs';
import { hash, install, isBuilt, MEASURED, measured, npm } from './build.mjs';

const SECOND = 'malabar';
const isDeep = process.argv.includes('--deep');
if (isDeep) process.env.DEEP = '1';
const [chosen, ...filters] = process.argv.slice(2).filter((word) => word !== '--deep');

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Readonly<Record<string, () => Promise<Counts>>>} */
const STEPS = {
  geodata,
  types: () => run('types:check'),
  build: async () => (chosen && isBuilt() ? single(true) : run('build')),
  // The second set, from its files to its site: what is true of one set only would fail here.
  sets: async () =>
    chosen && isBuilt(`build-${SECOND}`, SECOND) ? single(true) : run('build', [], { SET: SECOND }),
  lint: () => run('lint'),
  format: () => run('format:check'),
  unit: () => run('unit', filters),
  changed,
  pages: () => run('pages', filters),
  browser,
};
const DEEP = ['build', 'sets', 'lint', 'unit', 'browser'];
/** Rules of the whole tree, told in a second or two. */
const GUARDS = ['architecture', 'budget', 'countries', 'messages'].map(
  (name) => `tests/${name}.test`,
);

const names = Object.keys(STEPS);
if (chosen !== undefined && !names.includes(chosen)) {
  console.error(`No step "${chosen}"; the steps are ${names.join(', ')}.`);
  process.exit(1);
}
install();
/** @type {Map<string, Promise<Counts>>} */
const results = new Map();
/** @type {string[]} */
const lines = [];
// What reads what another writes comes after it, and no processor waits while there is work; the browser needs both.
const formatted = inTurn('format');
// Types, lint and tests all read the files that these two generate.
npm('run', '--silent', 'sync');
await Promise.all([
  formatted,
  inTurn('build', 'sets', 'pages'),
  inTurn('unit'),
  inTurn('geodata', 'types', 'lint'),
  inTurn('changed'),
]);
await inTurn('browser');

console.log(`\n── summary, ${(performance.now() / 1000).toFixed(0)} s in all\n${lines.join('\n')}`);
const total = sumOf(await Promise.all(results.values()));
console.log(said(total));
process.exitCode = total.failed ? 1 : 0;

async function inTurn(/** @type {string[]} */ ...steps) {
  for (const name of steps.filter(isNeeded)) {
    const start = performance.now();
    const done = STEPS[name]?.().catch((error) => {
      console.error(error.message);
      return single(false);
    });
    if (!done) throw new Error(`no step "${name}"`);
    results.set(name, done);
    const counts = await done;
    const seconds = ((performance.now() - start) / 1000).toFixed(0).padStart(4);
    const sign = counts.failed ? '✗' : '✓';
    const line = `${sign} ${name.padEnd(8)} ${said(counts).padEnd(32)} ${seconds} s`;
    console.log(line);
    lines.push(line);
  }
}

function isNeeded(/** @type {string} */ name) {
  if (chosen === undefined) return name !== 'changed' && (!isDeep || DEEP.includes(name));
  return name === chosen || (/^(build|sets)$/.test(name) && /^(browser|pages)$/.test(chosen));
}

/** static/data is committed, so that the site builds without it; it must be what geodata/ gives. */
async function geodata() {
  if (!isDeep && existsSync(MEASURED) && readFileSync(MEASURED, 'utf8') === measured())
    return single(true);
  const committed = hash(['static/data']);
  const checked = await run('geodata');
  if (checked.failed || hash(['static/data']) === committed) return checked;
  console.log('\nstatic/data was out of step with geodata/. It is rebuilt now: commit it.\n');
  return single(false);
}

/** What differs from main, or on main from the last commit: types as a whole, the rest of these files alone. */
async function changed() {
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync('git', args, { encoding: 'utf8' }).trim().split('\n').filter(Boolean);
  const [base = 'HEAD'] = git('merge-base', 'HEAD', 'main');
  const files = [
    ...git('diff', '--name-only', '--diff-filter=d', base),
    ...git('ls-files', '--others', '--exclude-standard'),
  ];
  const code = files.filter((file) => /\.(ts|js|mjs|svelte)$/.test(file));
  const tests = files.filter((file) => /^tests\/(?!e2e|built).*\.test\.ts$/.test(file));
  // Of tests/ only what was changed itself: a change of the core would run all of it.
  const beside = ['--changed', base, '--passWithNoTests', 'src', 'geodata'];
  const [format, lint, types, guards, units] = await Promise.all([
    command(['prettier', '--check', '--ignore-unknown', ...files], files),
    command(['eslint', '--max-warnings', '0', '--no-warn-ignored', ...code], code),
    run('types:check'),
    run('unit', [...GUARDS, ...tests]),
    run('unit', beside),
  ]);
  return sumOf([format, lint, types, guards, units]);
}

async function browser() {
  if ((await results.get('build'))?.failed || (await results.get('sets'))?.failed)
    throw new Error('Not run: the site was not built.');
  const { ensureBrowser } = await import('./browser.mjs');
  process.env.CHROME_PATH = await ensureBrowser();
  return run('browser', [...filters, '--reporter=list']);
}

/**
 * Runs a package script and counts as its test runner does; without one it passes or fails as a whole. Quiet
 * beside others: its output is then printed only when it failed.
 * @param {string} script
 * @param {string[]} args
 * @param {Record<string, string>} more of the environment
 */
function run(script, args = [], more = {}) {
  const isAlone = chosen !== undefined && chosen !== 'changed';
  return npmRun(['run', '--silent', script, '--', ...args], isAlone || script === 'browser', more);
}

/** A program of node_modules on some files, where there are any. */
function command(/** @type {string[]} */ words, /** @type {string[]} */ files) {
  return files.length > 0 ? npmRun(['exec', '--', ...words], false) : single(true);
}

/**
 * @param {string[]} args
 * @param {boolean} isShown
 * @param {Record<string, string>} more
 * @returns {Promise<Counts>}
 */
function npmRun(args, isShown, more = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...process.env, ...more },
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        output += text;
        if (isShown) process.stdout.write(text);
      });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0 && !isShown)
        console.log(`\n── npm ${args.slice(0, 6).join(' ')} failed\n${output.trim()}\n`);
      resolve(countsOf(stripVTControlCharacters(output), code === 0));
    });
  });
}

/**
 * By the last lines of Vitest (`Tests  1 failed | 9 passed`) and Playwright (`1 failed`, `9 passed (2s)`). What
 * stopped without a count has failed at least once.
 * @param {string} output
 * @param {boolean} isGood
 */
function countsOf(output, isGood) {
  const countOf = (/** @type {string} */ word) => {
    const matches = output.matchAll(new RegExp(`^ *(?:Test.*\\b)?(\\d+) ${word}\\b`, 'gm'));
    return Number([...matches].at(-1)?.[1] ?? 0);
  };
  const [passed, failed, skipped] = [
    countOf('passed') + countOf('flaky'),
    countOf('failed'),
    countOf('skipped'),
  ];
  if (passed + failed + skipped === 0) return single(isGood);
  return { passed, failed: isGood ? failed : failed || 1, skipped };
}

function sumOf(/** @type {Counts[]} */ counts) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of counts) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

function single(/** @type {boolean} */ passed) {
  return { passed: Number(passed), failed: Number(!passed), skipped: 0 };
}

function said(/** @type {Counts} */ { passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
