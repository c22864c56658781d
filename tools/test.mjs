// npm test: everything that must hold before a change lands, in one run that goes on after a
// failure. `npm test -- unit` runs one step; further words go to that step:
// `npm test -- unit hull`, `npm test -- browser atlas`. `npm run test:deep` runs what takes long: lint
// with types, ten times as many generated cases, and the browser tests with the tag @deep.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, hash } from './build.mjs';
import { checkNode, install, npm } from './install.mjs';

checkNode();
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

const reports = mkdtempSync(join(tmpdir(), 'joint-reach-test-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, run: () => Promise<Counts>, after?: string[], deep?: boolean }} Step
 */

/**
 * In this order, two at a time where `after` allows it, and then quiet unless they fail: most keep one
 * processor busy. Those that read what another writes come after it. @type {Step[]}
 */
const STEPS = [
  { name: 'geodata', run: geodata },
  { name: 'types', run: () => check('types:check') },
  { name: 'build', after: ['geodata'], deep: true, run: buildSite },
  { name: 'lint', deep: true, run: () => check('lint') },
  { name: 'format', run: () => check('format:check') },
  { name: 'unit', after: ['geodata'], deep: true, run: () => vitest('unit') },
  { name: 'pages', after: ['build'], run: () => vitest('pages') },
  { name: 'browser', after: ['*'], deep: true, run: browser },
];

const [chosen, ...filters] = process.argv.slice(2).filter((word) => word !== '--deep');
const isDeep = process.argv.includes('--deep');
if (isDeep) process.env.DEEP = '1';
if (chosen !== undefined && !STEPS.some((step) => step.name === chosen)) {
  console.error(`No step "${chosen}"; the steps are ${STEPS.map((step) => step.name).join(', ')}.`);
  process.exit(1);
}

install();
// Types, lint and tests all read the files that these two generate.
npm('run', '--silent', 'sync');

const needed = STEPS.filter(
  ({ name, deep }) =>
    (chosen === undefined ? deep || !isDeep : name === chosen) ||
    (name === 'build' && (chosen === 'browser' || chosen === 'pages')),
);
const isAlone = needed.length < 3;
/** @type {Map<string, Counts & { seconds: number }>} */
const results = new Map();
/** @type {Map<string, Promise<void>>} */
const running = new Map();
const queue = [...needed];
await Promise.all([work(), work()]);
report();

/** Runs one step after the other, each when those before it are done. */
async function work() {
  while (queue.length > 0) {
    const at = queue.findIndex(isFree);
    if (at < 0) await Promise.race(running.values());
    else await runStep(queue.splice(at, 1)[0]);
  }
}

/** @param {Step} step */
function isFree({ name, after = [] }) {
  const before = after[0] === '*' ? needed.map((step) => step.name) : after;
  return before.every((other) => other === name || results.has(other) || !isNeeded(other));
}

function isNeeded(/** @type {string} */ name) {
  return needed.some((step) => step.name === name);
}

/** @param {Step | undefined} step */
async function runStep(step) {
  if (!step) return;
  const start = performance.now();
  const done = step
    .run()
    .catch((error) => {
      console.error(error.message);
      return one(false);
    })
    .then((counts) => {
      results.set(step.name, { ...counts, seconds: (performance.now() - start) / 1000 });
      running.delete(step.name);
      console.log(line(step.name));
    });
  running.set(step.name, done);
  await done;
}

/** A package script that passes or fails as a whole; prints its output only when it failed. */
async function check(/** @type {string} */ script) {
  const { code, output } = await run(['npm', 'run', '--silent', script], { quiet: true });
  if (code !== 0) console.log(`\n── ${script} failed\n${output.trim()}\n`);
  return one(code === 0);
}

/**
 * The checks, then the report of coverage. static/data is committed, so that the site builds without
 * it; it must be what geodata/ gives.
 */
async function geodata() {
  const committed = hash(['static/data']);
  const checked = await check('geodata:check');
  if (checked.failed || hash(['static/data']) === committed) return checked;
  console.log('\nstatic/data was out of step with geodata/. It is rebuilt now: commit it.\n');
  return one(false);
}

/** Without compressed twins, which are for readers. */
async function buildSite() {
  const make = async () => (await check('build')).passed === 1;
  return one(await build({ always: chosen === undefined, compressed: false, make }));
}

async function vitest(/** @type {string} */ script) {
  const file = join(reports, `${script}.json`);
  const { code, output } = await run(
    [
      ...['npm', 'run', '--silent', script, '--', ...filters],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ],
    { quiet: !isAlone },
  );
  if (code !== 0) console.log(`\n── ${script} failed\n${output.trim()}\n`);
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
  const CHROME_PATH = await ensureBrowser();
  const file = join(reports, 'browser.json');
  const { code } = await run(
    ['npm', 'run', '--silent', 'browser', '--', ...filters, '--reporter=list,json'],
    { env: { CHROME_PATH, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  );
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
 * @param {string[]} command
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
function run([program = '', ...args], { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (text) => (output += text));
    child.stderr?.on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
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
  const time = seconds(counts.seconds).padStart(4);
  return `${counts.failed ? '✗' : '✓'} ${name.padEnd(8)} ${said(counts).padEnd(32)} ${time} s`;
}

function seconds(/** @type {number} */ n) {
  return n.toFixed(0);
}

function report() {
  console.log(`\n── summary, ${seconds(performance.now() / 1000)} s in all`);
  for (const { name } of needed) console.log(line(name));
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of results.values()) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  console.log(said(total));
  process.exitCode = total.failed ? 1 : 0;
}
