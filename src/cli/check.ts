import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import land50m from 'world-atlas/land-50m.json' with { type: 'json' };
import { fileOf } from '../../geodata/atlas';
import type { Atlas } from '../../geodata/land';
import type { Files } from '../../geodata/read';
import { validate } from '../../geodata/validate';
import type { AtlasData, AtlasRecord } from '../lib/core/record/record';
import { isObject } from '../lib/records/import/geometry';
import { SET_FOLDER } from '../../tools/set.mjs';
import { data, DataError, failed, listed, readJson, readText, ROOT } from './input';
import type { Terminal } from './main';
import { parsed } from './options';

/** `--check`: a dataset held to what `npm run geodata` holds ours to, in the same words. */
export function runCheck(argv: readonly string[], { out, err }: Terminal): 0 | 1 | 2 {
  let input: string | undefined;
  try {
    const options = { check: { type: 'boolean' }, input: { type: 'string' } } as const;
    input = parsed({ args: argv, options }).values.input;
    const files = filesOf(input);
    const { problems } = validate(files, land50m as unknown as Atlas);
    if (problems.length) err(listed(problems));
    const events = [...files.keys()].filter((file) => file.startsWith('events/')).length;
    const what = input ?? `the dataset of this atlas, ${SET_FOLDER}`;
    out(`${what}: ${events} records, ${problems.length} problem(s)\n`);
    return problems.length ? 1 : 0;
  } catch (error) {
    return failed(error, input ?? 'the data', err);
  }
}

const RULES = [
  ...['set.json', 'vocabulary.json', 'regions.geojson', 'directions.json', 'rules.json'],
  ...['coverage.json', 'places.json', 'CHANGELOG.md'],
].filter((file) => existsSync(join(ROOT, SET_FOLDER, file)));

/**
 * A folder laid out as geodata/, a file of records with their sources, or one event, which stands among ours.
 * What is not given is ours.
 */
function filesOf(input: string | undefined): Files {
  const ours = new Map(RULES.map((file) => [file, readText(join(ROOT, SET_FOLDER, file))]));
  const dataset = readJson<AtlasData>(data('events.json'));
  if (input === undefined) return new Map([...ours, ...sourceFiles(dataset)]);
  if (input !== '-' && existsSync(input) && statSync(input).isDirectory()) {
    return new Map([...ours, ...folderFiles(input)]);
  }
  const given = readJson<unknown>(input);
  if (isDataset(given)) {
    return new Map([...ours, ...sourceFiles(given), ['places.json', placesOf(given)]]);
  }
  if (!isObject(given) || 'records' in given) {
    throw new DataError(`${input}: expected records with their sources, or one event`);
  }
  const event = sourceFiles({ records: [given as unknown as AtlasRecord], sources: {} });
  return new Map([...ours, ...sourceFiles(dataset), ...event]);
}

/** As far as the files can be told apart; the checks see to the rest. */
const isDataset = (given: unknown): given is AtlasData =>
  isObject(given) && isList(given.records) && isObject(given.sources);

const isList = (value: unknown) => Array.isArray(value) && value.every(isObject);

function folderFiles(folder: string): [string, string][] {
  return ['', 'events'].flatMap((part) => {
    const names = existsSync(join(folder, part)) ? readdirSync(join(folder, part)) : [];
    return names
      .filter((name) => /\.(geo)?json$|^CHANGELOG\.md$/.test(name))
      .map((name): [string, string] => {
        return [part ? `${part}/${name}` : name, readFileSync(join(folder, part, name), 'utf8')];
      });
  });
}

/** Records as the files they were built from. What has no list of sites stays as it is: the checks report it. */
function sourceFiles({ records, sources }: Pick<AtlasData, 'records' | 'sources'>) {
  const files = records.map((record): [string, string] => {
    return [
      `events/${record.id}.json`,
      JSON.stringify(isList(record.sites) ? fileOf(record) : record),
    ];
  });
  const listed = Object.values(sources);
  return listed.length ? [...files, ['sources.json', JSON.stringify(listed)] as const] : files;
}

function placesOf({ records }: Pick<AtlasData, 'records'>): string {
  const places = records
    .filter(({ sites }) => isList(sites))
    .flatMap(({ sites }) =>
      sites.map(({ name, name_ru: ru, name_zh: zh }) => [name, { ru, zh }] as const),
    );
  return JSON.stringify(Object.fromEntries(places));
}
