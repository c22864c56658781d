import { createHash } from 'node:crypto';
import { RECORD_COLUMNS, SITE_COLUMNS, TRACK_COLUMNS, WKT, type Column } from '../export/columns';
import { LICENCE } from '../export/selection';

/** A file of the bundle; `about` is for people, in English. */
export interface Download {
  file: string;
  type: string;
  about: string;
  bytes: Uint8Array;
}

/** The part of geodata/schema/event.schema.json that closed lists are taken from. */
export interface EventSchema {
  properties: Record<string, { enum?: string[]; items?: { enum?: string[] } }>;
}

const TABLES: Record<string, { columns: readonly Column[]; primaryKey: string[] }> = {
  'joint-reach.csv': { columns: RECORD_COLUMNS, primaryKey: ['record_id'] },
  'joint-reach-sites.csv': {
    columns: [...SITE_COLUMNS, ...RECORD_COLUMNS],
    primaryKey: ['record_id', 'site_index'],
  },
  'joint-reach-tracks.csv': {
    columns: [...TRACK_COLUMNS, ...RECORD_COLUMNS],
    primaryKey: ['record_id'],
  },
};

/** The bundle described as a Data Package (https://datapackage.org), its columns by the schemas. */
export function datapackage(
  downloads: readonly Download[],
  dataVersion: string,
  schema: EventSchema,
  folder = '',
): string {
  const resources = downloads.map(({ file, type, about, bytes }) => {
    const table = TABLES[file];
    return {
      ...{ name: file.toLowerCase(), path: folder + file, description: about },
      ...{ format: file.replace(/^.*\./, ''), mediatype: type },
      ...{
        bytes: bytes.length,
        hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      },
      ...(table && {
        profile: 'tabular-data-resource',
        encoding: 'utf-8',
        schema: tableSchema(table, schema),
      }),
    };
  });
  const text = {
    profile: 'data-package',
    name: 'joint-reach',
    title: 'Joint Reach: an atlas of Russian–Chinese joint exercises and patrols',
    version: dataVersion,
    licenses: [{ name: 'CC-BY-4.0', path: LICENCE }],
    contributors: [{ title: 'Joint Reach contributors', role: 'author' }],
    resources,
  };
  return `${JSON.stringify(text, null, 1)}\n`;
}

function tableSchema({ columns, primaryKey }: (typeof TABLES)[string], schema: EventSchema) {
  const fields = [...columns, WKT].map(({ name, type, about, words }) => {
    const known = words === undefined ? undefined : schema.properties[words]?.enum;
    const constraints = {
      ...(primaryKey.includes(name) && { required: true }),
      ...(known && { enum: known }),
    };
    return {
      ...{ name, type: /integer|number|date/.test(type) ? type : 'string', description: about },
      ...(Object.keys(constraints).length && { constraints }),
    };
  });
  return { fields, primaryKey, missingValues: [''] };
}
