// npm start [-- set]: from a fresh clone to the atlas in the browser.
import { existsSync } from 'node:fs';

if (process.argv[2]) process.env.SET = process.argv[2];
// Both read SET when they load.
const { build, install, stop } = await import('./build.mjs');
const { BUILT, SET, SET_FOLDER, sets } = await import('./set.mjs');

install();
if (!existsSync(`${SET_FOLDER}/set.json`))
  stop(
    `There is no set "${SET}"; there are ${sets().join(', ')}. docs/new-set.md says how to make one.`,
  );

const { serveSite } = await import('./serve-site.mjs');
await serveSite(BUILT, () => {
  if (!build()) stop('The build failed; the reason stands above.');
});
