import { fieldsOf, BASE, LANGUAGES } from '#core/record/languages';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SET, SHIPPED } from '../../../../tools/set.mjs';
import { isThere, set } from '$lib/site/dataset/set';
import { DATA, events, readData, rules } from '$lib/site/dataset/dataset.server';
import type { ContextData } from '#core/context/context';
import { yearColumns, yearTable } from '#core/reach/year-table';
import { measureRows } from '$lib/site/dataset/measure-rows';
import { geographyOf } from '#core/reach/dataset';
import { answerFileOf } from '$lib/site/dataset/answer-file.server';
import { reachDataset, yearlyReach } from '$lib/site/dataset/reach-dataset.server';
import { csvText } from '#core/record/spreadsheet-text';
import { citationText, rangeOf } from '#core/record/record';
import { eventFile, type AtlasRecord } from '#core/record/schema';
import { blanksOf, filled } from '#core/record/template';
import { EXPORTED, WKT, type Column } from '../export/columns';
import { FORMAT, FORMATS, fileName, layerText, featuresCsv, type Format } from '../export/formats';
import { LICENCE, selectData } from '../export/selection';
import { boundsFeatures, rowCells, siteTable, trackTable } from '../export/tables';
import { workbookBytes } from '$lib/exchange/sheet';
import { partnersOf, workbookSheets, yearSheets } from '../export/workbook';
import { mediaType } from '$lib/site/network/media-types';
import { zip } from '$lib/exchange/zip';

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
  bibtex: 'The sources as BibTeX.',
};

const { dataVersion } = events;

let cachedDownloads: Promise<ReadonlyMap<string, Download>> | null = null;

export const downloads = () => (cachedDownloads ??= makeDownloads());

async function makeDownloads() {
  const selection = selectData(events, readData('record-numbers.json'));
  const files: Download[] = [];
  const add = (file: string, about: string, content: string | Uint8Array) => {
    const bytes = new Uint8Array(Buffer.from(content));
    files.push({ file, type: mediaType(file), about, bytes });
  };
  const copy = (path: string, about: string, file = basename(path)) =>
    add(file, about, readFileSync(path));
  const copyBuilt = (file: string, about: string) => copy(join(DATA, file), about);

  for (const format of FORMATS)
    add(fileName(format), ABOUT[format], FORMAT[format].write(selection));
  const { boundsOf } = geographyOf(reachDataset);
  const bounds = boundsFeatures(selection, (within) => boundsOf(within)?.geometry ?? null);
  if (bounds.length > 0)
    add(
      'joint-reach-bounds.geojson',
      'Where places and waypoints may be that are known only within bounds, as polygons.',
      layerText(bounds, selection),
    );
  add('joint-reach-sites.csv', 'One row a place.', featuresCsv(siteTable(selection)));
  add('joint-reach-tracks.csv', 'One row a track.', featuresCsv(trackTable(selection)));
  if (isThere('context'))
    add(
      'joint-reach-context.csv',
      'What happened around the records: meetings, arms, limits.',
      csvOf(EXPORTED.context, contextRows(readData('context.json'))),
    );
  add(
    'joint-reach-accounts.csv',
    'What sources disagree about: forces low, best and high, days by side.',
    csvOf(EXPORTED.accounts, events.records.flatMap(accountRows)),
  );
  copyBuilt(
    'regional-ground.json',
    'Ground within the limit, and new of it, by region and direction, before and since.',
  );
  if (isThere('not-held'))
    copyBuilt('not-held.json', 'What was announced and is no record, with its sources.');
  if (isThere('changes'))
    copyBuilt('changes.json', 'Every change of a record: version, field, before, after, reason.');
  copyBuilt(
    'positions.csv',
    'Every measured place as positions, from which a database computes new places.',
  );
  const workbook = await workbookBytes(workbookSheets(selection));
  add('joint-reach.xlsx', 'Records, places, sources and what each column means.', workbook);

  const years = yearlyReach();
  const yearCsv = csvText(yearTable(years, partnersOf(years)));
  add('joint-reach-years.csv', 'One row a year: every measure of reach.', yearCsv);
  const sheets = yearSheets(years, measureRows(set.partners), {
    yearName: 'Year',
    source: `Joint Reach, data version ${dataVersion}, ${rules[0]!.name[BASE]}`,
  });
  const yearWorkbook = await workbookBytes(sheets);
  add('joint-reach-years.xlsx', 'The same as pages show it, and whole.', yearWorkbook);

  add('answer.json', 'The answer, and how sure it is.', `${JSON.stringify(answerFileOf())}\n`);
  copy('geodata/schema/joint-reach.schema.json', 'JSON Schema of the JSON.');
  copy('geodata/schema/answer.schema.json', 'JSON Schema of the answer.');
  copyBuilt('versions.json', 'Each version of the data, and what it answers by today’s rules.');
  copyBuilt('CODEBOOK.md', 'What each field means.');
  copyBuilt('CHANGELOG.md', 'What changed.');
  // The repository's citation names the shipped set; others are cited from their set.json.
  const citation =
    SET === SHIPPED ? readFileSync('CITATION.cff') : fillTemplate('citation.txt', files);
  add('CITATION.cff', 'How to cite the atlas.', citation);
  copy('geodata/LICENSE', 'CC BY 4.0.', 'LICENSE.txt');
  for (const [ending, program] of Object.entries({ R: 'R', py: 'Python', sql: 'DuckDB' }))
    copy(`geodata/download/open.${ending}`, `Opens the files in ${program}.`);
  add('README.md', 'Where to begin.', fillTemplate('README.md', files));
  add('datapackage.json', 'All of it, for programs.', datapackage(files));
  const entries = files.map(({ file, bytes }) => [`joint-reach/${file}`, bytes] as const);
  add('joint-reach.zip', 'All of it.', zip(Object.fromEntries(entries)));
  return new Map(files.map((download) => [download.file, download]));
}

