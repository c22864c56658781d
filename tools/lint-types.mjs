import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What cannot be written without them, or only these rules look at. */
const WORDS = /\b(async|await|Promise|switch)\b|\bimport\s*\(/;

/** Of the browser and the libraries, where they are called. */
const CALLS = [
  ...['then', 'catch', 'finally', 'fetch', 'json', 'arrayBuffer', 'blob', 'decode', 'load'],
  ...['play', 'writeText', 'write', 'readText', 'share', 'requestFullscreen'],
  ...['goto', 'invalidate', 'invalidateAll', 'preloadData', 'preloadCode', 'tick', 'settled'],
];

/** `async name(`, `name = async`, `name(…): Promise<` and `name: (…) => Promise<`. */
const GIVE = [
  /\basync (?:function )?\*?#?(\w+)\s*[(<]/g,
  /\b(\w+)\s*[=:]\s*async\b/g,
  /\b(\w+)\??\s*(?:<[^>()]*>)?\([^()]*\)\s*:\s*Promise</g,
  /\b(\w+)\??\s*:\s*\([^()]*\)\s*=>\s*(?:void \| )?Promise</g,
];

/**
 * Components on which ESLint has to use types: those that have to do with promises or a `switch`, by
 * their own words or by the name of anything in src that gives a promise. TypeScript builds its program
 * anew for each of them, most of a second; all others have nothing that could be awaited.
 */
export function componentsWithPromises(folder = 'src') {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .filter((file) => /(?<!\.test)\.(ts|svelte)$/.test(file) && !file.includes('/paraglide/'))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const giving = new Set(
    sources.flatMap(({ text }) =>
      GIVE.flatMap((given) => [...text.matchAll(given)].map(([, name]) => name)),
    ),
  );
  return sources
    .filter(
      ({ file, text }) => file.endsWith('.svelte') && (WORDS.test(text) || uses(text, giving)),
    )
    .map(({ file }) => file);
}

/** A name that is called, or handed on; not one that is only read from an object. */
function uses(/** @type {string} */ text, /** @type {Set<string | undefined>} */ giving) {
  return [...text.matchAll(/(\.)?([\w$]+)(\s*\()?/g)].some(([, of, name = '', called]) =>
    called ? giving.has(name) || CALLS.includes(name) : !of && giving.has(name),
  );
}
