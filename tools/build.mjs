import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './install.mjs';

/** Everything that the built site depends on. */
export const INPUTS = [
  ...['src', 'static', 'geodata', 'messages', 'CITATION.cff', 'project.inlang/settings.json'],
  ...['package-lock.json', 'package.json', 'svelte.config.js', 'tsconfig.json', 'vite.config.ts'],
  ...['tools/messages-by-language.mjs', 'tools/notices.mjs'],
];
/** Lies inside build/, so that any other build, which empties the folder first, takes it away. */
const STAMP = 'build/.inputs';

/**
 * Builds the site into build/ unless its inputs are, byte for byte, those of the last build.
 * @param {{ always?: boolean, make?: () => boolean | Promise<boolean> }} [how]
 */
export async function build({ always = false, make } = {}) {
  const inputs = hash(INPUTS);
  const stamp = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : undefined;
  if (!always && existsSync('build/index.html') && stamp === inputs) return true;
  rmSync(STAMP, { force: true });
  if (!make) console.log('Building the site ...');
  const isMade = make ? await make() : npm('run', '--silent', 'build');
  if (isMade) writeFileSync(STAMP, inputs);
  return isMade;
}

/**
 * One hash of the names and contents of all files under these paths, and of the version of Node unless
 * another salt is given.
 * @param {string[]} paths
 */
export function hash(paths, salt = process.version) {
  const sum = createHash('sha256').update(`${salt}\0${process.env.SITE_URL ?? ''}`);
  for (const path of paths) {
    for (const file of files(path)) sum.update(`\0${file}\0`).update(readFileSync(file));
  }
  return sum.digest('hex');
}

/**
 * Files under a path, sorted; the compiled messages are an output, not an input.
 * @param {string} path
 * @returns {string[]}
 */
function files(path) {
  if (!existsSync(path) || path === join('src', 'lib', 'paraglide')) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}
