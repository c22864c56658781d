// npm run sites: two sets, from files to site: what is true of only one fails there.
import { build, stop } from './build.mjs';
import { SHIPPED } from './set.mjs';

for (const set of [SHIPPED, 'malabar'])
  if (!build(set)) stop(`The site of ${set} was not built; the reason stands above.`);
