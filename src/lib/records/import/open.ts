import { isObject, shapesOf } from './geometry';
import { guess, plain, type Guess } from './mapping';
import {
  LIMITS,
  teller,
  type At,
  type Encoding,
  type Expected,
  type Limits,
  type Problem,
  type ReadOptions,
  type Tell,
} from './own-file';
import { decode, LOST, tableRows, textLines, type FlatRow, type Line } from './table';

/** A file as it is, before anything of it is taken for a name, a day or a place. */
export interface Opened extends Guess {
  file: string;
  rows: FlatRow[];
  columns: string[];
  /** Of a file that has records as our own have them, instead of rows. */
  records: RawRecord[];
  /** One of our downloads: there is nothing to ask. */
  isOurs: boolean;
  problems: Problem[];
  encoding?: Encoding;
  /** Of a workbook: the sheet that is read, of these. */
  sheet?: string;
  sheets?: string[];
}

/** A record as found: nothing is certain of it but that it is an object. */
export interface RawRecord {
  at: At;
  value: Record<string, unknown>;
  /** All rows that it was read from, where there are several. */
  rows?: readonly At[];
  /** Column or property from which a field came, where the file calls it something else. */
  columns?: Readonly<Record<string, string>>;
}

/** Opens any file that can be read; parsers of workbooks and KML are loaded only for them. */
export async function openFile(
  file: string,
  bytes: Uint8Array,
  options: ReadOptions & { limits?: Limits } = {},
): Promise<Opened> {
  const { limits = LIMITS } = options;
  if (bytes.length > limits.bytes) return refused(file, `${bytes.length} bytes`, 'file-size');
  if (/\.xlsx$/i.test(file)) return openWorkbook(file, bytes, options);
  const { text, encoding, isBroken } = decode(bytes, options.encoding);
  const opened = /\.kml$/i.test(file) ? await openKml(file, text) : openText(file, text);
  const tell = teller(file, opened.problems);
  // Letters that were lost with their bytes.
  for (const { at, values } of isBroken ? partsOf(opened) : []) {
    const lost = Object.entries(values).find(([, value]) => JSON.stringify(value)?.includes(LOST));
    if (lost) tell({ at, field: lost[0], value: lost[1], expected: 'encoding' });
  }
  return { ...opened, encoding };
}

/** Rows, features or records, with what they hold. */
export const partsOf = ({ rows, records }: Opened) => [
  ...rows.map(({ at, properties }) => ({ at, values: properties })),
  ...records.map(({ at, value }) => ({ at, values: value })),
];

/** Opens what is text and needs no parser of its own: tables, GeoJSON and our JSON. */
export function openText(file: string, text: string): Opened {
  const clean = text.replace(/^\uFEFF/, '');
  const problems: Problem[] = [];
  const tell = teller(file, problems);
  if (/\.(csv|tsv|txt)$/i.test(file))
    return openLines(file, textLines(clean, tell), 'line', problems);
  if (!/\.(geo)?json$/i.test(file))
    return refused(file, /\.[^./\\]*$/.exec(file)?.[0] ?? file, 'file-type');
  let data: unknown;
  try {
    data = parseJson(clean);
  } catch (error) {
    return refused(file, clean.trim() === '' ? '' : (error as Error).message, 'json');
  }
  if (isObject(data) && data.type === 'Feature') data = { ...data, features: [data] };
  if (isObject(data) && Array.isArray(data.features)) {
    // Of other grids only a GIS knows the degrees (RFC 7946 knows CRS84 alone).
    if (!/CRS84|4326/.test(JSON.stringify(data.crs ?? 'CRS84')))
      return refused(file, data.crs, 'crs');
    return openFeatures(file, data.features, problems);
  }
  const given: unknown = isObject(data) ? data.records : data;
  if (!Array.isArray(given)) tell({ field: 'records', value: given, expected: 'features' });
  const records = (Array.isArray(given) ? given : []).map((value: unknown, i): RawRecord => {
    return { at: { unit: 'record', n: i + 1 }, value: isObject(value) ? value : {} };
  });
  return { ...openRows(file, [], [], problems), records, isOurs: true, doubts: [] };
}

