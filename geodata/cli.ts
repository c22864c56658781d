/**
 * `npm run geodata`: checks the dataset and writes static/data/, the schemas and the codebook's
 * tables, or prints what is wrong, changes nothing and ends with exit code 1.
 * `npm run geodata:report`: prints what the dataset covers.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build';
import { readAtlases, readFiles } from './disk';
import { report } from './report';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const [command = 'build'] = process.argv.slice(2);

const { data, outputs, documents, problems } = build(readFiles(), readAtlases());
if (!data) {
  for (const { message } of problems) console.error(message);
  console.error(`${problems.length} problem(s); nothing was written`);
  process.exitCode = 1;
} else if (command === 'report') {
  console.log(report(data));
} else if (command === 'build') {
  write(folder('../static/data/'), outputs);
  write(folder('./'), documents);
} else {
  console.error(`geodata: command is "${command}", expected "build" or "report"`);
  process.exitCode = 1;
}

function write(top: string, files: ReadonlyMap<string, string>): void {
  for (const [file, content] of files) {
    mkdirSync(dirname(top + file), { recursive: true });
    writeFileSync(top + file, content);
    console.log(`${file} ${Buffer.byteLength(content)} bytes`);
  }
}
