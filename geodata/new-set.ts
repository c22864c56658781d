/**
 * `npm run new-set -- NAME [--from FILE] [--partners AA,BB] [--limit KM] [--break YEAR]`: a set under geodata/NAME/ that
 * builds at once. Its records are those of a table or GeoJSON, and what is not said is proposed by them; without a file
 * they are five invented ones, the partners are the skeleton's, and without a break there are no periods.
 */
import { BASE } from '../src/lib/core/record/languages';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { extent, sort } from 'd3-array';
import { format } from 'prettier';
import { inSentence, numericCode } from '../src/lib/core/record/countries';
import { yearOf } from '../src/lib/core/record/time';
import { proposedBreak, proposedNewPlaceKm } from '../src/lib/core/stall/proposed-periods';
import type { Fault } from '../src/lib/records/import/faults';
import { proposedPartners } from '../src/lib/records/import/proposed';
import { readFile } from '../src/lib/records/import/read';
import { GENERAL } from './codebook';
import { folder, readFiles } from './disk';
import type { Files } from './read';
import type { EventFile } from './schema';
import { TONES, type SetFile, type VocabularyFile } from './set-schema';
import { filesOfTable, type Table } from './set-of-table';

interface Choices {
  name: string;
  /** ISO alpha-2 codes. */
  partners?: string[] | undefined;
  /** A place farther than this from every earlier one is new, km. */
  limitKm?: number | undefined;
  /** The first year of the second of two periods. */
  breakYear?: number | null | undefined;
}

/**
 * The files of the skeleton with these choices made, and with the records of a table in place of its own. `today` is an
 * ISO date: no record of the skeleton is of its year or later. Throws an Error that names the choice that cannot be.
 */
