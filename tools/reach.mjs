#!/usr/bin/env node
// npm run -s reach: from the sources.
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';
import { run, stop } from './build.mjs';
import { ASSETS, SET, SHIPPED } from './set.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const changedAt = (/** @type {string} */ file) =>
  statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
// The answer is written in the page's messages.
const messages = readdirSync(join(root, 'messages'), { recursive: true });
const newest = Math.max(...messages.map((file) => changedAt(join('messages', String(file)))));
const isCompiled = changedAt('src/lib/paraglide/messages.js') >= newest;
// tsconfig.json extends what Kit generates.
if (!isCompiled || !changedAt('.svelte-kit/tsconfig.json')) run('sync', SHIPPED);
if (!changedAt(`${ASSETS}/data/set.json`))
  stop(`The set is not measured yet; SET=${SET} npm run geodata does it.`);
register({ tsconfig: join(root, 'tsconfig.json') });
await import(new URL('../src/cli/program.ts', import.meta.url).href);
