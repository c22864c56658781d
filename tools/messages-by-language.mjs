import { readFileSync } from 'node:fs';

/* In the browser a message is a look-up in a table of one language and group of catalogues. */

/** Catalogues by when a browser needs them: never `made`, which only prerendered pages use. */
export const GROUPS = {
  common: ['shell', 'panels', 'search'],
  atlas: ['atlas', 'map', 'timeline', 'context', 'answer', 'periods'],
  record: ['record'],
  own: ['own'],
  figure: ['figure'],
  ask: ['ask'],
  findings: ['findings'],
  compare: ['compare', 'periods'],
  data: ['data'],
  made: ['addresses', 'claims', 'method', 'story', 'sets'],
};
const PAGES = ['atlas', 'findings', 'compare', 'data'];

const MODULE = 'virtual:texts';
const TABLE = /^\0virtual:texts\/(\w+)\/(\w+)$/;
const WHOLE = 'export async function loadTexts() {}';
const PLURAL = 'new Intl.PluralRules(locale, options)';
const CACHED = `(rules[locale + JSON.stringify(options)] ??= ${PLURAL})`;

const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));

/** @returns {import('vite').Plugin} */
export function messagesByLanguage() {
  let isBuild = false;
  let root = '';
  return {
    name: 'messages-by-language',
    configResolved(config) {
      root = config.root;
      isBuild = config.command === 'build' && !config.build.ssr;
    },
    resolveId(id) {
      return id === MODULE || id.startsWith(`${MODULE}/`) ? `\0${id}` : undefined;
    },
    load(id, options) {
      if (id === `\0${MODULE}`)
        return isBuild && !options?.ssr
          ? lookUp(read(`${root}/project.inlang/settings.json`).locales)
          : WHOLE;
      const [, group = '', locale] = TABLE.exec(id) ?? [];
      return locale ? table(group, locale, root) : undefined;
    },
    transform(code, id, options) {
      if (!isBuild || options?.ssr) return undefined;
      // Otherwise each page would carry a function for every message.
      if (id.endsWith('/paraglide/messages.js')) return `export { m } from '${MODULE}';`;
      // Constructing an `Intl.PluralRules` is slow, and Paraglide does it for each number.
      if (id.endsWith('/paraglide/registry.js'))
        return { code: `const rules = {};\n${code.replace(PLURAL, CACHED)}`, map: null };
      const [, file = '', locale] = /^(.+)\?only=(\w+)/.exec(id) ?? [];
      if (!locale) return undefined;
      const key = /^export const (\w+) =/m.exec(code)?.[1];
      if (!key) throw new Error(`${file}: expected Paraglide's \`export const <key> =\``);
      // Nothing else refers to the other languages, so tree shaking drops them.
      return { code: `${code}\nexport { ${locale}_${key} as text };`, map: null };
    },
  };
}

/** @param {string[]} locales */
function lookUp(locales) {
  const groups = Object.keys(GROUPS).filter((group) => group !== 'made');
  const tables = groups.flatMap((group) => locales.map((locale) => `${group}/${locale}`));
  return `
import { getLocale } from '$lib/paraglide/runtime';
const tables = { ${locales.map((name) => `${name}: {}`).join(', ')} };
const loaders = { ${tables.map((name) => `'${name}': () => import('${MODULE}/${name}')`).join(', ')} };
export async function loadTexts(group) {
  const language = getLocale();
  Object.assign(tables[language], (await loaders[group + '/' + language]()).default);
}
function say(key, inputs, options) {
  const text = tables[options?.locale ?? getLocale()][key];
  if (!text) throw new Error('The text "' + key + '" was not loaded: see tools/messages-by-language.mjs');
  return text(inputs);
}
export const m = new Proxy({}, {
  get: (made, key) => (made[key] ??= (inputs, options) => say(key, inputs, options)),
});`;
}

/** @param {string} group @param {string} locale @param {string} root */
function table(group, locale, root) {
  const shared = PAGES.includes(group) ? GROUPS.common : [];
  const keys = [...shared, ...GROUPS[/** @type {keyof typeof GROUPS} */ (group)]]
    .flatMap((area) => Object.keys(read(`${root}/messages/${locale}/${area}.json`)))
    .filter((key) => !key.startsWith('$'));
  const file = `${root}/src/lib/paraglide/messages`;
  const imports = keys.map(
    // With the group's name: what two tables share would become a chunk of its own.
    (key) => `import { text as ${key} } from '${file}/${key}.js?only=${locale}&in=${group}';`,
  );
  return `${imports.join('\n')}\nexport default { ${keys.join(', ')} };`;
}
