// npm run changed: in a minute, types, and lint, format and unit tests of what changed.
import { execFileSync } from 'node:child_process';
import { runAll, summarize } from './checks.mjs';

/** Rules of the whole tree, checked in a second or two. */
const GUARDS = ['architecture', 'budget', 'countries', 'messages'].map(
  (name) => `tests/${name}.test`,
);

const git = (/** @type {string[]} */ ...args) =>
  execFileSync('git', args, { encoding: 'utf8' }).trim().split('\n').filter(Boolean);
const [base = 'HEAD'] = git('merge-base', 'HEAD', 'main');
const files = [
  ...git('diff', '--name-only', '--diff-filter=d', base),
  ...git('ls-files', '--others', '--exclude-standard'),
];
const code = files.filter((file) => /\.(ts|js|mjs|svelte)$/.test(file));
const tests = files.filter((file) => /^tests\/(?!e2e|built).*\.test\.ts$/.test(file));

/** Tests are in the room of a change; types and `npm test` show whether others still fit. */
const rooms = code.flatMap((file) => /^(src\/lib|geodata)\/[\w-]+\//.exec(file)?.[0] ?? []);

const onFiles = (/** @type {string} */ name, /** @type {string} */ program, names = files) =>
  names.length === 0 ? [] : [{ name, command: `${program} ${names.map(quoted).join(' ')}` }];
const quoted = (/** @type {string} */ name) => `"${name}"`;
summarize(
  await runAll([
    { name: 'types', command: 'npm run --silent types:check' },
    ...onFiles('beside', `vitest run --changed ${base} --passWithNoTests`, [...new Set(rooms)]),
    ...onFiles('unit', 'vitest run', [...GUARDS, ...tests]),
    ...onFiles('lint', 'eslint --max-warnings 0 --no-warn-ignored', code),
    ...onFiles('format', 'prettier --check --ignore-unknown'),
  ]),
);
