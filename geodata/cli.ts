/**
 * `npm run geodata`: checks the dataset and writes static/data/, the schemas and the codebook's
 * tables, or prints what is wrong, changes nothing and ends with exit code 1.
 * `npm run geodata:report`: prints what the dataset covers. `npm test` does both in one.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build';
import { readAtlases, readFiles } from './disk';
import { report } from './report';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const COMMANDS = ['build', 'report'];
const given = process.argv.slice(2);
const commands = given.length ? given : ['build'];

const unknown = commands.find((command) => !COMMANDS.includes(command));
if (unknown !== undefined) {
  console.error(`geodata: command is "${unknown}", expected ${COMMANDS.join(' or ')}`);
  process.exitCode = 1;
} else {
  run();
}

/** Reads and checks the dataset once, whatever is asked of it. */
function run(): void {
  const { data, outputs, documents, problems } = build(readFiles(), readAtlases());
  if (!data) {
    for (const { message } of problems) console.error(message);
    console.error(`${problems.length} problem(s); nothing was written`);
    process.exitCode = 1;
    return;
  }
  if (commands.includes('build')) {
    write(folder('../static/data/'), outputs);
    write(folder('./'), documents);
  }
  if (commands.includes('report')) console.log(report(data));
}

function write(top: string, files: ReadonlyMap<string, string>): void {
  for (const [file, content] of files) {
    mkdirSync(dirname(top + file), { recursive: true });
    writeFileSync(top + file, content);
    console.log(`${file} ${Buffer.byteLength(content)} bytes`);
  }
}
