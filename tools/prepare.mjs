// Before `npm run build`: the shipped set's data are committed, those of others are made here.
import { existsSync } from 'node:fs';
import { run, stop } from './build.mjs';
import { SET, SHIPPED } from './set.mjs';

if (SET !== SHIPPED) {
  if (!run('geodata')) stop('The data of the set are not sound.');
  // tsconfig.json extends what Kit generates for the shipped set, perhaps never yet built.
  if (!existsSync('.svelte-kit/tsconfig.json') && !run('sync', SHIPPED)) stop('sync failed.');
}
