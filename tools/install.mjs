// Runs before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Stops with one clear sentence when this Node is too old for the build (vite's own range). */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const works = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23;
  if (works) return;
  console.error(
    `Joint Reach needs Node 20.19 or newer (of Node 22: 22.12 or newer), and this is ${version}. ` +
      'Install a current version from nodejs.org and try again.',
  );
  process.exit(1);
}

/**
 * Runs `npm ...args` with its output on this terminal; true when it succeeded.
 * @param {string[]} args
 */
export function npm(...args) {
  // npm sets npm_execpath for its scripts; without it, npm is a .cmd file on Windows.
  const cli = process.env.npm_execpath;
  const run = cli?.endsWith('.js')
    ? spawnSync(process.execPath, [cli, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  return run.status === 0;
}

/** Installs with `npm ci` when node_modules is missing or out of step with package-lock.json. */
export function install() {
  if (inStep()) return;
  console.log('Installing packages (npm ci) ...');
  // Every package is a devDependency: the built site ships none of them.
  if (!npm('ci', '--include=dev', '--no-fund', '--no-audit')) {
    console.error('Installing failed; npm says why above. Is the npm registry reachable?');
    process.exit(1);
  }
}

function inStep() {
  const wanted = lockedPackages('package-lock.json');
  // npm's own note of what it put there.
  const present = lockedPackages('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !present[path]),
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
