/** `npm run new-set -- NAME --from FILE`: builds at once; what is not given is proposed. */
import { BASE } from '#core/record/languages';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { extent } from 'd3-array';
import * as v from 'valibot';
import { inSentence, numericCode } from '#core/record/countries';
import { yearOf } from '#core/record/time';
import { proposedBreak, proposedNewPlaceKm } from '#core/stall/proposed-periods';
import type { Fault } from '../../src/lib/exchange/faults';
import { proposedPartners } from '../../src/lib/exchange/proposed';
import { readFile } from '../../src/lib/exchange/read';
import { folder, formatted, readFiles } from '../build/disk';
import type { Files } from '../files/read';
import { setFile, TONES, type SetFile } from '#core/record/set-file';
import { filesOfTable, type RecordTable } from './set-of-table';

interface Choices {
  name: string;
  partners?: string[] | undefined;
  limitKm?: number | undefined;
  breakYear?: number | undefined;
}

/** Throws an Error that names an impossible choice. */
export function newSet(
  skeleton: Files,
  { file, records }: RecordTable,
  choices: Choices,
  today: string,
): Files {
  const codes = choices.partners ?? proposedPartners(records);
  if (!codes.length) throw new Error(`${file} does not say who took part: add --partners AA,BB`);
  if (new Set(codes).size < codes.length)
    throw new Error(`--partners is "${codes.join()}", expected each country once`);
  const partners = codes.map(partnerOf);
  const km = choices.limitKm ?? proposedNewPlaceKm(records);
  const { issues } = v.safeParse(setFile.entries.newPlace.entries.km, km);
  if (issues) throw new Error(`--limit is ${km}, expected ${issues[0].message}`);
  const breakYear = choices.breakYear ?? proposedBreak(records);
  const [firstYear = 0, lastYear = 0] = extent(records, ({ start }) => yearOf(start));
  const span = `a year after ${firstYear}, up to ${lastYear}`;
  if (breakYear && (breakYear <= firstYear || breakYear > lastYear))
    throw new Error(`--break is ${breakYear}, expected ${span}`);
  const who = new Intl.ListFormat(BASE).format(partners.map(({ from }) => from[BASE]));
  const set: SetFile = {
    id: choices.name,
    draft: true,
    languages: [BASE],
    title: { [BASE]: `Joint exercises of ${who}` },
    titleOf: { [BASE]: `joint exercises of ${who}` },
    short: { [BASE]: 'Joint exercises' },
    partners,
    together: Math.min(2, partners.length),
    newPlace: { km, why: { [BASE]: 'Why this many is to be written.' } },
    ...(breakYear && {
      periods: { before: { from: firstYear, to: breakYear - 1 }, since: { from: breakYear } },
      method: { periods: { [BASE]: 'Who fixed the break, and when, is to be written.' } },
    }),
    searches: [],
    licence: 'CC BY 4.0',
    citation: { authors: 'Authors to be named', title: `Joint exercises of ${who}: an atlas` },
  };
  const written = { 'set.json': set, ...filesOfTable({ file, records }, today) };
  const [about] = skeleton.get('CHANGELOG.md')!.split(/^## /m);
  return new Map([
    ...Object.entries(written).map(([path, content]) => [path, JSON.stringify(content)] as const),
    ['rules.json', skeleton.get('rules.json')!],
    ['CHANGELOG.md', `${about}## ${today}\n\nBegun.\n`],
    ['CODEBOOK.md', CODEBOOK],
  ]);
}

/** Published below the general codebook. */
const CODEBOOK = `## This set

What one record is, where its places come from, and who fixed origin, directions and limits, and when, is to be
written.
`;

function partnerOf(id: string, i: number): SetFile['partners'][number] {
  const iso = numericCode(id);
  if (!iso) throw new Error(`--partners has "${id}", expected an ISO 3166-1 alpha-2 code`);
  const name = new Intl.DisplayNames(BASE, { type: 'region' }).of(id)!;
  const tone = TONES[i % TONES.length]!;
  return { id, home: [iso], from: { [BASE]: inSentence(name) }, labels: [], tone };
}

async function readTable(path: string): Promise<RecordTable> {
  if (!existsSync(path)) throw new Error(`--from is "${path}", and there is no such file.`);
  const file = basename(path);
  const { records, refusal, left, ignored, unknown } = await readFile(file, readFileSync(path));
  if (refusal) throw new Error(faultText(file, refusal));
  const wrong = left.flatMap(({ ref: { unit, n }, faults }) =>
    faults.map((fault) => faultText(`${file}: ${unit} ${n}`, fault)),
  );
  if (wrong.length) throw new Error(wrong.join('\n'));
  if (!records.length) throw new Error(`${file}: no records in it`);
  if (ignored.length) console.warn(`${file}: not read: ${ignored.join(', ')}`);
  const strangers = unknown.map(([name]) => name);
  if (strangers.length) console.warn(`${file}: no known country: ${strangers.join(', ')}`);
  return { file, records };
}

/** As on the page. */
function faultText(place: string, { field, value, expected, values }: Fault) {
  const messages = JSON.parse(readFileSync(`${folder('messages')}${BASE}/data.json`, 'utf8')) as {
    own_expected: [{ match: Record<string, string> }];
  };
  const words = messages.own_expected[0].match[`expected=${expected}`]!;
  return `${place}: ${field || 'the file'} is ${value}, expected ${words.replace('{values}', values)}`;
}

function wholeNumber(option: string, value: string | undefined): number | undefined {
  if (value !== undefined && !/^\d+$/.test(value))
    throw new Error(`--${option} is "${value}", expected a whole number`);
  return value === undefined ? undefined : Number(value);
}

export async function makeSet(words: string[], sets: string): Promise<string> {
  const option = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { from: option, partners: option, limit: option, break: option },
  });
  const [name = '', more] = positionals;
  const path = `${sets}${name}/`;
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new Error(`"${name}" is no name: small letters, digits, hyphens.`);
  if (more !== undefined)
    throw new Error(`"${more}" is one word too many: expected one name, codes as PH,US`);
  if (existsSync(path)) throw new Error(`geodata/${name}/ is there already; nothing was written.`);
  if (values.from === undefined)
    throw new Error('--from FILE is missing: a table, as geodata/sample.csv is one.');
  const choices = {
    name,
    partners: values.partners?.split(','),
    limitKm: wholeNumber('limit', values.limit),
    breakYear: wholeNumber('break', values.break),
  };
  const table = await readTable(values.from);
  const skeleton = readFiles('geodata/skeleton');
  const files = newSet(skeleton, table, choices, new Date().toJSON().slice(0, 10));
  mkdirSync(`${path}events`, { recursive: true });
  copyFileSync(`${folder('geodata/skeleton')}README.md`, `${path}README.md`);
  for (const [file, text] of files) writeFileSync(path + file, await formatted(path + file, text));
  return `geodata/${name}/ is there, with ${table.records.length} records of ${table.file}. Next:
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
