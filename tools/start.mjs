// npm start: from a fresh clone to the atlas in the browser. Only Node's own modules until
// everything is installed.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode, install } from './install.mjs';

checkNode();
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

const port = portFrom(process.env.PORT);
install();
const { build } = await import('./build.mjs');
if (!(await build())) fail('The build failed; the reason stands above.');

const { serve } = await import('./serve.mjs');
const server = await serve('build', port).catch((error) => {
  if (error.code === 'EADDRINUSE') {
    fail(`Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`);
  }
  if (error.code === 'EACCES') {
    fail(`Port ${port} may not be used by this account. Choose one above 1023.`);
  }
  throw error;
});
console.log(`Joint Reach is at ${server.url} (Ctrl-C stops it)`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void server.close().then(() => process.exit(0));
  });
}

/** @param {string | undefined} text */
function portFrom(text) {
  if (text === undefined || text === '') return 4173;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 65535) return number;
  fail(`PORT is "${text}", expected a whole number from 1 to 65535.`);
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
