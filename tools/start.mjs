// npm start: from a fresh clone to the atlas in the browser.
import { build, install, stop } from './build.mjs';

install();
if (!build()) stop('The build failed; the reason stands above.');

// Only now is sirv there for certain.
const { serve } = await import('./serve.mjs');
const port = Number(process.env.PORT || 4173);
const server = await serve('build', port).catch(({ code, message }) =>
  stop(
    code === 'EADDRINUSE'
      ? `Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`
      : `Port ${process.env.PORT} cannot be used (${message}). Choose one from 1024 to 65535.`,
  ),
);
console.log(`Joint Reach is at ${server.url} (Ctrl-C stops it)`);
