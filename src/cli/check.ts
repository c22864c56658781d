import { BASE, placeNames } from '../lib/core/record/languages';
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

/** `--check`: the checks that `npm run geodata` applies to the dataset of the atlas, in the same words. */
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

/** The files of the set that are not records or sources. */
const SET_FILES = [
  'set.json',
  'vocabulary.json',
  'regions.geojson',
  'directions.json',
  'rules.json',
  'coverage.json',
  'places.json',
  'CHANGELOG.md',
].filter((file) => existsSync(join(ROOT, SET_FOLDER, file)));

/**
 * The files of a folder laid out like geodata/, of a file of records with their sources, or of one event, which joins
 * the records of the atlas. Files that are missing come from the set of the atlas.
 */
function filesOf(input: string | undefined): Files {
  const ours = new Map(SET_FILES.map((file) => [file, readText(join(ROOT, SET_FOLDER, file))]));
  const dataset = readJson<AtlasData>(data('events.json'));
  if (input === undefined) return new Map([...ours, ...sourceFiles(dataset)]);
  if (input !== '-' && existsSync(input) && statSync(input).isDirectory()) {
    return new Map([...ours, ...folderFiles(input)]);
  }
  const content = readJson<unknown>(input);
  if (isDataset(content)) {
    return new Map([...ours, ...sourceFiles(content), ['places.json', placesOf(content)]]);
  }
  if (!isObject(content) || 'records' in content) {
    throw new DataError(`${input}: expected records with their sources, or one event`);
  }
  const event = sourceFiles({ records: [content as unknown as AtlasRecord], sources: {} });
  return new Map([...ours, ...sourceFiles(dataset), ...event]);
}

/** Only so much as tells the formats apart; the checks find the rest. */
const isDataset = (content: unknown): content is AtlasData =>
  isObject(content) && isList(content.records) && isObject(content.sources);

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

/** Records as the files from which they were built. One without a list of sites stays as it is: the checks report it. */
function sourceFiles({ records, sources }: Pick<AtlasData, 'records' | 'sources'>) {
  const files = records.map((record): [string, string] => [
    `events/${record.id}.json`,
    JSON.stringify(isList(record.sites) ? fileOf(record) : record),
  ]);
  const sourceList = Object.values(sources);
  if (sourceList.length > 0) files.push(['sources.json', JSON.stringify(sourceList)]);
  return files;
}

function placesOf({ records }: Pick<AtlasData, 'records'>): string {
  const places = records
    .filter(({ sites }) => isList(sites))
    .flatMap(({ sites }) =>
      sites.map((site) => {
        const { [BASE]: name, ...translations } = placeNames(site);
        return [name, translations] as const;
      }),
    );
  return JSON.stringify(Object.fromEntries(places));
}
