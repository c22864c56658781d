import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SET, SHIPPED } from '../../../../tools/set.mjs';
import { isThere, set } from '$lib/site/set';
import { DATA, events, readData } from '$lib/site/dataset.server';
import type { ContextData, ContextItem } from '$lib/core/context/context';
import { citationText, rangeOf, type AtlasRecord, type Source } from '$lib/core/record/record';
import {
  RECORD_COLUMNS,
  SITE_COLUMNS,
  TRACK_COLUMNS,
  WKT,
  type Column,
  type ColumnType,
} from '../export/columns';
import { csvText, FORMAT, FORMATS, fileName, toCsv, type Format } from '../export/formats';
import { LICENCE, select } from '../export/selection';
import { siteTable, trackTable } from '../export/tables';
import { toWorkbook, zip } from './workbook';

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

/** That of the repository is of the shipped set; another is cited by its set.json. */
const citationFile =
  SET === SHIPPED
    ? readFileSync('CITATION.cff', 'utf8')
    : [
        'cff-version: 1.2.0',
        'message: If you use the atlas or its dataset, please cite it as below, with the data version that the page shows.',
        `title: ${JSON.stringify(set.citation.title)}`,
        'type: dataset',
        `version: ${JSON.stringify(dataVersion)}`,
        `date-released: ${dataVersion.slice(0, 10)}`,
        `authors:\n  - name: ${JSON.stringify(set.citation.authors)}`,
        'license: CC-BY-4.0\n',
      ].join('\n');

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
  if (isThere('context')) {
    const { items, sources } = readData<ContextData>('context.json');
    const cited = items.map((item) => ({ ...item, cited: item.sources.map((id) => sources[id]!) }));
    add('joint-reach-context.csv', 'text/csv', aboutContext, csvOf(CONTEXT_COLUMNS, cited));
  }
  const aboutAccounts =
    'What sources disagree about, one row a value: forces low, best, high; days by side.';
  const accounts = events.records.flatMap(accountsOf);
  add('joint-reach-accounts.csv', 'text/csv', aboutAccounts, csvOf(ACCOUNT_COLUMNS, accounts));
  for (const [part, about] of Object.entries(BESIDE))
    if (isThere(part)) copy(join(DATA, `${part}.json`), 'application/json', about);
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const aboutXlsx = 'Records, places, sources and what each column means.';
  add('joint-reach.xlsx', xlsx, aboutXlsx, await toWorkbook(selection));
  const schema = 'geodata/schema/joint-reach.schema.json';
  copy(schema, 'application/schema+json', 'JSON Schema of the JSON.');
  copy(join(DATA, 'CODEBOOK.md'), 'text/markdown', 'What each field means.');
  copy(join(DATA, 'CHANGELOG.md'), 'text/markdown', 'What changed.');
  add('CITATION.cff', 'text/yaml', 'How to cite the atlas.', citationFile);
  copy('geodata/LICENSE', 'text/plain', 'CC BY 4.0.', 'LICENSE.txt');
  for (const [ending, program] of Object.entries({ R: 'R', py: 'Python', sql: 'DuckDB' }))
    copy(`geodata/download/open.${ending}`, 'text/plain', `Opens the files in ${program}.`);
  add('README.md', 'text/markdown', 'Where to begin.', readme(files));
  add('datapackage.json', 'application/json', 'All of it, for programs.', datapackage(files));
  const bytes = zip(Object.fromEntries(files.map((one) => [`joint-reach/${one.file}`, one.bytes])));
  add('joint-reach.zip', 'application/zip', 'All of it.', bytes);
  return new Map(files.map((one) => [one.file, one]));
}

function readme(files: readonly Download[]): string {
  const { counts, coverage } = events;
  const blanks: Record<string, string | number> = {
    ...{ ...counts, title: set.title.en, version: dataVersion },
    ...{ from: coverage.from, to: coverage.to },
    files: files.map(({ file, about }) => `- \`${file}\`: ${about}`).join('\n'),
  };
  const written = readFileSync('geodata/download/README.md', 'utf8');
  return written.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name]));
}

