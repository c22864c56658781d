/** `npm run sources`, without network: a link checker and a web archive fill the list. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { SET_FOLDER } from '../../tools/set.mjs';
import { unlinkedRecords } from '../build/coverage';
import { folder, formatted, readFiles } from '../build/disk';
import { parseDataset } from '../files/read';
import { checkedSources, emptyList } from './check-list';

const USAGE = 'npm run sources -- list, or npm run sources -- check FILE [--write]';
const [command, file, option] = process.argv.slice(2);
const problems: string[] = [];
const dataset = parseDataset(readFiles(), problems);
if (!dataset) fail(problems);
else if (command === 'list') console.log(emptyList(dataset.sources));
else if (command === 'check' && file && !existsSync(file)) fail([`${file}: there is no such file`]);
else if (command === 'check' && file) await check(dataset, file, option === '--write');
else fail([`${command ?? 'no command'}: expected ${USAGE}`]);

type Sound = NonNullable<typeof dataset>;

async function check({ sources, events }: Sound, list: string, isWriting: boolean) {
  const checked = checkedSources(list, readFileSync(list, 'utf8'), sources);
  const byId = Object.fromEntries(checked.sources.map((source) => [source.id, source]));
  const opened = Object.entries(byId).filter(([id]) => !checked.lost.includes(id));
  const records = events.map(({ event }) => event);
  const report = (heading: string, ids: readonly string[]) => {
    console.log(`${heading}: ${ids.length}`);
    for (const id of ids) console.log(`  ${id}`);
  };
  report('Sources whose address fails, without an archived copy', checked.lost);
  report('Sources with an address that the list lacks', checked.unlisted);
  report('Records none of whose sources has an address', unlinkedRecords(records, byId));
  report(
    'Records none of whose sources can be opened',
    unlinkedRecords(records, Object.fromEntries(opened)),
  );
  if (checked.problems.length > 0) return fail(checked.problems);
  if (!isWriting) return;
  const path = `${folder(SET_FOLDER)}sources.json`;
  writeFileSync(path, await formatted(path, JSON.stringify(checked.sources)));
  console.log(`${path}: written. Next: npm run add-record -- "Archived copies."`);
}

function fail(messages: readonly string[]) {
  for (const message of messages) console.error(message);
  process.exitCode = 1;
}