export function newSet(skeleton: Files, choices: Choices, today: string, table?: Table): Files {
  const { name, limitKm, breakYear } = table ? { ...proposedBy(table), ...choices } : choices;
  const codes = choices.partners ?? (table && proposedPartners(table.records));
  if (codes?.length === 0)
    throw new Error(`${table?.file} does not say who took part: add --partners AA,BB`);
  const ours = (JSON.parse(skeleton.get('set.json')!) as SetFile).partners;
  const partners = codes?.map(partnerOf) ?? ours;
  const { files, firstYear, lastYear } = table
    ? withTable(skeleton, table, today)
    : shifted(skeleton, breakYear ?? null, yearOf(today) - 1);
  if (breakYear && (breakYear <= firstYear || breakYear > lastYear))
    throw new Error(`--break is ${breakYear}, expected a year up to ${lastYear}`);
  const edit = <T>(file: string, change: (content: T) => T) =>
    files.set(file, JSON.stringify(change(JSON.parse(files.get(file)!) as T)));

  const who = new Intl.ListFormat(BASE).format(partners.map(({ from }) => from[BASE]));
  const before = breakYear && { from: firstYear, to: breakYear - 1 };
  edit<SetFile>('set.json', (set) => ({
    ...set,
    id: name,
    ...(table && { draft: true }),
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
    ...(table && { searches: [] }),
    citation: { authors: 'Authors to be named', title: `Joint exercises of ${who}: an atlas` },
  }));
  if (!table) {
    edit<VocabularyFile>('vocabulary.json', (vocabulary) => ({
      ...vocabulary,
      frameworks: vocabulary.frameworks.map((word) => ({ ...word, states: partners.length })),
    }));
    const participants = sort(partners.map(({ id }) => id));
    for (const file of files.keys())
      if (isEvent(file)) edit<EventFile>(file, (event) => ({ ...event, participants }));
  }
  const [about] = skeleton.get('CHANGELOG.md')!.split(/^## /m);
  files.set('CHANGELOG.md', `${about}## ${today}\n\nBegun.\n`);
  return files.set('CODEBOOK.md', CODEBOOK);
}

const isEvent = (file: string) => file.startsWith('events/');

interface Begun {
  files: Map<string, string>;
  /** In which the first record begins. */
  firstYear: number;
  /** The latest in which a second period may begin. */
  lastYear: number;
}

/** With a break, two of the invented years come before it. */
function shifted(skeleton: Files, breakYear: number | null, lastYear: number): Begun {
  const events = [...skeleton].filter(([file]) => isEvent(file));
  const years = events.map(([, text]) => yearOf((JSON.parse(text) as EventFile).start));
  const [first = 0, last = 0] = extent(years);
  const shift = breakYear ? Math.min(breakYear - 2 - first, lastYear - last) : 0;
  const moved = (text: string) =>
    text.replace(/\b\d{4}\b/g, (year) => `${+year + (years.includes(+year) ? shift : 0)}`);
  const files = new Map([...skeleton].map(([file, text]) => [moved(file), moved(text)]));
  return { files, firstYear: first + shift, lastYear };
}

function withTable(skeleton: Files, table: Table, today: string): Begun {
  const ofTable = Object.entries(filesOfTable(table, today));
  const [firstYear = 0, lastYear = 0] = extent(table.records, ({ start }) => yearOf(start));
  const files = new Map([
    ...[...skeleton].filter(([file]) => !isEvent(file)),
    ...ofTable.map(([file, content]) => [file, JSON.stringify(content)] as const),
  ]);
  return { files, firstYear, lastYear };
}

const proposedBy = ({ records }: Table) => ({
  limitKm: proposedNewPlaceKm(records),
  breakYear: proposedBreak(records),
});

/** What is published of the set below the general codebook. */
const CODEBOOK = `## This set

What one record is, where its places come from, and who fixed origin, directions and limits, and when, is to be
written.
`;

function partnerOf(id: string, i: number): SetFile['partners'][number] {
  const iso = numericCode(id);
  if (!iso) throw new Error(`--partners has "${id}", expected an ISO 3166-1 alpha-2 code`);
  const name = new Intl.DisplayNames(BASE, { type: 'region' }).of(id)!;
  return {
    id,
    home: [iso],
    from: { [BASE]: inSentence(name) },
    labels: [],
    tone: TONES[i % TONES.length]!,
  };
}

/** The records of a file as /data reads them; throws an Error that names everything that is wrong. */
async function readTable(path: string): Promise<Table> {
  const file = basename(path);
  const { records, faults, ignored, unknown } = await readFile(file, readFileSync(path));
  if (faults.length) throw new Error(faults.map((fault) => faultText(file, fault)).join('\n'));
  if (!records.length) throw new Error(`${file}: no records in it`);
  if (ignored.length) console.warn(`${file}: not read: ${ignored.join(', ')}`);
  const strangers = Object.keys(unknown);
  if (strangers.length) console.warn(`${file}: no known country: ${strangers.join(', ')}`);
  return { file, records };
}

/** In the words of the page, which are a message with a variant for each code. */
function faultText(file: string, { row, field, value, expected, values }: Fault): string {
  const messages = JSON.parse(readFileSync(`${folder('messages')}${BASE}/data.json`, 'utf8')) as {
    own_expected: [{ match: Record<string, string> }];
  };
  const words = messages.own_expected[0].match[`expected=${expected}`]!;
  const place = row ? `${file}: ${row.unit} ${row.n}: ` : `${file}: `;
  return `${place}${field || 'the file'} is ${value}, expected ${words.replace('{values}', values)}`;
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
    options: { from: option, partners: option, limit: option, break: option },
  });
  const [name = ''] = positionals;
  const path = `${sets}${name}/`;
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new Error(`"${name}" is no name: small letters, digits, hyphens.`);
  if (existsSync(path)) throw new Error(`geodata/${name}/ is there already; nothing was written.`);
  const limitKm = wholeNumber('limit', values.limit);
  const breakYear = wholeNumber('break', values.break);
  const choices = {
    name,
    partners: values.partners?.split(','),
    ...(limitKm && { limitKm }),
    ...(breakYear && { breakYear }),
  };
  const table = values.from === undefined ? undefined : await readTable(values.from);
  const today = new Date().toJSON().slice(0, 10);
  const files = newSet(readFiles('geodata/skeleton'), choices, today, table);
  mkdirSync(`${path}events`, { recursive: true });
  copyFileSync(`${folder('geodata/skeleton')}README.md`, `${path}README.md`);
  for (const [file, text] of files)
    if (file !== GENERAL)
      writeFileSync(path + file, await format(text, { filepath: path + file, printWidth: 100 }));
  const what = table ? `${table.records.length} records of ${table.file}` : 'five invented records';
  return `geodata/${name}/ is there, with ${what}. Next:
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
