import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ fallback: '404.html', strict: true }),
    alias: { $geodata: 'geodata' },
    typescript: {
      config: (tsconfig) => {
        tsconfig.include.push('../geodata/**/*.ts', '../tools/**/*', '../*.config.*');
      },
    },
    prerender: {
      entries: [
        '*',
        ...['ru', 'zh'].flatMap((name) => [`/${name}/`, `/${name}/embed/`, `/${name}/story.json`]),
      ],
      handleHttpError: 'fail',
      handleMissingId: 'fail',
    },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self'],
        // Positions in charts and the timeline are style attributes; no inline <style> is allowed.
        'style-src-attr': ['unsafe-inline'],
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
