/** In a copy, as CONTRIBUTING.md says: after an honest change of the data every test that reads them is green. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { EventFile, SourcesFile } from '#core/record/schema';
import { madeUp } from '../../geodata/checks/plant.fixture';
import { readJson } from '../json';
import { copySources, inShell } from './walk';

const SET = 'geodata/russia-china';
const root = mkdtempSync(join(tmpdir(), 'joint-reach-adding-'));
afterAll(() => rmSync(root, { recursive: true }), 120_000);

const fileIn = (folder: string, file: string) => join(folder, SET, file);
const read = <T>(folder: string, file: string) => readJson<T>(fileIn(folder, file));
const write = (folder: string, file: string, value: unknown) =>
  writeFileSync(fileIn(folder, file), JSON.stringify(value));

/** A made-up record, with a source of its own. */
function put(folder: string, place: 'events' | 'candidates', day: string) {
  const { id, record, source } = madeUp(day, 'added');
  write(folder, 'sources.json', [...read<SourcesFile>(folder, 'sources.json'), source]);
  mkdirSync(fileIn(folder, place), { recursive: true });
  write(folder, `${place}/${id}.json`, record);
  return id;
}

/** Sources and names of places that nothing names any more. */
function takeOutUnnamed(folder: string) {
  const others = ['events', 'candidates', 'context.json', 'not-held.json', 'published.json'];
  const texts = readdirSync(join(folder, SET), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && others.some((other) => file.startsWith(other)))
    .map((file) => readFileSync(fileIn(folder, file), 'utf8'))
    .join('');
  const isNamed = (name: string) => texts.includes(JSON.stringify(name));
  const sources = read<SourcesFile>(folder, 'sources.json');
  write(
    folder,
    'sources.json',
    sources.filter(({ id }) => isNamed(id)),
  );
  const places = Object.entries(read<object>(folder, 'places.json'));
  write(folder, 'places.json', Object.fromEntries(places.filter(([name]) => isNamed(name))));
}

/** Each gives what add-record has to say. */
const CASES: [string, (folder: string) => RegExp][] = [
  [
    'a candidate made a record',
    (folder) => {
      const { lastDay } = read<{ lastDay: string }>(folder, 'coverage.json');
      const id = put(folder, 'candidates', `${lastDay.slice(0, 4)}-01-15`);
      renameSync(fileIn(folder, `candidates/${id}.json`), fileIn(folder, `events/${id}.json`));
      return /answer: exercises since \d+: .* → .*/;
    },
  ],
  [
    'a record of the next year',
    (folder) => {
      const coverage = read<{ lastDay: string; notSearched: unknown[] }>(folder, 'coverage.json');
      const year = Number(coverage.lastDay.slice(0, 4)) + 1;
      const lastDay = `${year}-01-31`;
      const notSearched = coverage.notSearched.slice(0, 1);
      write(folder, 'coverage.json', { ...coverage, to: `${year}-01`, lastDay, notSearched });
      const set = read<{ lastLooked: object }>(folder, 'set.json');
      write(folder, 'set.json', { ...set, lastLooked: { ...set.lastLooked, date: lastDay } });
      put(folder, 'events', `${year}-01-12`);
      return /answer: records: \d+ → \d+/;
    },
  ],
  [
    'one taken out',
    (folder) => {
      const gone = 'events/northern-interaction-2023.json';
      rmSync(fileIn(folder, gone));
      takeOutUnnamed(folder);
      return /answer: exercises since \d+: .* → .*/;
    },
  ],
];

/** As if it were done a year later. */
const CLOCK = `const { now } = Date;
Date = class extends Date {
  constructor(...given) {
    super(...(given.length > 0 ? given : [now() + 366 * 864e5]));
  }
};`;

/** The folder in which it was done, after add-record has said so. */
async function added(name: string, change: (folder: string) => RegExp) {
  const folder = join(root, name);
  copySources(folder);
  for (const path of ['tests', 'docs', 'sql', 'README.md', 'CONTRIBUTING.md', 'LICENSE'])
    cpSync(path, join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'clock.mjs'), CLOCK);
  const said = change(folder);
  const command = 'NODE_OPTIONS="--import ./clock.mjs" npm run -s add-record -- "Tried."';
  const { output, isGood } = await inShell(command, folder);
  expect(output).toMatch(said);
  expect(isGood).toBe(true);
  return folder;
}

describe.runIf(process.env.DEEP)('whoever changes the data as CONTRIBUTING.md says', () => {
  it.each(CASES)('sees green: %s', async (name, change) => {
    const folder = await added(name, change);
    const unit = 'npm run -s sync && DEEP= npm run -s unit -- --exclude tests/budget.test.ts';
    const { isGood, output } = await inShell(unit, folder);
    expect(isGood, output.slice(-6000)).toBe(true);
  });

  it('is told of a place on another continent, which is not refused', async () => {
    const file = 'events/joint-sea-2013.json';
    await added('moved', (folder) => {
      const event = read<EventFile>(folder, file);
      event.sites[1] = { ...event.sites[1]!, position: [-59.5, 36.2] };
      write(folder, file, event);
      return /note: events\/joint-sea-2013\.json: sites\[1\]\.position .* from all others/;
    });
  });
});
