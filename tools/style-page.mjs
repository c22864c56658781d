import { readFileSync, readdirSync } from 'node:fs';

const FOLDER = 'src/styles';

/** In `npm run dev`, /styles shows each class of src/styles, on a line of words and a button, and what it sets. */
export const stylePage = () => ({
  name: 'style-page',
  /** @param {import('vite').ViteDevServer} server */
  configureServer: ({ middlewares }) =>
    void middlewares.use('/styles', (_, response) => response.end(page())),
});

const page = () => `<!doctype html><meta charset="utf-8"><title>Styles</title>
<link rel="stylesheet" href="/${FOLDER}/index.css">
<style>body { display: block; overflow: auto; margin: 24px } td { padding: 8px; vertical-align: top }</style>
${readdirSync(FOLDER).map(sectionOf).join('')}`;

function sectionOf(/** @type {string} */ file) {
  const rules = rulesOf(readFileSync(`${FOLDER}/${file}`, 'utf8').replace(/\/\*.*?\*\//gs, ''));
  const rows = rules.flatMap((rule) => {
    const [selector = ''] = rule.split('{');
    const names = new Set([...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name));
    return [...names].map(
      (name) => `<tr><td><code>.${name}</code>
<td><div class="${name}">Words of 12 letters <button type="button" class="${name}">Button</button></div>
<td><pre>${rule.replaceAll('<', '&lt;')}</pre>`,
    );
  });
  return rows.length > 0 ? `<h2>${file}</h2><table>${rows.join('')}</table>` : '';
}

/** Those not nested in others, each up to the brace that closes it. */
function rulesOf(/** @type {string} */ css) {
  /** @type {string[]} */
  const rules = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < css.length; i++) {
    if (css[i] === '{') depth++;
    if (css[i] !== '}' || --depth > 0) continue;
    rules.push(css.slice(start, i + 1).trim());
    start = i + 1;
  }
  return rules;
}
