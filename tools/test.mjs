// npm test: everything that must hold before a change lands, in one run that goes on after a
// failure. `npm test -- unit` runs one step; further words go to that step:
// `npm test -- unit hull`, `npm test -- browser atlas`. `npm run test:deep` runs what takes long: lint
// with types, ten times as many generated cases, and the browser tests with the tag @deep.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, hash } from './build.mjs';
import { install, npm } from './install.mjs';

const isDeep = process.argv.includes('--deep');
if (isDeep) process.env.DEEP = '1';
const [chosen, ...filters] = process.argv.slice(2).filter((word) => word !== '--deep');

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, run: () => Promise<Counts>, after?: string[], deep?: boolean }} Step
 */

/**
 * In this order, two at a time, and then quiet unless they fail: most keep one processor busy. Those that
 * read what another writes come after it. @type {Step[]}
 */
const STEPS = [
  { name: 'geodata', run: geodata },
  { name: 'types', run: () => check('types:check') },
  { name: 'build', after: ['geodata'], deep: true, run: buildSite },
  { name: 'lint', deep: true, run: () => check('lint') },
  { name: 'format', run: () => check('format:check') },
  { name: 'unit', after: ['geodata'], deep: true, run: () => vitest('unit') },
  { name: 'pages', after: ['build'], run: () => vitest('pages') },
];
/** Needs both processors. @type {Step} */
const LAST = { name: 'browser', deep: true, run: browser };

const names = [...STEPS, LAST].map(({ name }) => name);
if (chosen !== undefined && !names.includes(chosen)) {
  console.error(`No step "${chosen}"; the steps are ${names.join(', ')}.`);
  process.exit(1);
}
install();
// Types, lint and tests all read the files that these two generate.
npm('run', '--silent', 'sync');

const reports = mkdtempSync(join(tmpdir(), 'joint-reach-test-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
const isNeeded = (/** @type {Step} */ { name, deep = false }) =>
  (chosen === undefined ? deep || !isDeep : name === chosen) ||
  (name === 'build' && (chosen === 'browser' || chosen === 'pages'));
const queue = STEPS.filter(isNeeded);
const isAlone = queue.length < 3;
/** @type {Map<string, Counts & { seconds: number }>} */
const results = new Map();
/** @type {Map<string, Promise<void>>} */
const running = new Map();
await Promise.all([work(), work()]);
if (isNeeded(LAST)) await runStep(LAST);
report();

/** Runs one step after the other, each when those before it are done. */
async function work() {
  while (queue.length > 0) {
    const isWaiting = (/** @type {string} */ name) =>
      running.has(name) || queue.some((step) => step.name === name);
    const at = queue.findIndex(({ after = [] }) => !after.some(isWaiting));
    const [step] = at < 0 ? [] : queue.splice(at, 1);
    await (step ? runStep(step) : Promise.race(running.values()));
  }
}

async function runStep(/** @type {Step} */ { name, run }) {
  const start = performance.now();
  const done = run()
    .catch((error) => {
      console.error(error.message);
      return one(false);
    })
    .then((counts) => {
      results.set(name, { ...counts, seconds: (performance.now() - start) / 1000 });
      running.delete(name);
      console.log(line(name));
    });
  running.set(name, done);
  await done;
}

/** A package script that passes or fails as a whole; prints its output only when it failed. */
async function check(/** @type {string} */ script) {
  return one((await npmRun(script, [], true)) === 0);
}

/** static/data is committed, so that the site builds without it; it must be what geodata/ gives. */
async function geodata() {
  const committed = hash(['static/data']);
  const checked = await check('geodata');
  if (checked.failed || hash(['static/data']) === committed) return checked;
  console.log('\nstatic/data was out of step with geodata/. It is rebuilt now: commit it.\n');
  return one(false);
}

async function buildSite() {
  const make = async () => (await check('build')).passed === 1;
  return one(await build({ always: chosen === undefined, make }));
}

async function vitest(/** @type {string} */ script) {
  const file = join(reports, `${script}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await npmRun(script, [...filters, ...reporters], !isAlone);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, ...rest } = readJson(file);
  // A test file that could not even be loaded has no tests to count.
  const broken = (rest.testResults ?? []).filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ result) =>
      result.status === 'failed' && result.assertionResults.length === 0,
  ).length;
  return honest(code, numPassedTests, numFailedTests + broken, numPendingTests);
}

async function browser() {
  if (results.get('build')?.failed) throw new Error('Not run: the site was not built.');
  const { ensureBrowser } = await import('./browser.mjs');
  process.env.CHROME_PATH = await ensureBrowser();
  const file = (process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = join(reports, 'browser.json'));
  const code = await npmRun('browser', [...filters, '--reporter=list,json'], false);
  const { stats = {}, errors = [] } = readJson(file);
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = stats;
  return honest(code, expected + flaky, unexpected + errors.length, skipped);
}

/**
 * A runner that stopped without a count has failed at least once.
 * @param {number} code @param {number} passed @param {number} failed @param {number} skipped
 */
function honest(code, passed, failed, skipped) {
  return { passed, failed: failed || Number(code !== 0), skipped };
}

function one(/** @type {boolean} */ passed) {
  return { passed: Number(passed), failed: Number(!passed), skipped: 0 };
}

/**
 * The exit code of a package script; quiet, its output is printed only when it failed.
 * @param {string} script @param {string[]} args @param {boolean} isQuiet
 * @returns {Promise<number>}
 */
function npmRun(script, args, isQuiet) {
  return new Promise((resolve, reject) => {
    const out = isQuiet ? 'pipe' : 'inherit';
    const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
      stdio: ['ignore', out, out],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (text) => (output += text));
    child.stderr?.on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0 && isQuiet) console.log(`\n── ${script} failed\n${output.trim()}\n`);
      resolve(code ?? 1);
    });
  });
}

function readJson(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

function said(/** @type {Counts} */ { passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

function line(/** @type {string} */ name) {
  const counts = results.get(name) ?? { ...one(false), seconds: 0 };
  const time = counts.seconds.toFixed(0).padStart(4);
  return `${counts.failed ? '✗' : '✓'} ${name.padEnd(8)} ${said(counts).padEnd(32)} ${time} s`;
}

function report() {
  console.log(`\n── summary, ${(performance.now() / 1000).toFixed(0)} s in all`);
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of names.filter((one) => results.has(one))) {
    console.log(line(name));
    const { passed = 0, failed = 0, skipped = 0 } = results.get(name) ?? {};
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  console.log(said(total));
  process.exitCode = total.failed ? 1 : 0;
}
