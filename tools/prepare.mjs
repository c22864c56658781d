// Before `npm run build`: the data of the shipped set are committed, those of another are made here.
import { existsSync } from 'node:fs';
import { npm, stop } from './build.mjs';
import { sayStep } from './progress.mjs';
import { SET, SHIPPED } from './set.mjs';

if (SET !== SHIPPED) {
  sayStep('data');
  if (!npm('run', '--silent', 'geodata')) stop('The data of the set are not sound.');
  // tsconfig.json extends what Kit generates for the shipped set, of which nothing may have been built yet.
  process.env.SET = SHIPPED;
  if (!existsSync('.svelte-kit/tsconfig.json') && !npm('exec', '--', 'svelte-kit', 'sync'))
    stop('svelte-kit sync failed.');
}
