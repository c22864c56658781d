import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SET, SHIPPED } from '../../../../tools/set.mjs';
import { isThere, set } from '$lib/site/set';
import { DATA, events, readData, rules } from '$lib/site/dataset.server';
import type { ContextData } from '$lib/core/context/context';
import { yearColumns, yearTable } from '$lib/core/reach/year-table';
import { measureRows } from '$lib/site/measure-rows';
import { citationText, rangeOf, type AtlasRecord } from '$lib/core/record/record';
import {
  ACCOUNT_COLUMNS,
  CONTEXT_COLUMNS,
  RECORD_COLUMNS,
  SITE_COLUMNS,
  TRACK_COLUMNS,
  WKT,
  type Column,
} from '../export/columns';
import { csvText, FORMAT, FORMATS, fileName, toCsv, type Format } from '../export/formats';
import { LICENCE, select } from '../export/selection';
import { siteTable, trackTable } from '../export/tables';
import { partnersOf, yearSheets } from '../export/year-sheets';
import { toWorkbook, written, zip } from './workbook';
import { yearlyReach } from './years.server';

export interface Download {
  file: string;
  type: string;
  about: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const ABOUT: Record<Format, string> = {
  sites: 'Every place as a point.',
  tracks: 'Every track as lines, great circles cut at 180°.',
  csv: 'One row an event; wkt holds its places.',
  json: 'The records and sources as the atlas holds them, nothing left out.',
  csl: 'The sources as CSL-JSON.',
  bibtex: 'The sources as BibTeX.',
};
/** Built files that only some sets have. */
const BESIDE = {
  'not-held': 'What was announced and is no record, with its sources.',
  changes: 'Every change of a record: version, field, before, after, reason.',
};

const { dataVersion } = events;
/** Below /data/: addresses whose content stays. Without it they hold the newest. */
export const versionFolder = `v/${dataVersion}/`;

let made: Promise<ReadonlyMap<string, Download>> | null = null;

export const downloads = () => (made ??= makeDownloads());

async function makeDownloads() {
  const selection = select(events, readData('record-numbers.json'));
  const files: Download[] = [];
  const add = (file: string, type: string, about: string, content: string | Uint8Array) => {
    const bytes =
      typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    files.push({ file, type, about, bytes });
  };
  const copy = (path: string, type: string, about: string, file = path.replace(/^.*\//, '')) =>
    add(file, type, about, readFileSync(path, 'utf8'));
  for (const format of FORMATS) {
    const { type, write } = FORMAT[format];
    add(fileName(format), type, ABOUT[format], write(selection));
  }
  add('joint-reach-sites.csv', 'text/csv', 'One row a place.', toCsv(siteTable(selection)));
  add('joint-reach-tracks.csv', 'text/csv', 'One row a track.', toCsv(trackTable(selection)));
  const aboutContext = 'What happened around the records: meetings, arms, limits.';
  const table = (name: string, about: string, columns: readonly Column[], rows: object[]) =>
    add(`joint-reach-${name}.csv`, 'text/csv', about, csvOf(columns, rows));
  if (isThere('context'))
    table('context', aboutContext, CONTEXT_COLUMNS, contextRows(readData('context.json')));
  const aboutAccounts = 'What sources disagree about: forces low, best and high, days by side.';
  table('accounts', aboutAccounts, ACCOUNT_COLUMNS, events.records.flatMap(accountRows));
  for (const [part, about] of Object.entries(BESIDE))
    if (isThere(part)) copy(join(DATA, `${part}.json`), 'application/json', about);
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const aboutXlsx = 'Records, places, sources and what each column means.';
  add('joint-reach.xlsx', xlsx, aboutXlsx, await toWorkbook(selection));
  const years = yearlyReach();
  const yearLines = csvText(yearTable(years, partnersOf(years)));
  add('joint-reach-years.csv', 'text/csv', 'One row a year: every measure of reach.', yearLines);
  const yearWorkbook = yearSheets(years, measureRows(set.partners), {
    yearName: 'Year',
    source: `Joint Reach, data version ${dataVersion}, ${rules[0]!.name.en}`,
  });
  add(
    'joint-reach-years.xlsx',
    xlsx,
    'The same as pages show it, and whole.',
    await written(yearWorkbook),
  );
  const schema = 'geodata/schema/joint-reach.schema.json';
  copy(schema, 'application/schema+json', 'JSON Schema of the JSON.');
  copy(join(DATA, 'CODEBOOK.md'), 'text/markdown', 'What each field means.');
  copy(join(DATA, 'CHANGELOG.md'), 'text/markdown', 'What changed.');
  // That of the repository is of the shipped set; another is cited by its set.json.
  const cff =
    SET === SHIPPED ? readFileSync('CITATION.cff', 'utf8') : filled('citation.txt', files);
  add('CITATION.cff', 'text/yaml', 'How to cite the atlas.', cff);
  copy('geodata/LICENSE', 'text/plain', 'CC BY 4.0.', 'LICENSE.txt');
  for (const [ending, program] of Object.entries({ R: 'R', py: 'Python', sql: 'DuckDB' }))
    copy(`geodata/download/open.${ending}`, 'text/plain', `Opens the files in ${program}.`);
  add('README.md', 'text/markdown', 'Where to begin.', filled('README.md', files));
  add('datapackage.json', 'application/json', 'All of it, for programs.', datapackage(files));
  const bytes = zip(Object.fromEntries(files.map((one) => [`joint-reach/${one.file}`, one.bytes])));
  add('joint-reach.zip', 'application/zip', 'All of it.', bytes);
  return new Map(files.map((one) => [one.file, one]));
}

function filled(form: string, files: readonly Download[]): string {
  const { counts, coverage } = events;
  const blanks: Record<string, string | number> = {
    ...{ ...counts, title: set.title.en, version: dataVersion },
    ...{ from: coverage.from, to: coverage.to, date: dataVersion.slice(0, 10) },
    newPlaceKm: set.newPlace.km,
    ...{ cited: JSON.stringify(set.citation.title), authors: JSON.stringify(set.citation.authors) },
    files: files.map(({ file, about }) => `- \`${file}\`: ${about}`).join('\n'),
  };
  const written = readFileSync(`geodata/download/${form}`, 'utf8');
  return written.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name]));
}

