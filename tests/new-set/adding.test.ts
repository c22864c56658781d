/** In a copy, as CONTRIBUTING.md says: after an honest change of the data every test that reads them is green. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { EventFile, SourcesFile } from '#core/record/schema';
import { dateOf } from '#core/record/record';
import { readJson } from '../json';
import { copySources, inShell } from './walk';

const SET = 'geodata/russia-china';
const root = mkdtempSync(join(tmpdir(), 'joint-reach-adding-'));
afterAll(() => rmSync(root, { recursive: true }));

const fileIn = (folder: string, file: string) => join(folder, SET, file);
const read = <T>(folder: string, file: string) => readJson<T>(fileIn(folder, file));
const write = (folder: string, file: string, value: unknown) =>
  writeFileSync(fileIn(folder, file), JSON.stringify(value));

const MODEL = 'events/joint-sea-2016.json';
/** A made-up record like one of the set, with a source of its own. */
function put(folder: string, place: 'events' | 'candidates', day: string) {
  const { firsts: _, stages: _stages, ...model } = read<EventFile>(folder, MODEL);
  const id = `made-up-${day.slice(0, 4)}`;
  const sources = read<SourcesFile>(folder, 'sources.json');
  const source = {
    ...sources[0]!,
    id: `${id}-source`,
    URL: 'https://made-up.example/',
    issued: dateOf(day),
  };
  write(folder, 'sources.json', [...sources, source]);
  mkdirSync(fileIn(folder, place), { recursive: true });
  write(folder, `${place}/${id}.json`, {
    ...model,
    id,
    start: day,
    end: day,
    practices: [],
    forces: {},
    firsts: [],
    disputes: [],
    confidence: 'low',
    weakParticipation: 'CN: made up.',
    sources: [{ id: source.id, supports: ['dates', 'place', 'participants'] }],
  });
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
const CASES: Record<string, (folder: string) => RegExp> = {
  'a candidate made a record'(folder) {
    const { lastDay } = read<{ lastDay: string }>(folder, 'coverage.json');
    const id = put(folder, 'candidates', lastDay);
    renameSync(fileIn(folder, `candidates/${id}.json`), fileIn(folder, `events/${id}.json`));
    return /answer: exercises since \d+: .* → .*/;
  },
  'a record of the next year'(folder) {
    const coverage = read<{ lastDay: string; notSearched: unknown[] }>(folder, 'coverage.json');
    const year = Number(coverage.lastDay.slice(0, 4)) + 1;
    const lastDay = `${year}-01-31`;
    const notSearched = coverage.notSearched.slice(0, 1);
    write(folder, 'coverage.json', { ...coverage, to: `${year}-01`, lastDay, notSearched });
    const set = read<{ lastLooked: object }>(folder, 'set.json');
    write(folder, 'set.json', { ...set, lastLooked: { ...set.lastLooked, date: lastDay } });
    const log = readFileSync(fileIn(folder, 'CHANGELOG.md'), 'utf8');
    const heading = `## ${lastDay}\n\nLooked for on this day.\n`;
    writeFileSync(fileIn(folder, 'CHANGELOG.md'), log.replace('## ', `${heading}\n## `));
    put(folder, 'events', `${year}-01-12`);
    return /answer: records: \d+ → \d+/;
  },
  'one taken out'(folder) {
    const gone = 'events/northern-interaction-2023.json';
    rmSync(fileIn(folder, gone));
    takeOutUnnamed(folder);
    return /answer: exercises since \d+: .* → .*/;
  },
  'one moved to another continent'(folder) {
    const file = 'events/joint-sea-2013.json';
    const event = read<EventFile>(folder, file);
    event.sites[1] = { ...event.sites[1]!, position: [-59.5, 36.2] };
    write(folder, file, event);
    return /note: events\/joint-sea-2013\.json: sites\[1\]\.position .* from all others/;
  },
};

describe.runIf(process.env.DEEP)('the tests are green with', () => {
  it.each(Object.entries(CASES))('%s', async (name, change) => {
    const folder = join(root, name);
    copySources(folder);
    for (const path of ['tests', 'docs', 'sql', 'README.md', 'CONTRIBUTING.md', 'eslint.config.js'])
      cpSync(path, join(folder, path), { recursive: true });
    const said = change(folder);
    const added = await inShell('npm run -s add-record -- "Tried."', folder);
    expect(added.output).toMatch(said);
    expect(added.isGood).toBe(true);
    const tested = await inShell('npm run -s sync && DEEP= npm run -s unit', folder);
    expect(tested.isGood, tested.output.slice(-6000)).toBe(true);
  });
});
