import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtDataset } from '#core/reach/dataset';
import { ASSETS, SET, SHIPPED } from '../../tools/set.mjs';
import { wrong } from './options';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export function readDataset() {
  const folder = join(ROOT, ASSETS, 'data');
  // In a clone tools/reach.mjs has looked before.
  if (!existsSync(folder)) throw wrong('SET', SET, `${SHIPPED}: the package has this one set`);
  return builtDataset((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}
