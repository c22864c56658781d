import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { messagesByLanguage } from './tools/messages-by-language.mjs';
import { collectPackages, notices } from './tools/notices.mjs';

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['url', 'baseLocale'],
    }),
    messagesByLanguage(),
    sveltekit(),
    notices(),
  ],
  // MapLibre 6 finds its worker by URL; pre-bundling would lose it (src/lib/map/gl/maplibre.ts).
  optimizeDeps: { exclude: ['maplibre-gl'] },
  build: {
    rolldownOptions: {
      output: {
        // The records change with the data, not with the code: a chunk of their own stays in the cache.
        codeSplitting: { groups: [{ name: 'atlas-data', test: /static\/data\/atlas\.json/ }] },
      },
    },
  },
  worker: { format: 'es', plugins: () => [collectPackages()] },
  test: {
    include: ['src/**/*.test.ts', 'geodata/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/built/**'],
    environment: 'node',
    // Loading the same modules for each file again took half of the time.
    isolate: false,
    // One for each processor; Vitest leaves one free.
    maxWorkers: '100%',
    testTimeout: process.env.DEEP ? 900_000 : 60_000,
    setupFiles: process.env.DEEP ? ['tests/deep.ts'] : [],
  },
});
