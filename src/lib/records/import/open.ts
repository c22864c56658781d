import { isObject, parseJson, type At, type RawRecord } from './complete';
import type { FlatRow, OnProblem } from './flat';
import { LIMITS, type Limits } from './limits';
import { guess, plain, type Guess } from './mapping';
import type { Expected } from './own-record';
import { featureRows } from './read-features';
import { tableRows, textLines, type Line } from './read-table';
import { BROKEN, decode, type Encoding } from './text';
import { TooLargeError } from './too-large';

/** One thing wrong with a reader's file; `expected` is said by the page in the reader's language. */
export interface Problem {
  file: string;
  /** Absent when the file as a whole is meant. */
  at?: At;
  field: string;
  /** As it would be written in JSON, shortened. */
  value: string;
  expected: Expected;
  /** For `one-of`: the values that are known. */
  values?: string;
}

export type FileFormat =
  'CSV' | 'XLSX' | 'GeoJSON' | 'KML' | 'GPX' | 'JSON' | 'FlatGeobuf' | 'GeoParquet';

/** A file as it is, before anything of it is taken for a name, a day or a place. */
export interface Opened {
  file: string;
  format: FileFormat;
  /** Rows and features with the names of what they hold; or records as our own files have them. */
  content: { rows: FlatRow[]; columns: string[] } | { records: RawRecord[] };
  guess: Guess;
  /** One of our downloads: there is nothing to ask. */
  isOurs: boolean;
  problems: Problem[];
  encoding?: Encoding;
  /** Of a workbook: the sheet that is read, of these. */
  sheet?: string;
  sheets?: string[];
}

/** Of what the reader chose otherwise. */
export interface OpenOptions {
  encoding?: Encoding;
  sheet?: string;
  limits?: Limits;
}

/** A listener that keeps what it hears, with values as they are shown. */
export function hearing(file: string, problems: Problem[]): OnProblem {
  return ({ at, field = '', value, expected, values }) => {
    const shown = value === undefined ? '–' : (JSON.stringify(value) ?? String(value));
    const short = shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
    problems.push({
      ...{ file, field, value: short, expected },
      ...(at && { at }),
      ...(values !== undefined && { values }),
    });
  };
}

const EXTENSION = /\.[^./\\]*$/;

/** Opens any file that can be read. Parsers of binary and XML files are loaded only for them. */
export async function openFile(
  file: string,
  bytes: Uint8Array,
  options: OpenOptions = {},
): Promise<Opened> {
  const { limits = LIMITS } = options;
  if (bytes.length > limits.bytes) return refused(file, `${bytes.length} bytes`, 'file-size');
  const binary = await openBinary(file, bytes, options);
  if (binary) return binary;
  const { text, encoding, isBroken } = decode(bytes, options.encoding);
  const isXml = /\.(kml|gpx)$/i.test(file);
  const opened = isXml ? await openXml(file, text) : openText(file, text);
  if (isBroken) tellBroken(opened);
  return { ...opened, encoding };
}

/** Letters that were lost with their bytes. */
function tellBroken({ file, content, problems }: Opened): void {
  const tell = hearing(file, problems);
  const parts = 'rows' in content ? content.rows : content.records;
  for (const part of parts) {
    const values = Object.entries('properties' in part ? part.properties : part.value);
    const lost = values.find(([, value]) => JSON.stringify(value)?.includes(BROKEN));
    if (lost) tell({ at: part.at, field: lost[0], value: lost[1], expected: 'encoding' });
  }
}

/** Opens what is text and needs no parser of its own: tables, GeoJSON and our JSON. */
export function openText(file: string, text: string): Opened {
  const clean = text.replace(/^\uFEFF/, '');
  if (/\.(csv|tsv|txt)$/i.test(file)) return openLines(file, 'CSV', 'line', textLinesOf(clean));
  if (!/\.(geo)?json$/i.test(file)) {
    return refused(file, EXTENSION.exec(file)?.[0] ?? file, 'file-type');
  }
  let data: unknown;
  try {
    data = parseJson(clean);
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    return refused(file, clean.trim() === '' ? '' : reason, 'json');
  }
  const problems: Problem[] = [];
  const tell = hearing(file, problems);
  if (isObject(data) && data.type === 'FeatureCollection' && Array.isArray(data.features)) {
    const crs = JSON.stringify(data.crs ?? 'CRS84');
    // Of other grids than these two only a GIS knows the degrees (RFC 7946 knows CRS84 alone).
    if (!/CRS84|4326|3857|900913/.test(crs)) return refused(file, data.crs, 'crs');
    return openFeatures(file, 'GeoJSON', data.features, problems);
  }
  if (isObject(data) && data.type === 'Feature') {
    return openFeatures(file, 'GeoJSON', [data], problems);
  }
  const records: unknown = isObject(data) ? data.records : data;
  if (!Array.isArray(records)) tell({ field: 'records', value: records, expected: 'features' });
  const raws = (Array.isArray(records) ? records : []).map((value: unknown, i): RawRecord => {
    return { at: { unit: 'record', n: i + 1 }, value: isObject(value) ? value : {} };
  });
  return { ...empty(file, 'JSON'), content: { records: raws }, isOurs: true, problems };
}

