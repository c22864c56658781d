// Runs before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** Goes to the root of the project and runs `npm ci` where what is installed is not what package-lock.json says. */
export function install() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  // Vite's own range.
  if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23))
    stop(
      `Joint Reach needs Node 20.19 or newer (of Node 22: 22.12 or newer), and this is ${process.versions.node}. ` +
        'Install a current version from nodejs.org and try again.',
    );
  process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
  const wanted = packagesOf('package-lock.json');
  // npm's own note of what it put there.
  const present = packagesOf('node_modules/.package-lock.json');
  const isInStep = Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !present[path]),
  );
  if (isInStep) return;
  console.log('Installing packages (npm ci) ...');
  // Every package is a devDependency: the built site ships none of them.
  if (!npm('ci', '--include=dev'))
    stop('Installing failed; npm says why above. Is the npm registry reachable?');
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return {};
  }
}

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(message);
  process.exit(1);
}
