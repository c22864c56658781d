/* node tests/pictures/draw.mjs FOLDER: the pictures of the sources here, of the frozen set, as files. */
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createServer } from 'vite';

process.env.SET = 'tests/pictures/frozen';
const { ASSETS, SET, SHIPPED } = await import('../../tools/set.mjs');
const { run } = await import('../../tools/build.mjs');
// tsconfig.json extends what Kit generates.
if (!existsSync('.svelte-kit/tsconfig.json')) run('sync', SHIPPED);
const data = join(ASSETS, 'data');
cpSync(SET, data, { recursive: true });
// Of Natural Earth alone, whatever the records.
for (const file of ['basemap-110m.geojson', 'home.json'])
  cpSync(join('static/data', file), join(data, file));
const vite = await createServer({
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const { pictures } = await vite.ssrLoadModule('/tests/pictures/drawings.ts');
for (const [name, svg] of pictures()) {
  const file = join(process.argv[2] ?? '', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, svg);
}
await vite.close();
