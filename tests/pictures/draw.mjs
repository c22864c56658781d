/*
 * SET=tests/pictures/frozen node tests/pictures/draw.mjs FOLDER: all pictures, by the sources here. frozen/ is what was
 * built on 2 December 2026, without texts that no picture has; when a data file gets another form, copy them anew.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createServer } from 'vite';
import { run } from '../../tools/build.mjs';
import { ASSETS, SET, SHIPPED } from '../../tools/set.mjs';

// tsconfig.json extends what Kit generates.
if (!existsSync('.svelte-kit/tsconfig.json')) run('sync', SHIPPED);
cpSync(SET, join(ASSETS, 'data'), { recursive: true });
// Of Natural Earth, whatever the records.
for (const file of ['data/basemap-110m.geojson', 'data/home.json'])
  cpSync(join('static', file), join(ASSETS, file));
const vite = await createServer({
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const { pictures } = await vite.ssrLoadModule('/tests/pictures/drawings.ts');
const folder = process.argv[2] ?? '';
/** @type {Record<string, string>} */
const sums = {};
for (const [name, svg] of [...pictures()].sort()) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), svg);
  sums[name] = createHash('sha256').update(svg).digest('hex').slice(0, 16);
}
writeFileSync(join(folder, 'sums.json'), `${JSON.stringify(sums, null, 2)}\n`);
await vite.close();