type Row = Record<string, string | number | null | undefined>;
interface MadeColumn<Of> extends Column {
  of: (row: Of) => Row[string];
}
const column = <Of>(name: string, type: ColumnType, about: string, of: MadeColumn<Of>['of']) => ({
  ...{ name, type, about, of },
});

const csvOf = <Of>(columns: readonly MadeColumn<Of>[], rows: readonly Of[]): string =>
  csvText([
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ of }) => of(row))),
  ]);

type CitedItem = ContextItem & { cited: Source[] };
const CONTEXT_COLUMNS: readonly MadeColumn<CitedItem>[] = [
  column('item_id', 'text', 'The item.', ({ id }) => id),
  column('lane', 'text', 'What it belongs to: summits, arms, constraints …', ({ lane }) => lane),
  column('kind', 'text', 'What it is.', ({ kind }) => kind),
  column('title_en', 'text', 'Title in English.', ({ title }) => title.en),
  column('title_ru', 'text', 'Title in Russian.', ({ title }) => title.ru),
  column('title_zh', 'text', 'Title in Chinese.', ({ title }) => title.zh),
  column('start', 'date', 'First day, as exact as date_precision.', ({ start }) => start),
  column('end', 'date', 'Last day; empty for one day and for what goes on.', ({ end }) => end),
  column('ongoing', 'text', 'yes: it goes on.', ({ ongoing }) => (ongoing ? 'yes' : '')),
  column('date_precision', 'text', 'How exact the days are.', (item) => item.datePrecision),
  column('place', 'text', 'Where, in English.', ({ place }) => place?.name.en),
  column('country', 'text', 'ISO 3166-1 alpha-2 code.', ({ place }) => place?.country),
  column('summary', 'text', 'What is known, in English.', ({ summary }) => summary),
  column('inferred', 'list', 'What rests on inference.', ({ inferred }) => inferred.join('; ')),
  column('confidence', 'text', 'That it happened so.', ({ confidence }) => confidence),
  column('records', 'list', 'Records that it concerns.', ({ records }) => records?.join('; ')),
  column('sources', 'list', 'Every source, written out.', ({ cited }) =>
    cited.map((source) => citationText(source)).join('; '),
  ),
];

/** A value of a dispute; the first is the one that the record uses. */
const accountsOf = (record: AtlasRecord) =>
  record.disputes.flatMap(({ field, values, note }) =>
    values.map((value, i) => {
      const range = rangeOf(record, field);
      return {
        ...{ record, field, note, range, best: values[0]!.number, isUsed: i === 0 },
        ...value,
      };
    }),
  );

const ACCOUNT_COLUMNS: readonly MadeColumn<ReturnType<typeof accountsOf>[number]>[] = [
  column('record_id', 'text', 'The record.', ({ record }) => record.id),
  column('field', 'text', 'Which field, as in joint-reach.json.', ({ field }) => field),
  column('low', 'integer', 'Of forces, the least number given.', ({ range }) => range?.low),
  column('best', 'integer', 'The number that comes first.', ({ range, best }) => range && best),
  column('high', 'integer', 'The largest number given.', ({ range }) => range?.high),
  column('value', 'text', 'The value as it is given.', ({ value }) => value),
  column('number', 'integer', 'The value as a number.', ({ number }) => number),
  column(
    'used',
    'text',
    'yes: listed first, the one that counts.',
    ({ isUsed }) => (isUsed && 'yes') || '',
  ),
  column('side', 'text', 'Whose account: ISO 3166-1 alpha-2 code.', ({ side }) => side),
  column('said', 'text', 'announced before, or observed.', ({ said }) => said),
  column('source_ids', 'list', 'Ids of the sources.', ({ sources }) => sources.join('; ')),
  column('said_by', 'text', 'Who says it, where no source is listed.', ({ saidBy }) => saidBy),
  column('note', 'text', 'On all values of the field.', ({ note }) => note),
];

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
};

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
