import { existsSync, readFileSync, readdirSync } from 'node:fs';

/**
 * Writes `third-party-notices.txt` into the site: every package of which something is in the browser's
 * build, workers and style sheets included, with its licence. Found from what is built, so that the list
 * cannot fall behind.
 */

/** Folders of packages, from all builds of one run: workers are built apart. */
const found = new Set();

/**
 * The innermost package that a module is of: some carry bundled folders without a `package.json`.
 * @param {string} id
 */
function packageOf(id) {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '');
  const ends = [...path.matchAll(/\/node_modules\/(?:@[^/]+\/)?[^/]+/g)];
  return ends
    .map(({ index, 0: part }) => path.slice(0, index + part.length))
    .findLast((folder) => existsSync(`${folder}/package.json`));
}

/** @param {import('rolldown').OutputBundle} bundle */
function collect(bundle) {
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk') continue;
    for (const [id, { renderedLength }] of Object.entries(chunk.modules))
      if (renderedLength > 0) add(id);
  }
}

/** @param {string} id of a module */
function add(id) {
  const folder = packageOf(id);
  if (folder) found.add(folder);
}

/** For workers. @returns {import('vite').Plugin} */
export const collectPackages = () => ({
  name: 'collect-packages',
  generateBundle: (_, bundle) => collect(bundle),
});

/**
 * @param {boolean} ofServer for a program that runs in Node, not the site
 * @returns {import('vite').Plugin}
 */
export function notices(ofServer = false) {
  let isServer = false;
  return {
    name: 'third-party-notices',
    configResolved: ({ build }) => void (isServer = Boolean(build.ssr)),
    generateBundle(_, bundle) {
      if (isServer !== ofServer) return;
      collect(bundle);
      // Style sheets, and with them the font, are no modules of a chunk.
      for (const id of this.getModuleIds()) if (id.endsWith('.css')) add(id);
      const source = [...found]
        .sort()
        .map(noticeOf)
        .join(`\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'third-party-notices.txt', source });
    },
  };
}

/** @param {string} folder */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying|ofl)/i.test(entry));
  const text =
    file && existsSync(`${folder}/${file}`) ? readFileSync(`${folder}/${file}`, 'utf8') : '';
  if (!license && !text) throw new Error(`${name} ${version} is shipped and names no licence.`);
  return `${name} ${version} (${license ?? 'see below'})\n\n${text.trim()}\n`;
}
