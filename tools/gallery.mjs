// npm run gallery: every set of geodata/comparison.json in one folder, each linked from the page /sets, and served.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

process.env.GALLERY = '1';
// They read GALLERY when they load.
const { install, isBuilt, stop } = await import('./build.mjs');
const { placeInGallery } = await import('./set.mjs');

install();
/** @type {{ sets: string[] }} */
const { sets } = JSON.parse(readFileSync('geodata/comparison.json', 'utf8'));
// The first, whose build empties the folder, before those that lie in it.
for (const [i, set] of sets.entries()) {
  if (isBuilt(placeInGallery(set), set)) continue;
  console.log(`Building ${set}, ${i + 1} of ${sets.length} ...`);
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, SET: set },
  });
  if (status !== 0) stop(`${set} was not built; the reason stands above.`);
}

const { endWithNpm } = await import('./end-with-npm.mjs');
const { serve } = await import('./serve.mjs');
const server = await serve(placeInGallery(sets[0] ?? ''), Number(process.env.PORT || 4173));
endWithNpm();
console.log(`The gallery is at ${server.url}/sets/ (Ctrl-C stops it)`);
