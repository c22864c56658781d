/**
 * `npm run new-set -- NAME [--partners AA,BB] [--limit KM] [--break YEAR]`: a set under geodata/NAME/ that builds at
 * once. Its five records are invented, to be replaced. Without partners it has the skeleton's; without a break, no
 * periods.
 */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { extent, sort } from 'd3-array';
import { format } from 'prettier';
import { yearOf } from '../src/lib/core/record/time';
import { folder, readAtlases, readFiles } from './disk';
import { countries, type Atlas } from './land';
import type { Files } from './read';
import type { CoverageFile, EventFile } from './schema';
import { TONES, type SetFile, type VocabularyFile } from './set-schema';

interface Choices {
  name: string;
  /** ISO alpha-2 codes; `US:840` gives the numeric one too, where the base map has the country by another name. */
  partners?: string[] | undefined;
  /** A place farther than this from every earlier one is new, km. */
  limitKm?: number | undefined;
  /** The first year of the second of two periods. */
  breakYear?: number | undefined;
}

/**
 * The files of the skeleton with these choices made. `lastYear` is the last that is over: no record is of a later
 * one. Throws an Error that names the choice that cannot be.
 */
export function newSet(skeleton: Files, choices: Choices, atlas: Atlas, lastYear: number): Files {
  const { name, limitKm, breakYear } = choices;
  const read = <T>(file: string) => JSON.parse(skeleton.get(file)!) as T;
  const template = read<SetFile>('set.json');
  const partners =
    choices.partners?.map((code, i) => partnerOf(code, i, atlas)) ?? template.partners;
  const vocabulary = read<VocabularyFile>('vocabulary.json');
  const events = [...skeleton.keys()].filter((file) => file.startsWith('events/'));
  const years = events.map((file) => yearOf(read<EventFile>(file).start));
  const [first = 0, last = 0] = extent(years);
  // With a break, two of the invented years come before it.
  const shift = breakYear ? Math.min(breakYear - 2 - first, lastYear - last) : 0;
  const shifted = (text: string) =>
    text.replace(/\b\d{4}\b/g, (year) => `${Number(year) + (years.includes(+year) ? shift : 0)}`);
  if (breakYear && (breakYear <= first + shift || breakYear > lastYear))
    throw new Error(`--break is ${breakYear}, expected a year up to ${lastYear}`);
  const before = breakYear && { from: first + shift, to: breakYear - 1 };
  const who = new Intl.ListFormat('en').format(partners.map(({ from }) => from.en));
  const set: SetFile = {
    ...template,
    id: name,
    title: { en: `Joint exercises of ${who}` },
    titleOf: { en: `joint exercises of ${who}` },
    short: { en: 'Joint exercises' },
    partners,
    together: Math.min(2, partners.length),
    newPlace: {
      km: limitKm ?? template.newPlace.km,
      why: { en: 'Why this many is to be written.' },
    },
    ...(before && {
      periods: { before, since: { from: breakYear }, reached: [before, { from: breakYear }] },
      method: { periods: { en: 'Who fixed the break, and when, is to be written.' } },
    }),
    searches: template.searches.map(({ text, language }) => ({ text: shifted(text), language })),
    citation: { authors: 'Authors to be named', title: `Joint exercises of ${who}: an atlas` },
  };
  const coverage = read<CoverageFile>('coverage.json');
  const participants = sort(partners, ({ id }) => id).map(({ id }) => id);
  const files: Record<string, unknown> = {
    'set.json': set,
    'vocabulary.json': {
      ...vocabulary,
      frameworks: vocabulary.frameworks.map((word) => ({ ...word, states: partners.length })),
    },
    'coverage.json': {
      ...coverage,
      from: shifted(coverage.from),
      to: shifted(coverage.to),
      lastDay: shifted(coverage.lastDay),
    },
  };
  for (const file of events) {
    const event = JSON.parse(shifted(skeleton.get(file)!)) as EventFile;
    files[`events/${event.id}.json`] = { ...event, participants };
  }
  const unchanged = [...skeleton].filter(([file]) => !file.startsWith('events/'));
  const written = Object.entries(files).map(([file, value]) => [file, JSON.stringify(value)]);
  return new Map([...unchanged, ...(written as [string, string][]), ['CODEBOOK.md', CODEBOOK]]);
}

/** What is published of the set below the general codebook. */
const CODEBOOK = `## This set

What one record is, where its places come from, and who fixed origin, directions and limits, and when, is to be
written.
`;

function partnerOf(code: string, i: number, atlas: Atlas): SetFile['partners'][number] {
  const [, id, numeric] = /^([A-Z]{2})(?::(\d{3}))?$/.exec(code) ?? [];
  if (!id)
    throw new Error(`--partners has "${code}", expected an ISO 3166-1 alpha-2 code, or AA:000`);
  const name = new Intl.DisplayNames('en', { type: 'region' }).of(id)!;
  const iso = numeric ?? countries(atlas).find((country) => country.name === name)?.iso;
  if (!iso)
    throw new Error(
      `--partners has "${code}", and the base map has no ${name}: add its ISO 3166-1 numeric code, ${code}:000`,
    );
  return { id, home: [iso], from: { en: name }, labels: [], tone: TONES[i % TONES.length]! };
}

async function run(): Promise<string> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      partners: { type: 'string' },
      limit: { type: 'string' },
      break: { type: 'string' },
    },
  });
  const [name = ''] = positionals;
  const path = folder(`geodata/${name}`);
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new Error(`"${name}" is no name: small letters, digits, hyphens.`);
  if (existsSync(path)) throw new Error(`geodata/${name}/ is there already; nothing was written.`);
  const number = (option: 'limit' | 'break') => {
    const value = values[option];
    if (value !== undefined && !/^\d+$/.test(value))
      throw new Error(`--${option} is "${value}", expected a whole number`);
    return value === undefined ? undefined : Number(value);
  };
  const files = newSet(
    readFiles('geodata/skeleton'),
    {
      name,
      partners: values.partners?.split(','),
      limitKm: number('limit'),
      breakYear: number('break'),
    },
    readAtlases().countries50m,
    new Date().getUTCFullYear() - 1,
  );
  cpSync(folder('geodata/skeleton'), path, { recursive: true });
  rmSync(`${path}events`, { recursive: true });
  mkdirSync(`${path}events`);
  for (const [file, text] of files)
    if (!file.startsWith('../'))
      writeFileSync(path + file, await format(text, { filepath: path + file, printWidth: 100 }));
  return `geodata/${name}/ is there, with five invented records. Next:
1. npm start -- ${name}
2. docs/new-set.md, and geodata/${name}/README.md for what each file is.`;
}

if (process.argv[1]?.endsWith('new-set.ts'))
  try {
    console.log(await run());
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
