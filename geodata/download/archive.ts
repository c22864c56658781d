/** `npm run archive -- SET`: a folder for a data repository. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sort } from 'd3-array';
import type { AtlasData } from '#core/record/schema';
import { blanksOf, filled } from '#core/record/template';
import { zip } from '../../src/lib/exchange/zip';
import { run, stop } from '../../tools/build.mjs';
import { SHIPPED, assetsOf, folderOf } from '../../tools/set.mjs';
import { folder } from '../build/disk';
import type { SetFile } from '#core/record/set-file';

/** Without what only pages need. */
const OF_DATA = /^(?!(basemap|facts)-|atlas\.json$).*(?<!\.md)$/;
const OUTPUT = 'dist';

export function archiveOf(set: string) {
  const read = (path: string) => readFileSync(folder('.') + path);
  const json = <T>(path: string) => JSON.parse(read(path).toString()) as T;
  const built = `${assetsOf(set)}/data`;
  const events = json<AtlasData>(`${built}/events.json`);
  const blanks = blanksOf(events, json<SetFile>(`${folderOf(set)}/set.json`));
  const template = (file: string) =>
    Buffer.from(filled(read(`geodata/download/${file}`).toString(), blanks));
  const copies = (into: string, from: string, taken = /./) =>
    readdirSync(folder(from), { withFileTypes: true })
      .filter((entry) => entry.isFile() && taken.test(entry.name))
      .map((entry): [string, Buffer] => [into + entry.name, read(`${from}/${entry.name}`)]);
  const contents = new Map([
    ['README.md', template('archive.md')],
    ['CITATION.cff', set === SHIPPED ? read('CITATION.cff') : template('citation.txt')],
    ['LICENSE.txt', read('geodata/LICENSE')],
    ['CODEBOOK.md', read(`${built}/CODEBOOK.md`)],
    ['recompute.py', read('docs/recompute.py')],
    ...copies('', built, /^(CHANGELOG|METHOD)\.md$/),
    ...copies('data/', built, OF_DATA),
    ...copies('source/', folderOf(set), /json$/),
    ...copies('source/events/', `${folderOf(set)}/events`),
    ...copies('schema/', 'geodata/schema'),
    ...copies('checks/', 'geodata/checks', /(?<!\.test)\.ts$/),
  ]);
  const files = sort(contents.keys());
  const sums = files.map((file) => `${sha256(contents.get(file)!)}  ${file}\n`);
  contents.set('SHA256SUMS', Buffer.from(sums.join('')));
  const name = `joint-reach-${basename(set)}-${events.dataVersion}`;
  const entries = [...files, 'SHA256SUMS'].map((file) => [`${name}/${file}`, contents.get(file)!]);
  return { name, bytes: zip(Object.fromEntries(entries)) };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

if (process.argv[1]?.endsWith('archive.ts')) {
  const [set = SHIPPED] = process.argv.slice(2);
  if (set !== SHIPPED && !run('geodata', set)) stop(`The data of the set ${set} are not sound.`);
  const { name, bytes } = archiveOf(set);
  mkdirSync(folder('.') + OUTPUT, { recursive: true });
  writeFileSync(`${folder('.')}${OUTPUT}/${name}.zip`, bytes);
  console.log(`${OUTPUT}/${name}.zip: ${bytes.length} bytes`);
}
