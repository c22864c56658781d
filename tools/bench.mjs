// npm run bench: the engine bundled as the site's worker is, then measured. Run from the sources, a
// third of the time of small functions goes into names that the loader gives them.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode, install, npm } from './install.mjs';

checkNode();
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
install();
// tsconfig.json extends a file that SvelteKit writes.
npm('run', '--silent', 'sync');

const { build } = await import('vite');
const outDir = 'node_modules/.cache/joint-reach-bench';
await build({
  configFile: false,
  logLevel: 'warn',
  resolve: { alias: { $lib: join(process.cwd(), 'src/lib') } },
  build: {
    ssr: true,
    outDir,
    target: 'esnext',
    rollupOptions: { input: { main: 'tools/bench/main.ts', worker: 'tools/bench/worker.ts' } },
  },
});
const main = join(outDir, 'main.js');
const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
