/** The only file of geodata/, besides the command, that reads the disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SET_FOLDER } from '../tools/set.mjs';
import type { Atlases } from './build';
import { GENERAL } from './documents';
import type { Atlas } from './land';
import type { Files } from './read';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** A folder of the project, with a slash at its end. */
export const folder = (path: string) => `${resolve(ROOT, path)}/`;

/** Data files of a set by path below its folder, and the codebook, with `/` on every system. */
export function readFiles(set = SET_FOLDER): Files {
  const files = new Map<string, string>();
  const top = folder(set);
  files.set(GENERAL, readFileSync(`${folder('geodata')}CODEBOOK.md`, 'utf8'));
  for (const part of ['', 'events/']) {
    for (const name of readdirSync(top + part)) {
      const data = part === '' ? /\.(geo)?json$|^(CHANGELOG|CODEBOOK|METHOD)\.md$/ : /./;
      if (data.test(name)) files.set(part + name, readFileSync(top + part + name, 'utf8'));
    }
  }
  return files;
}

export function readAtlases(): Atlases {
  const require = createRequire(import.meta.url);
  const atlas = (name: string): Atlas =>
    JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), 'utf8'));
  return {
    countries110m: atlas('countries-110m'),
    countries50m: atlas('countries-50m'),
    land50m: atlas('land-50m'),
  };
}
