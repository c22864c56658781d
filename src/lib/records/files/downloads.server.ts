import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { events, readData } from '$lib/site/dataset.server';
import { RECORD_COLUMNS, SITE_COLUMNS, TRACK_COLUMNS, WKT, type Column } from '../export/columns';
import { FORMAT, FORMATS, fileName, toCsv, type Format } from '../export/formats';
import { LICENCE, select } from '../export/selection';
import { siteTable, trackTable } from '../export/tables';
import { CONTEXT_COLUMNS, contextCsv } from './context-csv';
import { toWorkbook, zip } from './workbook';

/** Every file of the dataset that can be taken away, made once while the pages are prerendered. */

/** A file of the bundle; `about` is for people, in English. */
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

export const dataVersion = events.dataVersion;
/** Below /data/: an address that stays when the data change. */
export const versionFolder = `v/${dataVersion}/`;

let made: Promise<ReadonlyMap<string, Download>> | null = null;

export const downloads = () => (made ??= makeDownloads());

/** The newest version, described from outside of its folder. */
export async function newestDatapackage(): Promise<string> {
  const listed = [...(await downloads()).values()].filter(({ file }) => file !== DATAPACKAGE);
  return datapackage(listed, versionFolder);
}

async function makeDownloads() {
  const selection = select(events, readData('record-numbers.json'));
  const csv = (file: string, about: string, content: string) =>
    text(`joint-reach-${file}.csv`, 'text/csv', about, content);
  const files: Download[] = [
    ...FORMATS.map((format) =>
      text(fileName(format), FORMAT[format].type, ABOUT[format], FORMAT[format].write(selection)),
    ),
    csv('sites', 'One row a place.', toCsv(siteTable(selection))),
    csv('tracks', 'One row a track.', toCsv(trackTable(selection))),
    csv(
      'context',
      'What happened around the records: meetings, arms, limits.',
      contextCsv(readData('context.json')),
    ),
    {
      file: 'joint-reach.xlsx',
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      about: 'Records, places, sources and what each column means.',
      bytes: await toWorkbook(selection),
    },
    fromDisk(
      'geodata/schema/joint-reach.schema.json',
      'application/schema+json',
      'JSON Schema of the JSON.',
    ),
    fromDisk('geodata/CODEBOOK.md', 'text/markdown', 'What each field means.'),
    fromDisk('geodata/CHANGELOG.md', 'text/markdown', 'What changed.'),
    fromDisk('CITATION.cff', 'text/yaml', 'How to cite the atlas.'),
    { ...fromDisk('geodata/LICENSE', 'text/plain', 'CC BY 4.0.'), file: 'LICENSE.txt' },
    ...Object.entries({ R: 'R', py: 'Python', sql: 'DuckDB' }).map(([ending, program]) =>
      fromDisk(`geodata/download/open.${ending}`, 'text/plain', `Opens the files in ${program}.`),
    ),
  ];
  files.push(text('README.md', 'text/markdown', 'Where to begin.', readme(files)));
  files.push(text(DATAPACKAGE, 'application/json', 'All of it, for programs.', datapackage(files)));
  const bytes = zip(Object.fromEntries(files.map((one) => [`joint-reach/${one.file}`, one.bytes])));
  files.push({ file: 'joint-reach.zip', type: 'application/zip', about: 'All of it.', bytes });
  return new Map(files.map((one) => [one.file, one]));
}

const text = (file: string, type: string, about: string, content: string): Download => ({
  ...{ file, type, about, bytes: new TextEncoder().encode(content) },
});

const fromDisk = (path: string, type: string, about: string): Download =>
  text(path.replace(/^.*\//, ''), type, about, readFileSync(path, 'utf8'));

function readme(files: readonly Download[]): string {
  const { counts, coverage } = events;
  const blanks: Record<string, string | number> = {
    ...{ ...counts, version: dataVersion, from: coverage.from, to: coverage.to },
    files: files.map(({ file, about }) => `- \`${file}\`: ${about}`).join('\n'),
  };
  const written = readFileSync('geodata/download/README.md', 'utf8');
  return written.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name]));
}

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
    title: 'Joint Reach: an atlas of Russian–Chinese joint exercises and patrols',
    licenses: [{ name: 'CC-BY-4.0', path: LICENCE }],
    contributors: [{ title: 'Joint Reach contributors', role: 'author' }],
    resources,
  };
  return `${JSON.stringify(described, null, 1)}\n`;
}
