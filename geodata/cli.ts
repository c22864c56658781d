/**
 * `npm run geodata`: checks the dataset and writes static/data/, the schemas and the codebook's
 * tables, or prints what is wrong, changes nothing and ends with exit code 1.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build';
import { readAtlases, readFiles } from './disk';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const { outputs, documents, problems } = build(readFiles(), readAtlases());
if (problems.length > 0) {
  for (const { message } of problems) console.error(message);
  console.error(`${problems.length} problem(s); nothing was written`);
  process.exit(1);
}
write(folder('../static/data/'), outputs);
write(folder('./'), documents);

function write(top: string, files: ReadonlyMap<string, string>): void {
  for (const [file, content] of files) {
    mkdirSync(dirname(top + file), { recursive: true });
    writeFileSync(top + file, content);
    console.log(`${file} ${Buffer.byteLength(content)} bytes`);
  }
}