/** As `JSON.parse`; throws also for what is nested so deeply that it cannot be written again. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  try {
    JSON.stringify(value);
  } catch {
    throw new RangeError('nested too deeply');
  }
  return value;
}

async function openKml(file: string, text: string): Promise<Opened> {
  const problems: Problem[] = [];
  const { kmlFeatures } = await import('./xlsx-kml');
  try {
    return openFeatures(file, kmlFeatures(text, teller(file, problems)), problems);
  } catch (error) {
    return refused(file, (error as Error).message, 'xml');
  }
}

async function openWorkbook(
  file: string,
  bytes: Uint8Array,
  { sheet: asked, limits = LIMITS }: ReadOptions & { limits?: Limits },
): Promise<Opened> {
  const { xlsxSheets, TooLargeError } = await import('./xlsx-kml');
  try {
    const all = await xlsxSheets(bytes, limits.unpackedBytes);
    const sheets = all.map(({ sheet }) => sheet);
    const opened = all.map(({ sheet, lines }) => ({
      ...openLines(file, lines, 'row', []),
      ...{ sheet, sheets },
    }));
    // The sheet asked for, else the one in which most is known.
    const known = ({ mapping, isOurs }: Opened) =>
      Object.keys(mapping.columns).length + (isOurs ? 100 : 0);
    const [first] = opened.toSorted((a, b) => known(b) - known(a));
    return opened.find(({ sheet }) => sheet === asked) ?? first ?? refused(file, '', 'columns');
  } catch (error) {
    const { message } = error as Error;
    return error instanceof TooLargeError
      ? refused(file, `${message} bytes`, 'unpacked-size')
      : refused(file, message, 'workbook');
  }
}

function openLines(
  file: string,
  lines: readonly Line[],
  unit: 'line' | 'row',
  problems: Problem[],
): Opened {
  const { rows, columns } = tableRows(lines, unit, teller(file, problems));
  if (columns.length < 2) return refused(file, columns.join(), 'columns');
  return openRows(file, rows, columns, problems);
}

/** Features as flat rows, whatever geometry they have. */
function openFeatures(file: string, features: readonly unknown[], problems: Problem[]): Opened {
  const tell = teller(file, problems);
  const rows = features.map((feature, i) => featureRow(feature, i + 1, tell));
  const columns = [...new Set(rows.flatMap(({ properties }) => Object.keys(properties)))];
  return openRows(file, rows, columns, problems);
}

function featureRow(feature: unknown, n: number, tell: Tell): FlatRow {
  const at = { unit: 'feature' as const, n };
  const { type, geometry, properties } = isObject(feature) ? feature : { type: feature };
  const shapes = type === 'Feature' ? shapesOf(geometry) : null;
  if (type !== 'Feature') tell({ at, field: 'type', value: type, expected: 'features' });
  else if (!shapes) {
    const value = isObject(geometry) ? geometry.type : geometry;
    tell({ at, field: 'geometry.type', value, expected: 'geometry' });
  }
  return { at, properties: isObject(properties) ? properties : {}, shapes, geometry };
}

function openRows(file: string, rows: FlatRow[], columns: string[], problems: Problem[]): Opened {
  const names = columns.map(plain);
  return {
    ...{ file, rows, columns, records: [], problems, ...guess(columns, rows) },
    isOurs: names.includes('recordid') && names.includes('dateprecision'),
  };
}

/** A file of which nothing can be read. */
export function refused(file: string, value: unknown, expected: Expected): Opened {
  const problems: Problem[] = [];
  teller(file, problems)({ value, expected });
  return { ...openRows(file, [], [], problems), doubts: [] };
}
