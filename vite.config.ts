import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { messagesByLanguage } from './tools/messages-by-language.mjs';
import { notices } from './tools/notices.mjs';

const modules = (...paths: string[]) => new RegExp(paths.join('|'));
const COMMON = modules(
  'virtual:texts$',
  'svelte/src/reactivity',
  'd3-array',
  'internmap',
  'src/lib/core/(record/|earth/sphere|statistics/certainty|stall/(counts|voice)|reach/(round|measures\\.))',
  'src/lib/engine/client',
  'src/lib/figure/FigureMenu',
  'src/lib/map/(key/KeySign|boxes|signs|static/[Mm]arks)',
  'src/lib/paraglide/',
  'src/lib/records/(own/(own\\.|own-id|record-href|OwnLinkNote)|search/S)',
  'src/lib/site/(?!dataset/vocabulary|text/measure-rows)',
  'src/lib/timeline/(YearBand|year-(axis|keys))',
  'src/lib/view/',
);
const ATLAS = modules(
  'src/lib/atlas/(?!figure|record/Own)',
  'src/lib/core/stall/sentence',
  'src/lib/map/(?!static|gl/(?!driver|site))',
  'src/lib/timeline/(?!YearGrid)',
);

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['url', 'baseLocale'],
      // The same for tests and build, which may run at once: each would delete what the other reads.
      outputStructure: 'message-modules',
    }),
    messagesByLanguage(),
    sveltekit(),
    notices('site'),
  ],
  // MapLibre 6 finds its worker by URL; pre-bundling would lose it (src/lib/map/gl/maplibre.ts).
  optimizeDeps: { exclude: ['maplibre-gl'] },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                // The records change with the data, not with the code: a chunk of their own stays in the cache.
                { name: 'atlas-data', test: /data\/atlas\.json/, priority: 2 },
                // One stylesheet for all pages: it weighs no more than those of one page apart.
                { name: 'style', test: /\.css$/, priority: 3 },
                // Few chunks: what nearly all pages share, small things of many, and the atlas.
                { name: 'common', minShareCount: 2, priority: 1, test: COMMON },
                // Not geometry: the first view needs a little of it, and most of the rest more.
                { name: 'base', minShareCount: 9, priority: 1, test: /^(?!.*(d3-geo|@turf))/ },
                { name: 'atlas', minShareCount: 2, test: ATLAS },
              ],
            },
          },
        },
      },
    },
  },
  worker: { format: 'es', plugins: () => [notices('worker')] },
  test: {
    benchmark: { include: ['tests/bench/engine.bench.ts'] },
    include: ['src/**/*.test.ts', 'geodata/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/built/**'],
    environment: 'node',
    css: { include: /palette/ },
    // Loading the same modules for each file again took half of the time.
    isolate: false,
    // One for each processor; Vitest leaves one free.
    maxWorkers: '100%',
    testTimeout: process.env.DEEP ? 900_000 : 60_000,
    setupFiles: ['tests/chance.ts'],
  },
});
