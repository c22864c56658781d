import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SET, SHIPPED } from '../../../../tools/set.mjs';
import { isThere, set } from '$lib/site/set';
import { DATA, events, readData } from '$lib/site/dataset.server';
import type { ContextData, ContextItem } from '$lib/core/context/context';
import { citationText } from '$lib/core/record/record';
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
  bytes: Uint8Array;
}

const ABOUT: Record<Format, string> = {
  sites: 'Every place as a point.',
  tracks: 'Every track as lines, great circles cut at 180°.',
  csv: 'One row an event; wkt holds its places.',
  json: 'The records and sources as the atlas holds them, nothing left out.',
  csl: 'The sources as CSL-JSON.',
  bibtex: 'The sources as BibTeX.',
};
const DATAPACKAGE = 'datapackage.json';

const { dataVersion } = events;
/** Below /data/: an address that stays when the data change. */
export const versionFolder = `v/${dataVersion}/`;

/** That of the repository is of the shipped set; another is cited by its set.json. */
export const citationFile =
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

export async function newestDatapackage(): Promise<string> {
  const listed = [...(await downloads()).values()].filter(({ file }) => file !== DATAPACKAGE);
  return datapackage(listed, versionFolder);
}

async function makeDownloads() {
  const selection = select(events, readData('record-numbers.json'));
  const files: Download[] = [];
  const add = (file: string, type: string, about: string, content: string | Uint8Array) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
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
  if (isThere('context'))
    add('joint-reach-context.csv', 'text/csv', aboutContext, contextCsv(readData('context.json')));
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
  add(DATAPACKAGE, 'application/json', 'All of it, for programs.', datapackage(files));
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

interface ContextColumn extends Column {
  of: (item: ContextItem, sources: ContextData['sources']) => string | undefined;
}
const column = (name: string, type: ColumnType, about: string, of: ContextColumn['of']) => ({
  ...{ name, type, about, of },
});

const CONTEXT_COLUMNS: readonly ContextColumn[] = [
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
  column('sources', 'list', 'Every source, written out.', (item, sources) =>
    item.sources.map((id) => citationText(sources[id]!)).join('; '),
  ),
];

const contextCsv = ({ items, sources }: ContextData): string =>
  csvText([
    CONTEXT_COLUMNS.map(({ name }) => name),
    ...items.map((item) => CONTEXT_COLUMNS.map(({ of }) => of(item, sources))),
  ]);

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
};

/** The bundle described as a Data Package (https://datapackage.org), closed lists by our JSON Schema. */
function datapackage(files: readonly Download[], folder = ''): string {
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
      ...{ name: file.toLowerCase(), path: folder + file, description: about },
      ...{ format: file.replace(/^.*\./, ''), mediatype: type, bytes: bytes.length },
      hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      ...(fields && {
        ...{ profile: 'tabular-data-resource', encoding: 'utf-8' },
        schema: { fields, primaryKey, missingValues: [''] },
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
