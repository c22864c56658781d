import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** Folders of packages of which something is shipped, workers and style sheets included: those are built apart. */
const found = new Set();

/** @param {string} id of a module */
function add(id) {
  // The innermost package: some carry bundled folders without a `package.json`.
  const [path = ''] = id.replace(/^\0/, '').split('?');
  const ends = [...path.matchAll(/\/node_modules\/(?:@[^/]+\/)?[^/]+/g)];
  const folders = ends.map(({ index, 0: part }) => path.slice(0, index + part.length));
  const folder = folders.findLast((one) => existsSync(`${one}/package.json`));
  if (folder) found.add(folder);
}

/**
 * Writes `third-party-notices.txt`: every package of which something is in the build, with its licence.
 * @param {'site' | 'worker' | 'program'} of the last for a program that runs in Node
 * @returns {import('vite').Plugin}
 */
export const notices = (of) => ({
  name: 'third-party-notices',
  applyToEnvironment: ({ config }) =>
    of === 'worker' || Boolean(config.build.ssr) === (of === 'program'),
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      // Fonts are files that a style sheet names.
      if (part.type === 'asset') part.originalFileNames.forEach((name) => add(resolve(name)));
      else
        for (const [id, { renderedLength }] of Object.entries(part.modules))
          if (renderedLength > 0) add(id);
    }
    if (of === 'worker') return;
    const source = [...found]
      .sort()
      .map(noticeOf)
      .join(`\n${'-'.repeat(80)}\n\n`);
    this.emitFile({ type: 'asset', fileName: 'third-party-notices.txt', source });
  },
});

/** @param {string} folder */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying|ofl)/i.test(entry));
  const text = file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : '';
  if (!license && !text) throw new Error(`${name} ${version} is shipped and names no licence.`);
  return `${name} ${version} (${license ?? 'see below'})\n\n${text}\n`;
}
