// npm test: everything that must hold before a change lands, in one run that goes on after a
// failure. `npm test -- unit` runs one step; further words go to that step:
// `npm test -- unit hull`, `npm test -- browser atlas`. `npm run test:deep` takes its time: types
// for the lint of every component, and ten times as many generated cases.
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
 * @typedef {{ name: string, run: () => Promise<Counts>, together?: boolean, deep?: boolean }} Step
 */

/** Steps that run two at a time are quiet unless they fail. @type {Step[]} */
const STEPS = [
  { name: 'types', together: true, run: () => check('types:check') },
  { name: 'lint', together: true, deep: true, run: () => check('lint') },
  { name: 'format', together: true, run: () => check('format:check') },
  { name: 'geodata', together: true, run: geodata },
  { name: 'unit', deep: true, run: unit },
  { name: 'build', run: async () => one(await build({ always: chosen === undefined })) },
  { name: 'browser', run: browser },
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
    (chosen === 'browser' && name === 'build'),
);
/** @type {Map<string, Counts & { seconds: number }>} */
const results = new Map();
const queue = needed.filter((step) => step.together);
await Promise.all([work(queue), work(queue)]);
for (const step of needed.filter((step) => !step.together)) {
  console.log(`\n── ${step.name}`);
  await runStep(step);
}
report();

/** @param {Step[]} queue */
async function work(queue) {
  for (let step = queue.shift(); step; step = queue.shift()) {
    await runStep(step);
    console.log(line(step.name));
  }
}

/** @param {Step} step */
async function runStep(step) {
  const start = performance.now();
  const counts = await step.run().catch((error) => {
    console.error(error.message);
    return one(false);
  });
  results.set(step.name, { ...counts, seconds: (performance.now() - start) / 1000 });
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

async function unit() {
  const file = join(reports, 'unit.json');
  const { code } = await run([
    ...['npm', 'run', '--silent', 'unit', '--', ...filters],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  ]);
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
  const seconds = counts.seconds.toFixed(0).padStart(4);
  return `${counts.failed ? '✗' : '✓'} ${name.padEnd(8)} ${said(counts).padEnd(32)} ${seconds} s`;
}

function report() {
  console.log('\n── summary');
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
