// npm test: all that must hold before a change lands, in one run that goes on after a failure.
// `npm test -- unit ground` runs one script of package.json, `npm test -- changed` in a minute the
// types, and lint, format and unit tests of what changed. `npm run test:deep` runs everything: also
// lint with types, many more generated cases, and the browser tests tagged @deep and @long.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { install, npm, run, stop } from './build.mjs';

/** @typedef {import('concurrently').CloseEvent[]} Ends */

const [word = '', ...words] = process.argv.slice(2);
if (word === '--deep') process.env.DEEP = '1';
install();
const { scripts: commands } = JSON.parse(readFileSync('package.json', 'utf8'));
if (word in commands) process.exit(npm(['run', word, '--', ...words]) ? 0 : 1);
if (!['', '--deep', 'changed'].includes(word))
  stop(`"${word}" is none of: changed, ${Object.keys(commands).join(', ')}`);
// Types, lint and tests all read the files that this generates.
if (!run('sync')) process.exit(1);
const { concurrently } = await import('concurrently');
const ends = word === 'changed' ? await runAll(checksOfChange()) : await runWhole();
console.log(`\n── summary, ${(performance.now() / 1000).toFixed(0)} s in all`);
for (const { command, exitCode, timings } of ends) {
  const seconds = timings.durationSeconds.toFixed(0).padStart(4);
  console.log(`${exitCode === 0 ? '✓' : '✗'} ${command.name.padEnd(13)} ${seconds} s`);
}
const failed = ends.filter(({ exitCode }) => exitCode !== 0);
console.log(`${ends.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** Side by side, each to its end whatever fails, its output in one piece. */
function runAll(/** @type {{ name: string, command: string }[]} */ checks) {
  const { result } = concurrently(checks, { group: true, maxProcesses: 3, padPrefix: true });
  return result.catch((/** @type {Ends} */ closed) => closed);
}

async function runWhole() {
  const scripts = (/** @type {string[]} */ ...names) =>
    runAll(names.map((name) => ({ name, command: `npm run --silent ${name}` })));
  // Beside a build Vite would load modules anew while it draws.
  const pictures = await scripts('pictures');
  // The longest first; the browser needs both processors.
  const checks = await scripts(
    ...['pages', 'unit', 'types:check', 'geodata:check', 'lint', 'format:check'],
  );
  return [...pictures, ...checks, ...(await scripts('browser'))];
}

function checksOfChange() {
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync('git', args, { encoding: 'utf8' }).trim().split('\n').filter(Boolean);
  const [base = 'HEAD'] = git('merge-base', 'HEAD', 'main');
  const files = [
    ...git('diff', '--name-only', '--diff-filter=d', base),
    ...git('ls-files', '--others', '--exclude-standard'),
  ];
  const code = files.filter((file) => /\.(ts|js|mjs|svelte)$/.test(file));
  const tests = files.filter((file) => /^tests\/(?!e2e|built).*\.test\.ts$/.test(file));
  // Tests are in the room of a change; types and `npm test` show whether others still fit.
  const rooms = code.flatMap((file) => /^(src\/lib|geodata)\/[\w-]+\//.exec(file)?.[0] ?? []);
  // Of the whole tree, in a second or two.
  const guards = ['architecture', 'budget', 'countries', 'messages'];
  const onFiles = (/** @type {string} */ name, /** @type {string} */ program, names = files) =>
    names.length === 0
      ? []
      : [{ name, command: [program, ...names.map((file) => `"${file}"`)].join(' ') }];
  return [
    { name: 'types', command: 'npm run --silent types:check' },
    ...onFiles('beside', `vitest run --changed ${base} --passWithNoTests`, [...new Set(rooms)]),
    ...onFiles('unit', 'vitest run', [...guards.map((name) => `tests/${name}.test`), ...tests]),
    ...onFiles('lint', 'eslint --max-warnings 0 --no-warn-ignored', code),
    ...onFiles('format', 'prettier --check --ignore-unknown'),
  ];
}
