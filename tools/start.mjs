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

const { endWithNpm } = await import('./end-with-npm.mjs');
const { serve } = await import('./serve.mjs');
const port = Number(process.env.PORT || 4173);
const open = () =>
  serve(BUILT, port).catch(({ code, message }) =>
    stop(
      code === 'EADDRINUSE'
        ? `Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`
        : `Port ${process.env.PORT} cannot be used (${message}). Choose one from 1024 to 65535.`,
    ),
  );
// A port that is taken is told before the build, which takes a minute.
await (await open()).close();
if (!build()) stop('The build failed; the reason stands above.');

const server = await open();
endWithNpm();
console.log(`Joint Reach is at ${server.url} (Ctrl-C stops it)`);
