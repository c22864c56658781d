/**
 * `npm run new-set -- NAME [--partners AA,BB] [--limit KM] [--break YEAR]`: a set under geodata/NAME/ that builds at
 * once. Its five records are invented, to be replaced. Without partners it has the skeleton's; without a break, no
 * periods.
 */
import { BASE } from '../src/lib/core/record/languages';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { extent, sort } from 'd3-array';
import { format } from 'prettier';
import { inSentence } from '../src/lib/core/record/countries';
import { yearOf } from '../src/lib/core/record/time';
import { GENERAL } from './codebook';
import { folder, readAtlases, readFiles } from './disk';
import { countries, type Atlas } from './land';
import type { Files } from './read';
import type { EventFile } from './schema';
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
 * The files of the skeleton with these choices made. `today` is an ISO date: no record is of its year or later. Throws
 * an Error that names the choice that cannot be.
 */
export function newSet(skeleton: Files, choices: Choices, atlas: Atlas, today: string): Files {
  const { name, limitKm, breakYear } = choices;
  const lastYear = yearOf(today) - 1;
  const events = [...skeleton].filter(([file]) => file.startsWith('events/'));
  const years = events.map(([, text]) => yearOf((JSON.parse(text) as EventFile).start));
  const [first = 0, last = 0] = extent(years);
  // With a break, two of the invented years come before it.
  const shift = breakYear ? Math.min(breakYear - 2 - first, lastYear - last) : 0;
  if (breakYear && (breakYear <= first + shift || breakYear > lastYear))
    throw new Error(`--break is ${breakYear}, expected a year up to ${lastYear}`);
  const shifted = (text: string) =>
    text.replace(/\b\d{4}\b/g, (year) => `${+year + (years.includes(+year) ? shift : 0)}`);
  const files = new Map([...skeleton].map(([file, text]) => [shifted(file), shifted(text)]));
  const edit = <T>(file: string, change: (content: T) => T) =>
    files.set(file, JSON.stringify(change(JSON.parse(files.get(file)!) as T)));

  const ours = (JSON.parse(skeleton.get('set.json')!) as SetFile).partners;
  const partners = choices.partners?.map((code, i) => partnerOf(code, i, atlas)) ?? ours;
  const who = new Intl.ListFormat(BASE).format(partners.map(({ from }) => from[BASE]));
  const before = breakYear && { from: first + shift, to: breakYear - 1 };
  edit<SetFile>('set.json', (set) => ({
    ...set,
    id: name,
    title: { [BASE]: `Joint exercises of ${who}` },
    titleOf: { [BASE]: `joint exercises of ${who}` },
    short: { [BASE]: 'Joint exercises' },
    partners,
    together: Math.min(2, partners.length),
    newPlace: {
      km: limitKm ?? set.newPlace.km,
      why: { [BASE]: 'Why this many is to be written.' },
    },
    ...(before && {
      periods: { before, since: { from: breakYear }, reached: [before, { from: breakYear }] },
      method: { periods: { [BASE]: 'Who fixed the break, and when, is to be written.' } },
    }),
    citation: { authors: 'Authors to be named', title: `Joint exercises of ${who}: an atlas` },
  }));
  edit<VocabularyFile>('vocabulary.json', (vocabulary) => ({
    ...vocabulary,
    frameworks: vocabulary.frameworks.map((word) => ({ ...word, states: partners.length })),
  }));
  const participants = sort(partners.map(({ id }) => id));
  for (const [file] of events)
    edit<EventFile>(shifted(file), (event) => ({ ...event, participants }));
  const [about] = skeleton.get('CHANGELOG.md')!.split(/^## /m);
  files.set('CHANGELOG.md', `${about}## ${today}\n\nBegun.\n`);
  return files.set('CODEBOOK.md', CODEBOOK);
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
  const name = new Intl.DisplayNames(BASE, { type: 'region' }).of(id)!;
  const iso = numeric ?? countries(atlas).find((country) => country.name === name)?.iso;
  if (!iso)
    throw new Error(
      `--partners has "${code}", and the base map has no ${name}: add its ISO 3166-1 numeric code, ${code}:000`,
    );
  return {
    id,
    home: [iso],
    from: { [BASE]: inSentence(name) },
    labels: [],
    tone: TONES[i % TONES.length]!,
  };
}

function wholeNumber(option: string, value: string | undefined): number | undefined {
  if (value !== undefined && !/^\d+$/.test(value))
    throw new Error(`--${option} is "${value}", expected a whole number`);
  return value === undefined ? undefined : Number(value);
}

/** Makes the set that the words of the command line ask for in the folder of all sets, and says what comes next. */
export async function makeSet(words: string[], sets: string): Promise<string> {
  const option = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { partners: option, limit: option, break: option },
  });
  const [name = ''] = positionals;
  const path = `${sets}${name}/`;
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new Error(`"${name}" is no name: small letters, digits, hyphens.`);
  if (existsSync(path)) throw new Error(`geodata/${name}/ is there already; nothing was written.`);
  const choices = {
    name,
    partners: values.partners?.split(','),
    limitKm: wholeNumber('limit', values.limit),
    breakYear: wholeNumber('break', values.break),
  };
  const today = new Date().toJSON().slice(0, 10);
  const { countries50m } = readAtlases();
  const files = newSet(readFiles('geodata/skeleton'), choices, countries50m, today);
  mkdirSync(`${path}events`, { recursive: true });
  copyFileSync(`${folder('geodata/skeleton')}README.md`, `${path}README.md`);
  for (const [file, text] of files)
    if (file !== GENERAL)
      writeFileSync(path + file, await format(text, { filepath: path + file, printWidth: 100 }));
  return `geodata/${name}/ is there, with five invented records. Next:
1. npm start -- ${name}
2. docs/new-set.md, and geodata/${name}/README.md for what each file is.`;
}

if (process.argv[1]?.endsWith('new-set.ts'))
  try {
    console.log(await makeSet(process.argv.slice(2), folder('geodata')));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
