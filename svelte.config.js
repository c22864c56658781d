import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { version } from './tools/build.mjs';
import { headers } from './tools/headers.mjs';
import { notFoundPage } from './tools/not-found.mjs';
import { ASSETS, BUILT, KIT, SET_FOLDER } from './tools/set.mjs';

const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));
/** @type {{ languages: string[] }} */
const { languages } = read(join(SET_FOLDER, 'set.json'));
const { baseLocale } = read('project.inlang/settings.json');
/** With a folder of pages each. */
const translations = languages.filter((language) => language !== baseLocale);
const inEachLanguage = (/** @type {`/${string}`} */ path) =>
  /** @type {`/${string}`[]} */ ([path, ...translations.map((language) => `/${language}${path}`)]);

/** Reports a missing script or style. */
const reporter = /<script>(.*?)<\/script>/s.exec(readFileSync('src/app.html', 'utf8'))?.[1] ?? '';
const reporterHash = createHash('sha256').update(reporter).digest('base64');

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  // A page names classes a thousand times: without `svelte-` they are half as long.
  compilerOptions: { cssHash: ({ hash, name, css }) => `s${hash(name + css)}` },
  kit: {
    adapter: finished(adapter({ pages: BUILT, fallback: '404.html', strict: true })),
    // Equal sources give equal bytes, so that browsers keep what they have cached.
    version: { name: version() },
    alias: { $data: join(ASSETS, 'data') },
    outDir: KIT,
    files: { assets: ASSETS },
    typescript: {
      config: (tsconfig) => {
        tsconfig.include.push('../geodata/**/*.ts', '../tools/**/*', '../*.config.*');
      },
    },
    prerender: {
      entries: ['*', ...inEachLanguage('/'), ...inEachLanguage('/embed/')],
      handleHttpError: 'fail',
      handleMissingId: 'fail',
    },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self', `sha256-${reporterHash}`],
        'style-src': ['self', 'unsafe-inline'],
        'img-src': ['self', 'data:', 'blob:'],
        'worker-src': ['self', 'blob:'],
        'connect-src': ['self'],
        'font-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
      },
    },
  },
};

/**
 * Adds headers and removes what nothing requests: data of pages that the router does not open (`isRouted` in
 * site/links/href.ts), and what pages carry within them.
 * @param {import('@sveltejs/kit').Adapter} inner
 * @returns {import('@sveltejs/kit').Adapter}
 */
function finished(inner) {
  const isUnused = /(^|\/)(?<!^([\w-]+\/)?data\/)__data\.json$|^data\/(atlas|reach)\.json$/;
  return {
    ...inner,
    async adapt(builder) {
      await inner.adapt(builder);
      const notFound = join(BUILT, '404.html');
      const lines = languages.map((language) => {
        const { not_found_note: text } = read(`messages/${language}/panels.json`);
        const { not_found_atlas: home } = read(`messages/${language}/search.json`);
        return { language, text, home, path: language === baseLocale ? '/' : `/${language}/` };
      });
      writeFileSync(notFound, notFoundPage(readFileSync(notFound, 'utf8'), lines));
      writeFileSync(join(BUILT, '_headers'), headers());
      const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' });
      for (const file of files)
        if (isUnused.test(file.replaceAll('\\', '/'))) rmSync(join(BUILT, file));
    },
  };
}
