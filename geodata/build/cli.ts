/** `npm run geodata`; `npm run add-record -- "Why."` first writes order, changes and changelog. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { groups } from 'd3-array';
import type { AtlasData } from '#core/record/schema';
import type { AtlasPageData } from '../../src/lib/view/atlas-index';
import { answerChanges, todaysAnswer } from './answer';
import { buildSet } from './build';
import { MEASURED_HASH, measured, stop } from '../../tools/build.mjs';
import { ASSETS, COMPARED_SETS, SET_FOLDER, SHIPPED, SET } from '../../tools/set.mjs';
import { comparedText } from './comparison';
import { supportOf } from './coverage';
import { folder, formatted, readAtlases, readFiles } from './disk';
import { problem, type Files } from '../files/read';
import type { SetFile } from '#core/record/set-file';
import { tidy } from '../add-record/tidy';

const CITATION = 'CITATION.cff';
const ANSWER = `${SET_FOLDER}/answer.txt`;

const [command, reason] = process.argv.slice(2);
const isAdding = command === 'add';
if (isAdding && !reason?.trim()) stop('Say why, too: npm run add-record -- "Why."');
const files = readFiles();
const tidied = isAdding ? await tidyFiles() : new Map<string, string>();
const { data, outputs, documents, problems, open, notes } = buildSet(
  new Map([...files, ...tidied]),
  readAtlases(),
);
const { id } = data ? (JSON.parse(outputs.get('set.json')!) as SetFile) : {};
// The files themselves do not know where they lie.
if (id && id !== basename(SET_FOLDER))
  problems.push(problem('set.json', 'id', id, `${basename(SET_FOLDER)}, the name of its folder`));
if (data && problems.length === 0) {
  write(folder(SET_FOLDER), tidied);
  write(folder(`${ASSETS}/data`), outputs);
  for (const file of readdirSync(folder(`${ASSETS}/data`)))
    if (!outputs.has(file) && `static/data/${file}` !== COMPARED_SETS)
      rmSync(`${folder(ASSETS)}data/${file}`);
  write(folder('geodata'), documents);
  if (SET === SHIPPED) {
    const answer = todaysAnswer(data, JSON.parse(outputs.get('atlas.json')!) as AtlasPageData);
    const before = existsSync(ANSWER) ? readFileSync(ANSWER, 'utf8') : '';
    for (const change of answerChanges(before, answer)) console.log(`answer: ${change}`);
    write(folder('.'), [
      [COMPARED_SETS, comparedText()],
      [CITATION, citedAs(data.dataVersion)],
      [ANSWER, answer],
    ]);
    // Of what now is written.
    write(folder('.'), [[MEASURED_HASH, measured()]]);
  } else copyIcons();
  for (const { field, records, supported } of supportOf(data.records))
    console.log(`${field}: ${supported} of ${records} records with a source`);
  for (const [, [remark, ...more]] of groups(open, kindOf))
    console.log(`draft: ${remark}${more.length > 0 ? ` (and ${more.length} more alike)` : ''}`);
  for (const note of notes) console.log(`note: ${note}`);
  if (isAdding) console.log(nextSteps(data));
} else {
  for (const fault of problems) console.error(fault);
  console.error(`${problems.length} problem(s); nothing was written`);
  process.exitCode = 1;
}

/** Without what differs between entries. */
function kindOf(remark: string) {
  return remark.replace(/^events\/[^:]*|\[\d+\]/g, '');
}

function citedAs(dataVersion: string) {
  return readFileSync(folder('.') + CITATION, 'utf8')
    .replace(/^version: .*$/m, `version: '${dataVersion}'`)
    .replace(/^date-released: .*$/m, `date-released: ${dataVersion.slice(0, 10)}`);
}

function nextSteps({ dataVersion, counts }: AtlasData) {
  const read = `Read the new lines of ${SET_FOLDER}/CHANGELOG.md, say there what changed and why, and why in changes.json too.`;
  const steps = [
    tidied.has('CHANGELOG.md') && read,
    SET !== SHIPPED && `Look at it: npm start -- ${SET}`,
    'npm test',
    SET === SHIPPED
      ? `Commit geodata/, static/data/ and ${CITATION} together.`
      : `Commit ${SET_FOLDER}/.`,
  ].filter(Boolean);
  const list = steps.map((step, i) => `${i + 1}. ${step}`).join('\n');
  return `\nDataset ${dataVersion}: ${counts.records} records. Next:\n${list}`;
}

async function tidyFiles(): Promise<Files> {
  const built = `${folder(ASSETS)}data/events.json`;
  const before = existsSync(built)
    ? (JSON.parse(readFileSync(built, 'utf8')) as AtlasData)
    : undefined;
  const today = new Date().toJSON().slice(0, 10);
  const changed = new Map<string, string>();
  for (const [file, content] of new Map([...files, ...tidy(files, before, today, reason)])) {
    if (!/\.json$|^CHANGELOG\.md$/.test(file)) continue;
    // Broken JSON stays as it is: the build reports it.
    const text = await formatted(folder(SET_FOLDER) + file, content).catch(() => content);
    if (text !== files.get(file)) changed.set(file, text);
  }
  return changed;
}

/** Icons and other files that every site serves. */
function copyIcons() {
  cpSync(folder('static'), folder(ASSETS), {
    recursive: true,
    filter: (path) => !path.startsWith(`${folder('static')}data`),
  });
}

function write(top: string, contents: Iterable<readonly [string, string]>) {
  for (const [file, content] of contents) {
    // A test may be reading it.
    if (existsSync(top + file) && readFileSync(top + file, 'utf8') === content) continue;
    mkdirSync(dirname(top + file), { recursive: true });
    writeFileSync(top + file, content);
    console.log(`${file} ${Buffer.byteLength(content)} bytes`);
  }
}
