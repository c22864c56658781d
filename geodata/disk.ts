/** The only file of geodata/, besides the command, that reads the disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Atlases } from './build';
import type { Atlas } from './land';
import type { Files } from './read';

const GEODATA = fileURLToPath(new URL('.', import.meta.url));

/** Data files of the dataset by path below geodata/, with `/` on every system. */
export function readFiles(): Files {
  const files = new Map<string, string>();
  for (const folder of ['', 'events/']) {
    for (const name of readdirSync(GEODATA + folder)) {
      const data = folder === '' ? /\.(geo)?json$|^(CHANGELOG|CODEBOOK)\.md$/ : /./;
      if (data.test(name)) files.set(folder + name, readFileSync(GEODATA + folder + name, 'utf8'));
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
