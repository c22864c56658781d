import { greatest } from 'd3-array';
import { isObject, shapesOf } from './geometry';
import { guess, normalizeName, type Guess } from './mapping';
import {
  LIMITS,
  reporter,
  type Encoding,
  type Limits,
  type Problem,
  type ReadOptions,
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

type OpenOptions = ReadOptions & { limits?: Limits };

export async function openFile(
  file: string,
  bytes: Uint8Array,
  options: OpenOptions = {},
): Promise<Opened> {
  const { limits = LIMITS } = options;
  if (bytes.length > limits.bytes) return refused(file, `${bytes.length} bytes`, 'file-size');
  if (/\.xlsx$/i.test(file)) return openWorkbook(file, bytes, options);
  const { text, encoding, isBroken } = decode(bytes, options.encoding);
  const opened = /\.kml$/i.test(file) ? await openKml(file, text) : openText(file, text, limits);
  if (isBroken) reportBrokenText(opened);
  return { ...opened, encoding };
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

export function openText(file: string, text: string, limits: Limits = LIMITS): Opened {
  const clean = text.replace(/^\uFEFF/, '');
  const problems: Problem[] = [];
  const report = reporter(file, problems);
  if (/\.(csv|tsv|txt)$/i.test(file)) {
    // A row beyond the limit shows that there are too many.
    return openLines(file, textLines(clean, report, 10 * limits.records + 2), problems);
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
    return openFeatures(file, data.features, problems);
  }
  const records: unknown = isObject(data) ? data.records : data;
  if (!Array.isArray(records)) report({ field: 'records', value: records, expected: 'features' });
  const rows = (Array.isArray(records) ? records : []).map((record: unknown, i): Row => {
    const ref = { unit: 'record' as const, n: i + 1 };
    return { ref, properties: isObject(record) ? record : {}, shapes: null };
  });
  return { ...openRows(file, rows, [], problems), isOurs: true, doubts: [] };
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

async function openKml(file: string, text: string): Promise<Opened> {
  const problems: Problem[] = [];
  const { kmlFeatures } = await import('./xlsx-kml');
  try {
    return openFeatures(file, kmlFeatures(text, reporter(file, problems)), problems);
  } catch (error) {
    return refused(file, (error as Error).message, 'xml');
  }
}

async function openWorkbook(
  file: string,
  bytes: Uint8Array,
  { sheet: requestedSheet, limits = LIMITS }: OpenOptions,
): Promise<Opened> {
  const { xlsxSheets, TooLargeError } = await import('./xlsx-kml');
  try {
    const contents = await xlsxSheets(bytes, limits.unpackedBytes);
    const sheets = contents.map(({ sheet }) => sheet);
    const opened = contents.map(({ sheet, lines }) => ({
      ...openLines(file, lines, []),
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
    const { message } = error as Error;
    return error instanceof TooLargeError
      ? refused(file, `${message} bytes`, 'unpacked-size')
      : refused(file, message, 'workbook');
  }
}

function openLines(file: string, lines: readonly Line[], problems: Problem[]): Opened {
  const width = lines[0]?.cells.length ?? 0;
  if (width > LIMITS.columns) return refused(file, width, 'column-count');
  const { rows, columns } = tableRows(lines, reporter(file, problems));
  if (columns.length < 2) return refused(file, columns.join(), 'columns');
  return openRows(file, rows, columns, problems);
}

function openFeatures(file: string, features: readonly unknown[], problems: Problem[]): Opened {
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
  return openRows(file, rows, columns, problems);
}

function openRows(file: string, rows: Row[], columns: string[], problems: Problem[]): Opened {
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

/** A file of which nothing is read, with the problem that says why. */
export function refused(file: string, value: unknown, expected: Expected): Opened {
  const problems: Problem[] = [];
  reporter(file, problems)({ value, expected });
  return { ...openRows(file, [], [], problems), doubts: [] };
}