/** Of each row what the columns name. */
const csvOf = (columns: readonly Column[], rows: readonly object[]): string =>
  csvText([
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ name }) => Reflect.get(row, name) as string | number)),
  ]);

const contextRows = ({ items, sources }: ContextData) =>
  items.map((item) => ({
    ...item,
    ...{ item_id: item.id, date_precision: item.datePrecision, ongoing: item.ongoing && 'yes' },
    ...{ title_en: item.title.en, title_ru: item.title.ru, title_zh: item.title.zh },
    ...{ place: item.place?.name.en, country: item.place?.country },
    ...{ inferred: item.inferred.join('; '), records: item.records?.join('; ') },
    sources: item.sources.map((id) => citationText(sources[id]!)).join('; '),
  }));

/** A row a value of a dispute; the first is the one that the record uses. */
const accountRows = (record: AtlasRecord) =>
  record.disputes.flatMap(({ field, values, note }) => {
    const range = rangeOf(record, field);
    const shared = { record_id: record.id, field, note, ...range };
    return values.map(({ sources, saidBy, ...value }, i) => ({
      ...{ ...shared, best: range && values[0]!.number, ...value, used: i === 0 ? 'yes' : '' },
      ...{ source_ids: sources.join('; '), said_by: saidBy },
    }));
  });

const TABLES: Record<string, { columns: readonly Column[]; primaryKey: string[] }> = {
  'joint-reach.csv': { columns: [...RECORD_COLUMNS, WKT], primaryKey: ['record_id'] },
  'joint-reach-sites.csv': {
    columns: [...SITE_COLUMNS, ...RECORD_COLUMNS, WKT],
    primaryKey: ['record_id', 'site_index'],
  },
  'joint-reach-tracks.csv': {
    columns: [...TRACK_COLUMNS, ...RECORD_COLUMNS, WKT],
    primaryKey: ['record_id'],
  },
  'joint-reach-context.csv': { columns: CONTEXT_COLUMNS, primaryKey: ['item_id'] },
  'joint-reach-accounts.csv': { columns: ACCOUNT_COLUMNS, primaryKey: [] },
  'joint-reach-years.csv': { columns: yearColumnsTold(), primaryKey: ['from'] },
};

/** What the columns of the yearly reach hold, by the ends of their names. */
function yearColumnsTold(): Column[] {
  return Object.keys(yearColumns(partnersOf(yearlyReach()), false)).map((name): Column => {
    if (name.endsWith('.decidedBy'))
      return { name, type: 'text', about: 'The record without which it would be another.' };
    if (name.endsWith('.reason')) return { name, type: 'text', about: 'Why there is no value.' };
    if (name === 'regionalShare')
      return { name, type: 'text', about: 'The part of the activity that fell to each region.' };
    return { name, type: 'number', about: 'As METHOD.md defines it; km, km² or a count.' };
  });
}

/** The bundle described as a Data Package (https://datapackage.org), closed lists by our JSON Schema. */
function datapackage(files: readonly Download[]): string {
  const { properties } = JSON.parse(readFileSync('geodata/schema/event.schema.json', 'utf8')) as {
    properties: Record<string, { enum?: string[] }>;
  };
  const resources = files.map(({ file, type, about, bytes }) => {
    const { columns, primaryKey = [] } = TABLES[file] ?? {};
    const fields = columns?.map(({ name, type, about, words }) => {
      const known = properties[words ?? '']?.enum;
      const constraints = {
        ...(primaryKey.includes(name) && { required: true }),
        ...(known && { enum: known }),
      };
      return {
        ...{ name, type: /integer|number|date/.test(type) ? type : 'string', description: about },
        ...(Object.keys(constraints).length && { constraints }),
      };
    });
    return {
      ...{ name: file.toLowerCase(), path: file, description: about },
      ...{ format: file.replace(/^.*\./, ''), mediatype: type, bytes: bytes.length },
      hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      ...(fields && {
        ...{ profile: 'tabular-data-resource', encoding: 'utf-8' },
        schema: { fields, ...(primaryKey.length && { primaryKey }), missingValues: [''] },
      }),
    };
  });
  const described = {
    ...{ profile: 'data-package', name: 'joint-reach', version: dataVersion },
    title: set.citation.title,
    licenses: [{ name: 'CC-BY-4.0', path: LICENCE }],
    contributors: [{ title: set.citation.authors, role: 'author' }],
    resources,
  };
  return `${JSON.stringify(described, null, 1)}\n`;
}
