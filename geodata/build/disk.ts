/* Besides commands, nothing else in geodata/ reads the disk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { stop } from '../../tools/build.mjs';
import { SET_FOLDER } from '../../tools/set.mjs';
import type { Atlases } from './build';
import type { NaturalEarth } from '../files/natural-earth';
import { GENERAL, type Files } from '../files/read';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const folder = (path: string) => `${resolve(ROOT, path)}/`;

const OF_SET = /^((events|candidates)\/.*|[^/]+\.(geo)?json|(CHANGELOG|CODEBOOK|METHOD)\.md)$/;

export function readFiles(set = SET_FOLDER): Files {
  const top = folder(set);
  if (!existsSync(top))
    stop(`There is no set ${top}: SET is the name of a folder of geodata/, or a path.`);
  const names = readdirSync(top, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => OF_SET.test(name));
  return new Map([
    [GENERAL, readFileSync(`${folder('geodata')}CODEBOOK.md`, 'utf8')],
    ...names.map((name) => [name, readFileSync(top + name, 'utf8')] as const),
  ]);
}

/** As Prettier has a file of that name. */
export const formatted = async (filepath: string, content: string) =>
  format(content, { ...(await resolveConfig(filepath)), filepath });

export function readAtlases(): Atlases {
  const require = createRequire(import.meta.url);
  const atlas = (name: string): NaturalEarth =>
    JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), 'utf8'));
  return {
    countries110m: atlas('countries-110m'),
    countries50m: atlas('countries-50m'),
    land50m: atlas('land-50m'),
  };
}
