// npm run gallery: every set of geodata/comparison.json in one folder, each linked from the page /sets, and served.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

process.env.GALLERY = '1';
// They read GALLERY when they load.
const { install, isBuilt, stop } = await import('./build.mjs');
const { SHIPPED, placeInGallery } = await import('./set.mjs');

install();
const { serveSite } = await import('./serve-site.mjs');
/** @type {{ sets: string[] }} */
const { sets } = JSON.parse(readFileSync('geodata/comparison.json', 'utf8'));
await serveSite(placeInGallery(SHIPPED), buildSets, '/sets/');

/** The shipped one, whose build empties the folder, before those that lie in it. */
function buildSets() {
  const inOrder = [SHIPPED, ...sets.filter((set) => set !== SHIPPED)];
  for (const [i, set] of inOrder.entries()) {
    if (isBuilt(placeInGallery(set), set)) continue;
    console.log(`Building ${set}, ${i + 1} of ${inOrder.length} ...`);
    const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, SET: set },
    });
    if (status !== 0) stop(`${set} was not built; the reason stands above.`);
  }
}
