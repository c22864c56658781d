// Before `npm run build`: the data of the shipped set are committed, those of another are made here.
import { npm, stop } from './build.mjs';
import { SET, SHIPPED } from './set.mjs';

if (SET !== SHIPPED && !npm('run', '--silent', 'geodata'))
  stop('The data of the set are not sound.');
