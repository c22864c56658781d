import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** One set, as workers are built apart from pages. */
const packages = new Set();

/** @param {string} id of a module */
function add(id) {
  // Some packages carry bundled folders without a `package.json`.
  const [path = ''] = id.replace(/^\0/, '').split('?');
  const ends = [...path.matchAll(/\/node_modules\/(?:@[^/]+\/)?[^/]+/g)];
  const folders = ends.map(({ index, 0: part }) => path.slice(0, index + part.length));
  const innermost = folders.findLast((folder) => existsSync(`${folder}/package.json`));
  if (innermost) packages.add(innermost);
}

/** @param {'site' | 'worker' | 'program'} target @returns {import('vite').Plugin} */
export const notices = (target) => ({
  name: 'third-party-notices',
  applyToEnvironment: ({ config }) =>
    target === 'worker' || Boolean(config.build.ssr) === (target === 'program'),
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      // Fonts are files that a style sheet names.
      if (part.type === 'asset') part.originalFileNames.forEach((name) => add(resolve(name)));
      else
        for (const [id, { renderedLength }] of Object.entries(part.modules))
          if (renderedLength > 0) add(id);
    }
    if (target === 'worker') return;
    const source = [...packages]
      .sort()
      .map(noticeOf)
      .join(`\n${'-'.repeat(80)}\n\n`);
    this.emitFile({ type: 'asset', fileName: 'third-party-notices.txt', source });
  },
});

/** @param {string} folder */
function noticeOf(folder) {
  const about = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const { name, version, license, repository } = about;
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying|ofl)/i.test(entry));
  const text = file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : '';
  if (!license && !text) throw new Error(`${name} ${version} is shipped and names no licence.`);
  // Which MPL-2.0 asks for.
  const source = repository?.url ?? repository ?? name;
  return `${name} ${version} (${license ?? 'see below'})\nSource: ${source}\n\n${text}\n`;
}
