// npm start: from a fresh clone to the atlas in the browser. Only Node's own modules until
// everything is installed.
import { install } from './install.mjs';

install();
const { build } = await import('./build.mjs');
if (!(await build())) fail('The build failed; the reason stands above.');

const { serve } = await import('./serve.mjs');
const port = Number(process.env.PORT || 4173);
const server = await serve('build', port).catch(({ code, message }) =>
  fail(
    code === 'EADDRINUSE'
      ? `Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`
      : `Port ${process.env.PORT} cannot be used (${message}). Choose one from 1024 to 65535.`,
  ),
);
console.log(`Joint Reach is at ${server.url} (Ctrl-C stops it)`);

// A file may vanish between being looked at and being read, when the site is built anew.
process.on('uncaughtException', (error) => {
  if (!('code' in error && error.code === 'ENOENT')) throw error;
});

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
