// npm run sites: the shipped set and a second one, from files to site: what is true of only one set
// fails there.
import { build, stop } from './build.mjs';
import { SHIPPED } from './set.mjs';

for (const set of [SHIPPED, 'malabar'])
  if (!build(set)) stop(`The site of ${set} was not built; the reason stands above.`);
