#!/usr/bin/env node
// npm run -s reach: the engine of the atlas on the command line, from its sources.
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';
import { npm, stop } from './build.mjs';
import { ASSETS, SET } from './set.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// The answer is told in the messages of the page, compiled anew when one of them has changed.
const changed = (/** @type {string} */ file) =>
  statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const messages = readdirSync(join(root, 'messages'), { recursive: true });
const newest = Math.max(...messages.map((file) => changed(join('messages', String(file)))));
if (changed('src/lib/paraglide/messages.js') < newest)
  npm('--prefix', root, 'run', '-s', 'messages');
if (!changed(`${ASSETS}/data/set.json`))
  stop(`The set is not measured yet; SET=${SET} npm run geodata does it.`);
// SvelteKit writes the other tsconfig when it first runs; this one is always there.
register({ tsconfig: join(root, 'tsconfig.node.json') });
await import(new URL('../src/cli/program.ts', import.meta.url).href);
