import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { messagesByLanguage } from './tools/messages-by-language.mjs';
import { notices } from './tools/notices.mjs';
import { stylePage } from './tools/style-page.mjs';
import { withoutMlt } from './tools/without-mlt.mjs';

/** What other pages use, too, in one chunk; otherwise they would load the atlas's. */
const SHARED = [
  'core/(record/(?!fields|schema)|earth/sphere|reach/(round|measures\\.)|(stall/counts|answer/(periods-line|voice))|statistics/certainty)',
  'engine/client',
  'figure/FigureMenu',
  'picture/(signs/(columns|ground|InlineSign|plain-signs|signs)|maps/periods|screen|text-mark|layers/KeySign|[Mm]arks)',
  'records/(own/(own\\.|OwnLink|own-(id|switch))|search/S)',
  'site',
  'timeline/(years/)?[Yy]ear(?!s/)',
  'view',
].join('|');
const BASE = new RegExp(`node_modules/(svelte|@sveltejs)/|src/lib/(paraglide|${SHARED})`);
const DRAWN = 'signs/|labels/|layers/(layers|reference|key|scene)|camera';
const ATLAS = new RegExp(
  `src/lib/(atlas/(?!record/|ReachCurve)|map/|timeline/|picture/(${DRAWN}))`,
);

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['url', 'baseLocale'],
      // The same for tests and build, which may run at once and delete each other's files.
      outputStructure: 'message-modules',
    }),
    messagesByLanguage(),
    sveltekit(),
    withoutMlt(),
    notices('site'),
    stylePage(),
  ],
  resolve: {
    alias: [{ find: /^maplibre-gl$/, replacement: 'maplibre-gl/dist/maplibre-gl-dev.mjs' }],
  },
  // MapLibre 6 finds its worker by URL; pre-bundling would lose it (src/lib/map/gl/maplibre.ts).
  optimizeDeps: { exclude: ['maplibre-gl'] },
  environments: {
    client: {
      // Vitest would resolve as on a server, where no state is kept.
      resolve: { conditions: [...defaultClientConditions] },
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                // Records change with the data: their own chunk stays cached.
                { name: 'atlas-data', test: /data\/atlas\.json/, priority: 2 },
                // For all pages: no heavier than those of one page apart.
                { name: 'style', test: /\.css$/, priority: 3 },
                // Otherwise the first view has 60 files, most of them under 2 kB.
                { name: 'base', minShareCount: 2, priority: 1, test: BASE },
                { name: 'atlas', minShareCount: 2, test: ATLAS },
              ],
            },
          },
        },
      },
    },
  },
  build: {
    // A page of plugins' times is of no use to who builds a set, nor the size of each of 300 files.
    rolldownOptions: { checks: { bundlerTimings: false } },
    reportCompressedSize: false,
  },
  worker: { format: 'es', plugins: () => [withoutMlt(), notices('worker')] },
  test: {
    benchmark: { include: ['tests/bench/engine.bench.ts'] },
    include: ['src/**/*.test.ts', 'geodata/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/built/**'],
    environment: 'node',
    alias: { 'vitest-environment-client': './tests/client-environment.ts' },
    css: { include: /palette/ },
    // Loading modules again for each file took half of the time.
    isolate: false,
    // One for each processor; Vitest leaves one free.
    maxWorkers: '100%',
    // Collecting garbage took a sixth of the time.
    execArgv: ['--max-semi-space-size=64'],
    testTimeout: process.env.DEEP ? 900_000 : 300_000,
    setupFiles: ['tests/chance.ts'],
  },
});
