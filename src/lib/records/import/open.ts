import { greatest } from 'd3-array';
import { isObject, shapesOf } from './geometry';
import { guess, normalizeName, type Guess } from './mapping';
import {
  LIMITS,
  LimitError,
  reporter,
  type Encoding,
  type Limits,
  type OnProgress,
  type Problem,
  type ReadOptions,
  type Report,
} from './own-file';
import type { Expected } from './own-record';
import { decode, REPLACEMENT, tableRows, textLines, type Line, type Row } from './table';

export interface Opened extends Guess {
  file: string;
  rows: Row[];
  /** Empty where the rows are records as our own JSON has them. */
  columns: string[];
  /** One of our own downloads: nothing has to be mapped. */
  isOurs: boolean;
  problems: Problem[];
  encoding?: Encoding;
  sheet?: string;
  sheets?: string[];
}

type OpenOptions = ReadOptions & { limits?: Limits; onProgress?: OnProgress };

export async function openFile(
  file: string,
  bytes: Uint8Array,
  options: OpenOptions = {},
): Promise<Opened> {
  const { limits = LIMITS } = options;
  if (bytes.length > limits.bytes) return refused(file, `${bytes.length} bytes`, 'file-size');
  if (/\.xlsx$/i.test(file)) return openWorkbook(file, bytes, options);
  const decoded = decode(bytes, options.encoding);
  if (!/\.kml$/i.test(file)) return openText(file, decoded, limits);
  const opened = await openKml(file, decoded.text, options);
  if (decoded.isBroken) reportBrokenText(opened);
  return { ...opened, encoding: decoded.encoding };
}

/** A table, a layer or records from their text; `isBroken` where some of it could not be decoded. */
export function openText(
  file: string,
  { text, isBroken, encoding }: { text: string; isBroken?: boolean; encoding?: Encoding },
  limits: Limits = LIMITS,
): Opened {
  const opened = openDecoded(file, text, limits);
  if (isBroken) reportBrokenText(opened);
  return { ...opened, ...(encoding && { encoding }) };
}

function reportBrokenText({ file, rows, problems }: Opened): void {
  const report = reporter(file, problems);
  for (const { ref, properties } of rows) {
    const broken = Object.entries(properties).find(([, value]) =>
      JSON.stringify(value)?.includes(REPLACEMENT),
    );
    if (broken) report({ row: ref, field: broken[0], value: broken[1], expected: 'encoding' });
  }
}

function openDecoded(file: string, text: string, limits: Limits): Opened {
  if (text.length > limits.bytes) return refused(file, `${text.length} bytes`, 'file-size');
  const clean = text.replace(/^\uFEFF/, '');
  const problems: Problem[] = [];
  const report = reporter(file, problems);
  if (/\.(csv|tsv|txt)$/i.test(file)) {
    const { lines, total } = textLines(clean, report, limits.rows + 1);
    // Without the header.
    return openLines(file, lines, problems, limits, total - 1);
  }
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
    // RFC 7946 allows only CRS84; reprojecting other grids is left to a GIS.
    if (!/CRS84|4326/.test(JSON.stringify(data.crs ?? 'CRS84')))
      return refused(file, data.crs, 'crs');
    return openFeatures(file, data.features, problems, limits);
  }
  const records: unknown = isObject(data) ? data.records : data;
  if (!Array.isArray(records)) report({ field: 'records', value: records, expected: 'features' });
  const rows = (Array.isArray(records) ? records : []).map((record: unknown, i): Row => {
    const ref = { unit: 'record' as const, n: i + 1 };
    return { ref, properties: isObject(record) ? record : {}, shapes: null };
  });
  return { ...openRows(file, rows, [], problems, limits), isOurs: true, doubts: [] };
}

