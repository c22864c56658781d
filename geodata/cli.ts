/**
 * `npm run geodata`: checks the dataset and writes static/data/, the schemas and the codebook's
 * tables, or prints what is wrong, changes nothing and ends with exit code 1.
 * `npm run geodata:report`: prints what the dataset covers. `npm run add-record`: puts the files in
 * order, writes the changelog, then builds and says what to do next.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { AtlasData } from '../src/lib/core/record/record';
import { build } from './build';
import { readAtlases, readFiles } from './disk';
import type { Files } from './read';
import { report } from './report';
import { tidy } from './tidy';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const COMMANDS = ['add', 'build', 'report'];
const given = process.argv.slice(2);
const commands = given.length ? given : ['build'];

const unknown = commands.find((command) => !COMMANDS.includes(command));
if (unknown !== undefined) {
  console.error(`geodata: command is "${unknown}", expected ${COMMANDS.join(' or ')}`);
  process.exitCode = 1;
} else {
  await run();
}

/** Reads and checks the dataset once, whatever is asked of it. */
async function run(): Promise<void> {
  const files = readFiles();
  const tidied = commands.includes('add') ? await tidyFiles(files) : new Map<string, string>();
  const { data, outputs, documents, problems } = build(
    new Map([...files, ...tidied]),
    readAtlases(),
  );
  if (!data) {
    for (const { message } of problems) console.error(message);
    console.error(`${problems.length} problem(s); nothing was written`);
    process.exitCode = 1;
    return;
  }
  if (!commands.every((command) => command === 'report')) {
    write(folder('./'), tidied);
    write(folder('../static/data/'), outputs);
    write(folder('./'), documents);
  }
  if (commands.includes('report')) console.log(report(data));
  if (commands.includes('add')) {
    console.log(`\nDataset ${data.dataVersion}: ${data.counts.records} records. Next:
1. Read the new lines of geodata/CHANGELOG.md and say there what changed and why.
2. Set date-released in CITATION.cff to ${data.dataVersion.slice(0, 10)}.
3. npm test
4. Commit geodata/, static/data/ and CITATION.cff together.`);
  }
}

async function tidyFiles(files: Files): Promise<Files> {
  const built = folder('../static/data/events.json');
  const before = existsSync(built)
    ? (JSON.parse(readFileSync(built, 'utf8')) as AtlasData)
    : undefined;
  const tidied = tidy(files, before, new Date().toISOString().slice(0, 10));
  const mayBeWritten = /\.json$|^CHANGELOG\.md$/;
  const formatted = new Map<string, string>();
  for (const [file, content] of new Map([...files, ...tidied])) {
    if (!mayBeWritten.test(file)) continue;
    const filepath = folder(file);
    const text = await format(content, { ...(await resolveConfig(filepath)), filepath }).catch(
      () => content, // No JSON: the build says so.
    );
    if (text !== files.get(file)) formatted.set(file, text);
  }
  return formatted;
}

function write(top: string, files: Files): void {
  for (const [file, content] of files) {
    mkdirSync(dirname(top + file), { recursive: true });
    writeFileSync(top + file, content);
    console.log(`${file} ${Buffer.byteLength(content)} bytes`);
  }
}
