import { writeFileSync } from 'node:fs';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { messagesByLanguage } from './tools/messages-by-language.mjs';
import { notices } from './tools/notices.mjs';
import { progress } from './tools/progress.mjs';

const { GROUPS } = process.env.CHUNKS ? await import(process.env.CHUNKS) : { GROUPS: [] };
export default defineConfig({
  plugins: [
    progress(),
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['url', 'baseLocale'],
      // The same for tests and build, which may run at once: each would delete what the other reads.
      outputStructure: 'message-modules',
    }),
    messagesByLanguage(),
    sveltekit(),
    { name: 'net-graph', generateBundle(_o: any, bundle: any) { if ((this as any).environment?.name !== 'client') return; const g: any = {}; for (const id of (this as any).getModuleIds()) { const i = (this as any).getModuleInfo(id); g[id] = { s: i.importedIds, d: i.dynamicallyImportedIds, e: i.isEntry, n: i.code?.length }; } const c: any = {}; for (const [f, b] of Object.entries<any>(bundle)) if (b.type === 'chunk') c[f] = { e: b.isEntry, d: b.isDynamicEntry, imports: b.imports, m: Object.fromEntries(Object.entries<any>(b.modules).map(([k, v]) => [k, v.renderedLength ?? v.code?.length])) }; writeFileSync('/tmp/net-v/graph.json', JSON.stringify({ g, c })); },
    },
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
              groups: GROUPS,
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