async function openXml(file: string, text: string): Promise<Opened> {
  const format = /\.gpx$/i.test(file) ? 'GPX' : 'KML';
  const problems: Problem[] = [];
  const { xmlFeatures } = await import('./read-xml');
  try {
    const features = xmlFeatures(text, format, hearing(file, problems));
    return openFeatures(file, format, features, problems);
  } catch (error) {
    return refused(file, error instanceof Error ? error.message : error, 'xml');
  }
}

/** What is no text; its parsers are loaded only for it. Null for text. */
async function openBinary(
  file: string,
  bytes: Uint8Array,
  options: OpenOptions,
): Promise<Opened | null> {
  const { limits = LIMITS } = options;
  const [layer] = /(?<=\.)(fgb|parquet)$/i.exec(file) ?? [];
  // A workbook is a zip, whatever it is called.
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!layer && !isZip && !/\.(xlsx|zip|kmz)$/i.test(file)) return null;
  try {
    const read = await import('./read-binary');
    if (layer) {
      const isFgb = layer.toLowerCase() === 'fgb';
      const features = await (isFgb ? read.fgbFeatures : read.parquetFeatures)(bytes);
      return openFeatures(file, isFgb ? 'FlatGeobuf' : 'GeoParquet', features, []);
    }
    if (/\.xlsx$/i.test(file)) return await openWorkbook(file, bytes, options);
    const [name, inside] = read.insideZip(bytes, limits.unpackedBytes) ?? [];
    if (!name || !inside) return refused(file, file, 'file-type');
    return { ...(await openFile(name, inside, options)), file };
  } catch (error) {
    if (error instanceof TooLargeError) {
      return refused(file, `${error.message} bytes`, 'unpacked-size');
    }
    return refused(file, error instanceof Error ? error.message : error, 'binary');
  }
}

async function openWorkbook(
  file: string,
  bytes: Uint8Array,
  { sheet: asked, limits = LIMITS }: OpenOptions,
): Promise<Opened> {
  const { xlsxSheets } = await import('./read-xlsx');
  const all = await xlsxSheets(bytes, limits.unpackedBytes);
  const opened = all.map(({ name, lines }) => ({
    ...openLines(file, 'XLSX', 'row', { lines, told: [] }),
    ...{ sheet: name, sheets: all.map(({ name }) => name) },
  }));
  // The sheet asked for, else the one in which most is known.
  const found =
    opened.find(({ sheet }) => sheet === asked) ??
    opened.toSorted((a, b) => known(b) - known(a))[0];
  return found ?? refused(file, '', 'columns');
}

const known = ({ guess, isOurs }: Opened) =>
  Object.keys(guess.mapping.columns).length + (isOurs ? 100 : 0);

function textLinesOf(text: string): { lines: Line[]; told: Parameters<OnProblem>[0][] } {
  const told: Parameters<OnProblem>[0][] = [];
  return { lines: textLines(text, (problem) => told.push(problem)), told };
}

function openLines(
  file: string,
  format: FileFormat,
  unit: 'line' | 'row',
  { lines, told }: ReturnType<typeof textLinesOf>,
): Opened {
  const problems: Problem[] = [];
  const tell = hearing(file, problems);
  told.forEach(tell);
  const { rows, columns } = tableRows(lines, unit, tell);
  if (columns.length < 2) return refused(file, columns.join(), 'columns');
  return openRows(file, format, { rows, columns }, problems);
}

function openFeatures(
  file: string,
  format: FileFormat,
  features: readonly unknown[],
  problems: Problem[],
): Opened {
  const rows = featureRows(features, hearing(file, problems));
  const columns = [...new Set(rows.flatMap(({ properties }) => Object.keys(properties)))];
  return openRows(file, format, { rows, columns }, problems);
}

function openRows(
  file: string,
  format: FileFormat,
  content: { rows: FlatRow[]; columns: string[] },
  problems: Problem[],
): Opened {
  const names = content.columns.map(plain);
  return {
    ...{ file, format, content, problems },
    guess: guess(content.columns, content.rows),
    isOurs: names.includes('recordid') && names.includes('dateprecision'),
  };
}

function empty(file: string, format: FileFormat): Opened {
  return {
    ...{ file, format, problems: [], isOurs: false },
    content: { rows: [], columns: [] },
    guess: guess([], []),
  };
}

/** A file of which nothing can be read. */
export function refused(file: string, value: unknown, expected: Expected): Opened {
  const opened = empty(file, 'JSON');
  hearing(file, opened.problems)({ value, expected });
  return { ...opened, guess: { ...opened.guess, doubts: [] } };
}
