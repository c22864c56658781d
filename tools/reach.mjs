#!/usr/bin/env node
// npm run -s reach: the engine of the atlas on the command line, from its sources.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// SvelteKit writes the other tsconfig when it first runs; this one is always there.
register({ tsconfig: join(root, 'tsconfig.node.json') });
const [first, ...rest] = process.argv.slice(2);
const load = (/** @type {string} */ file) =>
  import(new URL(`../src/cli/${file}`, import.meta.url).href);

// `reach … | head` closes the pipe early; that is no error.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});
const terminal = {
  out: (/** @type {string} */ text) => process.stdout.write(text),
  err: (/** @type {string} */ text) => process.stderr.write(text),
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  now: () => performance.now(),
};
process.exitCode =
  first === 'cells'
    ? await (await load('cells/main.ts')).runCells(rest, terminal)
    : (await load('main.ts')).run(process.argv.slice(2), terminal);
