import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtDataset } from '#core/reach/dataset';
import { ASSETS } from '../../tools/set.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const readDataset = () =>
  builtDataset((file) => JSON.parse(readFileSync(join(ROOT, ASSETS, 'data', file), 'utf8')));
