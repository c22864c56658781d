import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { npm } from './install.mjs';

// Everything the built site depends on. The stamp lies inside build/, so that any other build,
// which empties the folder first, takes it away.
export const INPUTS = [
  'src',
  'static',
  'geodata',
  'messages',
  'CITATION.cff',
  'project.inlang/settings.json',
  'package-lock.json',
  'package.json',
  'svelte.config.js',
  'tools/messages-by-language.mjs',
  'tsconfig.json',
  'vite.config.ts',
];
/**
 * What has a compressed copy: not the hundreds of small pages of records and years, which a host zips as it sends
 * them, nor the downloads, which a reader saves as they are or zipped together.
 */
export const TWINNED =
  /^(?!.*\b(record|years\/\d+|data\/v)\/).*\.(html|js|mjs|css|json|geojson|csv|svg|txt|bib|cff)$/;
/** Smaller files go in one packet as they are. */
export const LEAST_TWINNED = 2048;
const STAMP = 'build/.inputs';

/**
 * Builds the site into build/ unless its inputs are, byte for byte, those of the last build.
 * @param {{ always?: boolean, compressed?: boolean, make?: () => boolean | Promise<boolean> }} [how]
 */
export async function build({
  always = false,
  compressed = true,
  make = () => {
    console.log('Building the site ...');
    return npm('run', '--silent', 'build');
  },
} = {}) {
  const inputs = hash(INPUTS);
  const isBuilt = !always && existsSync('build/index.html') && read(STAMP) === inputs;
  if (!isBuilt) {
    rmSync(STAMP, { force: true });
    if (!(await make())) return false;
    writeFileSync(STAMP, inputs);
  }
  if (compressed && !existsSync('build/index.html.gz')) await compress();
  return true;
}

/**
 * Twins that tools/serve.mjs sends, by gzip alone: brotli's were a sixth smaller for a tenth more of the site.
 * The adapter's own list leaves out GeoJSON and CSV.
 */
async function compress() {
  const zip = promisify(gzip);
  const queue = files('build').filter((name) => TWINNED.test(name));
  const work = async () => {
    for (let file = queue.pop(); file; file = queue.pop()) {
      const content = readFileSync(file);
      if (content.length >= LEAST_TWINNED) writeFileSync(`${file}.gz`, await zip(content));
    }
  };
  // Node compresses beside its own thread, on all processors.
  await Promise.all(Array.from({ length: 4 }, work));
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

function read(/** @type {string} */ file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
