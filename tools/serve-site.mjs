import { stop } from './build.mjs';
import { endWithNpm } from './end-with-npm.mjs';
import { serve } from './serve.mjs';
import { IS_GALLERY } from './set.mjs';

const port = Number(process.env.PORT || 4173);

/** Serves a built folder at PORT, or stops with what is wrong with it. */
const open = (/** @type {string} */ dir) =>
  serve(dir, port).catch(({ code, message }) =>
    stop(
      code === 'EADDRINUSE'
        ? `Port ${port} is taken. Choose another one: PORT=${port + 1} npm ${IS_GALLERY ? 'run gallery' : 'start'}`
        : `Port ${process.env.PORT} cannot be used (${message}). Choose one from 1024 to 65535.`,
    ),
  );

/**
 * Builds, then serves until this process or the npm that runs it ends.
 *
 * @param {string} dir
 * @param {() => void} build
 * @param {string} [path] of the first page
 */
export async function serveSite(dir, build, path = '') {
  // A port that is taken is told before the build, which takes a minute.
  await (await open(dir)).close();
  build();
  const server = await open(dir);
  endWithNpm();
  console.log(`Joint Reach is at ${server.url}${path} (Ctrl-C stops it)`);
}