function fillTemplate(template: string, files: readonly Download[]) {
  const blanks = {
    ...blanksOf(events, set),
    files: files.map(({ file, about }) => `- \`${file}\`: ${about}`).join('\n'),
  };
  return filled(readFileSync(`geodata/download/${template}`, 'utf8'), blanks);
}

const csvOf = (columns: readonly Column[], rows: readonly Record<string, unknown>[]) =>
  csvText([
    columns.map(({ name }) => name),
    ...rows.map((row) => Object.values(rowCells(columns, row))),
  ]);

const contextRows = ({ items, sources }: ContextData) =>
  items.map((item) => ({
    ...item,
    item_id: item.id,
    ongoing: item.ongoing && 'yes',
    ...fieldsOf('title', item.title, LANGUAGES),
    place: item.place?.name[BASE],
    country: item.place?.country,
    sources: item.sources.map((id) => citationText(sources[id]!)),
  }));

/** A row per value of a dispute; the record uses the first. */
const accountRows = (record: AtlasRecord) =>
  record.disputes.flatMap(({ field, values, note }) => {
    const range = rangeOf(record, field);
    const shared = { record_id: record.id, field, note, ...range };
    return values.map((value, i) => ({
      ...shared,
      best: range && values[0]!.number,
      ...value,
      used: i === 0 ? 'yes' : '',
      source_ids: value.sources,
    }));
  });

const YEAR_COLUMNS: [names: RegExp, type: Column['type'], about: string][] = [
  [/\.record$/, 'text', 'The record that was farthest.'],
  [
    /\.most$/,
    'number',
    'The most it can be, where the place is known within bounds; empty elsewhere. km.',
  ],
  [/\.reason$/, 'text', 'Why there is no value.'],
  [/^regionalShare$/, 'text', 'The part of the activity that fell to each region.'],
  [/(?:)/, 'number', 'As METHOD.md defines it; km, km² or a count.'],
];

const describedYearColumns = Object.keys(yearColumns(partnersOf(yearlyReach()))).map(
  (name): Column => {
    const [, type, about] = YEAR_COLUMNS.find(([names]) => names.test(name))!;
    return { name, type, about };
  },
);

/** By file: its columns, and which of them tell its rows apart. */
const TABLES: Readonly<Record<string, [columns: readonly Column[], ...key: string[]]>> = {
  'joint-reach.csv': [[...EXPORTED.record, WKT], 'record_id'],
  'joint-reach-sites.csv': [[...EXPORTED.site, WKT], 'record_id', 'site_index'],
  'joint-reach-tracks.csv': [[...EXPORTED.track, WKT], 'record_id'],
  'joint-reach-context.csv': [EXPORTED.context, 'item_id'],
  'joint-reach-accounts.csv': [EXPORTED.accounts],
  'positions.csv': [EXPORTED.positions],
  'joint-reach-years.csv': [describedYearColumns, 'from'],
};

function datapackage(files: readonly Download[]) {
  const entries: Readonly<Record<string, object>> = eventFile.entries;
  const fieldOf = (column: Column, isKey: boolean) => {
    const { name, field = name, type: ours, about } = column;
    const type = /integer|number|date/.test(ours) ? ours : 'string';
    const entry = EXPORTED.record.includes(column) ? entries[field] : undefined;
    const constraints = {
      ...(isKey && { required: true }),
      ...(entry && 'options' in entry && { enum: entry.options }),
    };
    const isFree = Object.keys(constraints).length === 0;
    return { name, type, description: about, ...(!isFree && { constraints }) };
  };
  const schemaOf = ([columns, ...primaryKey]: (typeof TABLES)[string]) => ({
    fields: columns.map((column) => fieldOf(column, primaryKey.includes(column.name))),
    ...(primaryKey.length && { primaryKey }),
    missingValues: [''],
  });
  const resources = files.map(({ file, type, about, bytes }) => ({
    name: file.toLowerCase(),
    path: file,
    description: about,
    format: file.replace(/^.*\./, ''),
    mediatype: type,
    bytes: bytes.length,
    hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    ...(TABLES[file] && {
      profile: 'tabular-data-resource',
      encoding: 'utf-8',
      schema: schemaOf(TABLES[file]),
    }),
  }));
  const { title, authors } = set.citation;
  const description = {
    profile: 'data-package',
    name: 'joint-reach',
    version: dataVersion,
    title,
    licenses: [{ name: 'CC-BY-4.0', path: LICENCE }],
    contributors: [{ title: authors, role: 'author' }],
    resources,
  };
  return `${JSON.stringify(description, null, 1)}\n`;
}
