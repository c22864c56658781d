#!/usr/bin/env node
// npm run -s reach: the engine of the atlas on the command line, from its sources.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// SvelteKit writes the other tsconfig when it first runs; this one is always there.
register({ tsconfig: join(root, 'tsconfig.node.json') });
await import(new URL('../src/cli/program.ts', import.meta.url).href);
