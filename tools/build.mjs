// Runs before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPARED_SETS, SET, SHIPPED, builtFolder, folderOf, sets } from './set.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const INPUTS = [
  'src',
  'static',
  'geodata',
  'messages',
  'project.inlang/settings.json',
  'CITATION.cff',
  'package-lock.json',
  'package.json',
  'svelte.config.js',
  'tsconfig.json',
  'vite.config.ts',
  'tools',
];

/** `npm ci` from the project's root, unless all is installed. */
export function install() {
  process.chdir(ROOT);
  // npm's own note of what it installed.
  const present = json('node_modules/.package-lock.json').packages ?? {};
  const { '': _, ...wanted } = json('package-lock.json').packages;
  const isInStep = Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      present[path]?.version === version || (optional && !present[path]),
  );
  if (isInStep) return;
  console.log('Installing packages (npm ci) ...');
  // Every package is a devDependency: the built site ships none of them.
  if (!npm(['ci', '--include=dev']))
    stop(
      'Installing failed; npm says why above. Is this Node new enough, the npm registry reachable?',
    );
}

/** False if it failed. */
export function build(set = SET) {
  if (json(join(builtFolder(set), '_app/version.json')).version === version(set)) return true;
  console.log(`Building ${builtFolder(set)} ...`);
  return run('build', set);
}

/** Equal sources give equal bytes, whatever other sets and tests say. */
export const version = (set = SET) =>
  hash(
    [...INPUTS, folderOf(set)],
    `${process.env.SITE_URL ?? ''} ${process.env.GALLERY ?? ''} ${set}`,
    isNoInput(set),
  ).slice(0, 16);

/** The shipped set's data are an input only where a set is compared with them. */
function isNoInput(/** @type {string} */ set) {
  const isOther = isOfOther([set]);
  const isShared = comparedSets().includes(set);
  return (/** @type {string} */ file) => {
    const isShippedData = set !== SHIPPED && file.startsWith(join('static/data', sep));
    return isTest(file) || isOther(file) || (isShippedData && !(isShared && file === SHARED));
  };
}

const isTest = (/** @type {string} */ file) => /\.(test|fixture)\.ts$/.test(file);
const SHARED = join(COMPARED_SETS);
/** @returns {string[]} */
const comparedSets = () => json('geodata/comparison.json').sets ?? [];

function isOfOther(/** @type {string[]} */ own) {
  const others = sets().filter((name) => !own.includes(name));
  const folders = others.map((name) => join(folderOf(name), sep));
  return (/** @type {string} */ file) => folders.some((folder) => file.startsWith(folder));
}

export function hash(
  /** @type {string[]} */ paths,
  salt = '',
  isLeftOut = (/** @type {string} */ _) => false,
) {
  const sum = createHash('sha256').update(salt);
  for (const path of paths)
    for (const file of files(path).filter((name) => !isLeftOut(name)))
      sum.update(`\0${file}\0`).update(readFileSync(file));
  return sum.digest('hex');
}

export const MEASURED_HASH = 'geodata/measured.sha256';
/** Then nothing is measured again. */
export const isMeasured = () =>
  existsSync(MEASURED_HASH) && readFileSync(MEASURED_HASH, 'utf8') === measured();
export const measured = () => {
  const isOther = isOfOther([SHIPPED, ...comparedSets()]);
  return hash(
    ['package-lock.json', 'geodata', 'src/lib/core', 'static/data'],
    '',
    (file) => isTest(file) || isOther(file) || file === join(MEASURED_HASH),
  );
};

/** @returns {string[]} without the compiled messages, which are an output */
function files(/** @type {string} */ path) {
  if (!existsSync(path) || path === join('src', 'lib', 'paraglide')) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

/** A script of package.json; true when it succeeded. */
export const run = (/** @type {string} */ script, set = SET) =>
  npm(['run', '--silent', script], { SET: set });

export function npm(/** @type {string[]} */ args, more = {}) {
  const { status } = spawnSync('npm', args, {
    cwd: ROOT,
    stdio: 'inherit',
    // On Windows npm is a .cmd file.
    shell: process.platform === 'win32',
    env: { ...process.env, ...more },
  });
  return status === 0;
}

/** Empty without the file. */
const json = (/** @type {string} */ file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

/** @param {string} message @returns {never} */
export function stop(message) {
  console.error(message);
  process.exit(1);
}

// npm run site: before tests of its pages. Those of another set build it.
if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const set of process.argv.slice(2))
    if (!build(set)) stop(`The site of ${set} was not built; the reason stands above.`);