/** As `JSON.parse`, but throws for what is nested too deeply to be stringified again. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  try {
    JSON.stringify(value);
  } catch {
    throw new RangeError('nested too deeply');
  }
  return value;
}

async function openKml(
  file: string,
  text: string,
  { limits = LIMITS, onProgress }: OpenOptions,
): Promise<Opened> {
  const problems: Problem[] = [];
  const { kmlFeatures } = await import('./xlsx-kml');
  try {
    const features = kmlFeatures(text, reporter(file, problems), limits, onProgress);
    return openFeatures(file, features, problems, limits);
  } catch (error) {
    return refusedFor(file, error, 'xml');
  }
}

async function openWorkbook(
  file: string,
  bytes: Uint8Array,
  { sheet: requestedSheet, limits = LIMITS, onProgress }: OpenOptions,
): Promise<Opened> {
  const { xlsxSheets } = await import('./xlsx-kml');
  try {
    const contents = await xlsxSheets(bytes, limits, onProgress);
    const sheets = contents.map(({ sheet }) => sheet);
    const opened = contents.map(({ sheet, lines }) => ({
      ...openLines(file, lines, [], limits),
      sheet,
      sheets,
    }));
    // The sheet that was requested, else the one of which most columns are recognized.
    const recognized = ({ mapping, isOurs }: Opened) =>
      isOurs ? Infinity : Object.keys(mapping.columns).length;
    return (
      opened.find(({ sheet }) => sheet === requestedSheet) ??
      greatest(opened, recognized) ??
      refused(file, '', 'columns')
    );
  } catch (error) {
    return refusedFor(file, error, 'workbook');
  }
}

/** @param rowCount of the whole file, of which `lines` may be the first part */
function openLines(
  file: string,
  lines: readonly Line[],
  problems: Problem[],
  limits: Limits,
  rowCount = 0,
): Opened {
  const width = lines[0]?.cells.length ?? 0;
  if (width > limits.columns) return tooMany(file, width, 'column-count', limits.columns);
  if (rowCount > limits.rows) return tooMany(file, rowCount, 'row-count', limits.rows);
  const { rows, columns } = tableRows(lines, reporter(file, problems));
  if (columns.length < 2) return refused(file, columns.join(), 'columns');
  return openRows(file, rows, columns, problems, limits);
}

function openFeatures(
  file: string,
  features: readonly unknown[],
  problems: Problem[],
  limits: Limits,
): Opened {
  const { length } = features;
  if (length > limits.rows) return tooMany(file, length, 'row-count', limits.rows);
  const report = reporter(file, problems);
  const rows = features.map((feature, i): Row => {
    const ref = { unit: 'feature' as const, n: i + 1 };
    const { type, geometry, properties } = isObject(feature) ? feature : { type: feature };
    const shapes = type === 'Feature' ? shapesOf(geometry) : null;
    if (type !== 'Feature') report({ row: ref, field: 'type', value: type, expected: 'features' });
    else if (!shapes) {
      const value = isObject(geometry) ? geometry.type : geometry;
      report({ row: ref, field: 'geometry.type', value, expected: 'geometry' });
    }
    return { ref, properties: isObject(properties) ? properties : {}, shapes };
  });
  const columns = [...new Set(rows.flatMap(({ properties }) => Object.keys(properties)))];
  return openRows(file, rows, columns, problems, limits);
}

function openRows(
  file: string,
  rows: Row[],
  columns: string[],
  problems: Problem[],
  limits: Limits,
): Opened {
  rows.forEach((row) => checkLengths(row, reporter(file, problems), limits.cell));
  const names = columns.map(normalizeName);
  return {
    ...guess(columns, rows),
    file,
    rows,
    columns,
    problems,
    isOurs: names.includes('recordid') && names.includes('dateprecision'),
  };
}

function checkLengths({ ref, properties }: Row, report: Report, max: number): void {
  for (const [field, value] of Object.entries(properties))
    if (typeof value === 'string' && value.length > max)
      report({ row: ref, field, value, expected: 'text-length', values: String(max) });
}

/** A file of which nothing is read, with the problem that says why. */
export const refused = (file: string, value: unknown, expected: Expected): Opened =>
  refusedFor(file, new LimitError({ value, expected }), expected);

const tooMany = (file: string, count: number, expected: Expected, max: number): Opened =>
  refusedFor(file, new LimitError({ value: count, expected, values: String(max) }), expected);

/** The same for what was thrown; an error that is no limit says that the file is not as `expected`. */
function refusedFor(file: string, error: unknown, expected: Expected): Opened {
  const problems: Problem[] = [];
  const problem =
    error instanceof LimitError ? error.problem : { value: (error as Error).message, expected };
  reporter(file, problems)(problem);
  return { ...openRows(file, [], [], problems, LIMITS), doubts: [] };
}
