import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { messagesByLanguage } from './tools/messages-by-language.mjs';

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['url', 'baseLocale'],
    }),
    messagesByLanguage(),
    sveltekit(),
  ],
  // MapLibre 6 finds its worker by URL; pre-bundling would lose it (design: src/lib/map/maplibre.ts).
  optimizeDeps: { exclude: ['maplibre-gl'] },
  worker: { format: 'es' },
  test: {
    include: ['src/**/*.test.ts', 'geodata/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    // Loading the same modules for each file again took half of the time.
    isolate: false,
    // One for each processor; Vitest leaves one free.
    maxWorkers: '100%',
    testTimeout: 60_000,
  },
});
