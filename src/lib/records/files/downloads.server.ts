import { readFileSync } from 'node:fs';
import { events, readData } from '$lib/site/dataset.server';
import { toCsv } from '../export/csv';
import { FORMAT, FORMATS, fileName, type Format } from '../export/formats';
import { select } from '../export/selection';
import { siteTable, trackTable } from '../export/tables';
import { datapackage, type Download, type EventSchema } from './datapackage';
import { toFlatgeobuf } from './flatgeobuf';
import { toGeoparquet } from './geoparquet';
import { toWorkbook } from './workbook';
import { zip } from './zip';

/** Every file of the dataset that can be taken away, made once while the pages are prerendered. */

const ABOUT: Record<Format, string> = {
  sites: 'Every place as a point.',
  tracks: 'Every track as lines, great circles cut at 180°.',
  csv: 'One row an event; wkt holds its places.',
  json: 'The records and sources as the atlas holds them, nothing left out.',
  csl: 'The sources as CSL-JSON.',
  bibtex: 'The sources as BibTeX.',
};
const SCHEMA = 'joint-reach.schema.json';
const DATAPACKAGE = 'datapackage.json';

export const dataVersion = events.dataVersion;
/** Below /data/: an address that stays when the data change. */
export const versionFolder = `v/${dataVersion}/`;

let made: Promise<ReadonlyMap<string, Download>> | null = null;

export const downloads = () => (made ??= makeDownloads());

/** The newest version, described from outside of its folder. */
export async function newestDatapackage(): Promise<string> {
  const listed = [...(await downloads()).values()].filter(({ file }) => file !== DATAPACKAGE);
  return datapackage(listed, dataVersion, eventSchema(), versionFolder);
}

async function makeDownloads() {
  const selection = select(events, readData('record-numbers.json'));
  const [sites, tracks] = [siteTable(selection), trackTable(selection)];
  const files: Download[] = [
    ...FORMATS.map((format) =>
      text(fileName(format), FORMAT[format].type, ABOUT[format], FORMAT[format].write(selection)),
    ),
    text('joint-reach-sites.csv', 'text/csv', 'One row a place.', toCsv(sites)),
    text('joint-reach-tracks.csv', 'text/csv', 'One row a track.', toCsv(tracks)),
    {
      file: 'joint-reach.xlsx',
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      about: 'Records, places, sources and what each column means.',
      bytes: await toWorkbook(selection),
    },
    ...[sites, tracks].flatMap((table, i): Download[] => {
      const [name, what] = [
        ['sites', 'Places'],
        ['tracks', 'Tracks'],
      ][i]!;
      const file = `joint-reach-${name}`;
      return [
        {
          ...{ file: `${file}.fgb`, type: 'application/flatgeobuf', about: `${what}, FlatGeobuf.` },
          bytes: toFlatgeobuf(table),
        },
        {
          ...{ file: `${file}.parquet`, type: 'application/vnd.apache.parquet' },
          ...{ about: `${what}, GeoParquet.`, bytes: toGeoparquet(table, selection) },
        },
      ];
    }),
    fromDisk(`geodata/schema/${SCHEMA}`, 'application/schema+json', 'JSON Schema of the JSON.'),
    fromDisk('geodata/CODEBOOK.md', 'text/markdown', 'What each field means.'),
    fromDisk('geodata/CHANGELOG.md', 'text/markdown', 'What changed.'),
    fromDisk('CITATION.cff', 'text/yaml', 'How to cite the atlas.'),
    { ...fromDisk('geodata/LICENSE', 'text/plain', 'CC BY 4.0.'), file: 'LICENSE.txt' },
    fromDisk('geodata/download/open.R', 'text/plain', 'Opens the files in R.'),
    fromDisk('geodata/download/open.py', 'text/plain', 'Opens the files in Python.'),
    fromDisk('geodata/download/open.sql', 'text/plain', 'Opens the files in DuckDB.'),
  ];
  files.push(text('README.md', 'text/markdown', 'Where to begin.', readme(files)));
  const described = datapackage(files, dataVersion, eventSchema());
  files.push(text(DATAPACKAGE, 'application/json', 'All of it, for programs.', described));
  const bytes = zip(Object.fromEntries(files.map((one) => [`joint-reach/${one.file}`, one.bytes])));
  files.push({ file: 'joint-reach.zip', type: 'application/zip', about: 'All of it.', bytes });
  return new Map(files.map((one) => [one.file, one]));
}

function readme(files: readonly Download[]): string {
  const { counts, coverage } = events;
  const blanks: Record<string, string | number> = {
    ...{ ...counts, version: dataVersion, from: coverage.from, to: coverage.to },
    files: files.map(({ file, about }) => `- \`${file}\`: ${about}`).join('\n'),
  };
  const written = readFileSync('geodata/download/README.md', 'utf8');
  return written.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name]));
}

const eventSchema = () =>
  JSON.parse(readFileSync('geodata/schema/event.schema.json', 'utf8')) as EventSchema;

const text = (file: string, type: string, about: string, content: string): Download => ({
  ...{ file, type, about, bytes: new TextEncoder().encode(content) },
});

const fromDisk = (path: string, type: string, about: string): Download =>
  text(path.replace(/^.*\//, ''), type, about, readFileSync(path, 'utf8'));
