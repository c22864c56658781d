// Before `npm pack`: plain JavaScript in dist/bin/, which finds its data two folders up.
import { execSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import { notices } from './notices.mjs';

execSync('npm run -s sync');
await build({
  configFile: false,
  logLevel: 'warn',
  plugins: [notices('program')],
  resolve: {
    // Turf's concaveman requires rbush as CommonJS and would be given its ES module.
    alias: { $lib: join(process.cwd(), 'src/lib'), rbush: 'rbush/rbush.js' },
  },
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/program.ts',
    outDir: 'dist/bin',
    target: 'node20',
    rollupOptions: {
      output: {
        banner: '#!/usr/bin/env node',
        entryFileNames: 'joint-reach.js',
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
});
