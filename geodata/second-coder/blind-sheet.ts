/** `npm run -s blind-sheet -- SEED`: random records for a coder who has not seen ours. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { BASE } from '#core/record/languages';
import { citationText } from '#core/record/record';
import { csvText } from '#core/record/spreadsheet-text';
import { filled } from '#core/record/template';
import { seededRandom, shuffle } from '#core/statistics/random';
import { stop } from '../../tools/build.mjs';
import { ASSETS, SET, SET_FOLDER } from '../../tools/set.mjs';
import { FILLED_SHEET, SHEET_COLUMNS } from '../build/agreement';
import { dataVersion } from '../build/build';
import { folder, readFiles } from '../build/disk';
import { parseDataset, type Dataset } from '../files/read';

const SIZE = 30;

export function blindSheet({ events, sources }: Dataset, seed: number) {
  const sourcesById = new Map(sources.map((source) => [source.id, source]));
  const drawn = shuffle([...events], seededRandom(seed)).slice(0, SIZE);
  const rows = drawn.map(({ event }) => {
    const cited = event.sources.map(({ id, title }) => citationText(sourcesById.get(id)!, title));
    const empty = SHEET_COLUMNS.map(() => '');
    return [event.id, event.name[BASE], event.start.slice(0, 4), cited.join(' | '), ...empty];
  });
  const head = ['record_id', 'name', 'year', 'sources', ...SHEET_COLUMNS];
  return csvText([head, ...rows]);
}

if (process.argv[1]?.endsWith('blind-sheet.ts')) {
  const [seed = '1'] = process.argv.slice(2);
  if (!/^\d+$/.test(seed)) stop(`The number of the sheet is "${seed}", expected a whole number.`);
  const problems: string[] = [];
  const files = readFiles();
  const dataset = parseDataset(files, problems);
  if (!dataset) stop(problems.join('\n'));
  const name = `dist/second-coder-${basename(SET)}-${seed}`;
  const into = folder(name);
  mkdirSync(into, { recursive: true });
  const page = filled(readFileSync(`${folder('geodata/download')}second-coder.md`, 'utf8'), {
    title: dataset.set.title[BASE],
    version: dataVersion(files),
    records: Math.min(SIZE, dataset.events.length),
    of: dataset.events.length,
    seed,
    committed: `${SET_FOLDER}/${FILLED_SHEET}`,
  });
  writeFileSync(`${into}sheet.csv`, blindSheet(dataset, Number(seed)));
  writeFileSync(`${into}README.md`, page);
  cpSync(`${folder(ASSETS)}data/CODEBOOK.md`, `${into}CODEBOOK.md`);
  console.log(`${name}/: sheet.csv, README.md, CODEBOOK.md`);
}
