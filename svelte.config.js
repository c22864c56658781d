import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { version } from './tools/build.mjs';
import { ASSETS, BUILT, KIT, SET_FOLDER } from './tools/set.mjs';

/** Pages of records that another has taken in; nothing links to them any more. */
const former = /** @type {`/${string}`[]} */ (
  readdirSync(join(SET_FOLDER, 'events'))
    .map((file) => JSON.parse(readFileSync(join(SET_FOLDER, 'events', file), 'utf8')))
    .flatMap(({ formerIds = [] }) => formerIds)
    .flatMap((id) => ['', '/ru', '/zh'].map((lang) => `${lang}/record/${id}/`))
);

/** What says that a script or a style did not come stands in each page: its own file might not come either. */
const said = /<script>(.*?)<\/script>/s.exec(readFileSync('src/app.html', 'utf8'))?.[1] ?? '';
const hash = createHash('sha256').update(said).digest('base64');

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  // A page names them a thousand times: without `svelte-` they are half as long.
  compilerOptions: { cssHash: ({ hash, name, css }) => `s${hash(name + css)}` },
  kit: {
    adapter: finished(adapter({ pages: BUILT, fallback: '404.html', strict: true })),
    // The same sources give the same bytes: what a reader's browser kept stays good.
    version: { name: version() },
    alias: { $geodata: 'geodata', $data: join(ASSETS, 'data') },
    outDir: KIT,
    files: { assets: ASSETS },
    typescript: {
      config: (tsconfig) => {
        tsconfig.include.push('../geodata/**/*.ts', '../tools/**/*', '../*.config.*');
      },
    },
    prerender: {
      entries: [
        '*',
        '/ru/',
        '/zh/',
        '/ru/embed/',
        '/zh/embed/',
        // Old addresses, to which nothing links: they lead to the atlas.
        '/ru/context/',
        '/zh/context/',
        '/context/items/',
        '/ru/context/items/',
        '/zh/context/items/',
        ...former,
      ],
      handleHttpError: 'fail',
      handleMissingId: 'fail',
    },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self', `sha256-${hash}`],
        // Style attributes become a sheet with a hash (src/hooks.server.ts).
        'style-src': ['self'],
        'img-src': ['self', 'data:', 'blob:'],
        'worker-src': ['self', 'blob:'],
        'connect-src': ['self'],
        'font-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['none'],
      },
    },
  },
};

/**
 * 404.html is an empty shell until its script runs. Words stand in it before, without script, and where the
 * site lies in a folder, which the shell cannot know. Left out is what nobody asks for: the data of pages that the
 * router does not open (`isRouted` in site/links/href.ts), and files that pages are made from, which have it in them.
 * @param {import('@sveltejs/kit').Adapter} inner
 * @returns {import('@sveltejs/kit').Adapter}
 */
function finished(inner) {
  const words = {
    en: 'Nothing is at this address.',
    ru: 'По этому адресу ничего нет.',
    zh: '此地址没有内容。',
  };
  const unasked = /(^|\/)(?<!^((ru|zh)\/)?data\/)__data\.json$|^data\/(atlas|reach)\.json$/;
  return {
    ...inner,
    async adapt(builder) {
      await inner.adapt(builder);
      const said = Object.entries(words).map(([lang, text]) => `<p lang="${lang}">${text}</p>`);
      const part = `<main id="no-script">${said.join('')}</main>`;
      const page = join(BUILT, '404.html');
      const shell = readFileSync(page, 'utf8');
      writeFileSync(page, shell.replace('<div id="app">', `${part}<div id="app">`));
      const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' });
      for (const file of files)
        if (unasked.test(file.replaceAll('\\', '/'))) rmSync(join(BUILT, file));
      // They lead on without their script too, which no policy of ours would let run.
      for (const page of former.map((path) => join(BUILT, path, 'index.html')))
        writeFileSync(page, readFileSync(page, 'utf8').replace(/^<script>.*?<\/script>/, ''));
    },
  };
}
