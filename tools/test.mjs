// npm test: everything that must hold before a change lands, in one run that goes on after a
// failure. `npm test -- unit` runs one step; further words go to that step:
// `npm test -- unit hull`, `npm test -- browser atlas`.
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
 * @typedef {{ name: string, run: (filters: string[]) => Promise<Counts>, together?: boolean }} Step
 */

/** Steps that run two at a time are quiet unless they fail. @type {Step[]} */
const STEPS = [
  { name: 'types', together: true, run: () => check('types:check') },
  { name: 'lint', together: true, run: () => check('lint') },
  { name: 'format', together: true, run: () => check('format:check') },
  { name: 'geodata', together: true, run: geodata },
  { name: 'unit', run: unit },
  { name: 'build', run: async () => one(await build({ always: chosen === undefined })) },
  { name: 'browser', run: browser },
];

const [chosen, ...filters] = process.argv.slice(2);
if (chosen !== undefined && !STEPS.some((step) => step.name === chosen)) {
  console.error(`No step "${chosen}"; the steps are ${STEPS.map((step) => step.name).join(', ')}.`);
  process.exit(1);
}

install();
// Types, lint and tests all read the files that these two generate.
npm('run', '--silent', 'sync');

const needed = STEPS.filter((step) => chosen === undefined || step.name === chosen);
if (chosen === 'browser') needed.unshift(...STEPS.filter((step) => step.name === 'build'));

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
  for (let step = queue.shift(); step; step = queue.shift()) await runStep(step);
}

/** @param {Step} step */
async function runStep(step) {
  const start = performance.now();
  const counts = await step.run(filters).catch((error) => {
    console.error(error.message);
    return one(false);
  });
  results.set(step.name, { ...counts, seconds: (performance.now() - start) / 1000 });
  if (step.together) console.log(line(step.name));
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

/** @type {Step['run']} */
async function unit(filters) {
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
  return honest(code, {
    passed: numPassedTests,
    failed: numFailedTests + broken,
    skipped: numPendingTests,
  });
}

/** @type {Step['run']} */
async function browser(filters) {
  if (results.get('build')?.failed) throw new Error('Not run: the site was not built.');
  const { ensureBrowser } = await import('./browser.mjs');
  const CHROME_PATH = await ensureBrowser();
  const file = join(reports, 'browser.json');
  const { code } = await run(
    ['npm', 'run', '--silent', 'browser', '--', ...filters, '--reporter=list,json'],
    { env: { CHROME_PATH, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  );
  const { stats = {}, errors = [] } = readJson(file);
  return honest(code, {
    passed: (stats.expected ?? 0) + (stats.flaky ?? 0),
    failed: (stats.unexpected ?? 0) + errors.length,
    skipped: stats.skipped ?? 0,
  });
}

/** A runner that stopped without a count has failed at least once. */
function honest(/** @type {number} */ code, /** @type {Counts} */ counts) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @returns {Counts} */
function one(/** @type {boolean} */ passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
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

function line(/** @type {string} */ name) {
  const { passed, failed, skipped, seconds } = results.get(name) ?? { ...one(false), seconds: 0 };
  const counts = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
  return `${failed ? '✗' : '✓'} ${name.padEnd(8)} ${counts.padEnd(32)} ${seconds.toFixed(0).padStart(4)} s`;
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
  const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed ? 1 : 0;
}
