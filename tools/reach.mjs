#!/usr/bin/env node
// npm run -s reach: the engine of the atlas on the command line, from its sources.
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';
import { npm, stop } from './build.mjs';
import { ASSETS, SET } from './set.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// The answer is written in the page's messages, which are compiled again when one of them has changed.
const changedAt = (/** @type {string} */ file) =>
  statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const messages = readdirSync(join(root, 'messages'), { recursive: true });
const newest = Math.max(...messages.map((file) => changedAt(join('messages', String(file)))));
if (changedAt('src/lib/paraglide/messages.js') < newest)
  npm('--prefix', root, 'run', '-s', 'messages');
if (!changedAt(`${ASSETS}/data/set.json`))
  stop(`The set is not measured yet; SET=${SET} npm run geodata does it.`);
// SvelteKit writes what tsconfig.json extends when it first runs; this one stands alone.
register({ tsconfig: join(root, 'tsconfig.node.json') });
await import(new URL('../src/cli/program.ts', import.meta.url).href);
