import { isObject, shapesOf } from './geometry';
import { guess, plain, type Guess } from './mapping';
import {
  LIMITS,
  reporter,
  type Encoding,
  type Expected,
  type Limits,
  type Problem,
  type ReadOptions,
} from './own-file';
import { decode, LOST, tableRows, textLines, type Line, type Row } from './table';

export interface Opened extends Guess {
  file: string;
  rows: Row[];
  /** None where the rows are records as our own JSON has them. */
  columns: string[];
  /** One of our downloads: there is nothing to ask. */
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
  const report = reporter(file, opened.problems);
  for (const { at, properties } of isBroken ? opened.rows : []) {
    const isLost = ([, value]: [string, unknown]) => JSON.stringify(value)?.includes(LOST);
    const [field, value] = Object.entries(properties).find(isLost) ?? [];
    if (field !== undefined) report({ at, field, value, expected: 'encoding' });
  }
  return { ...opened, encoding };
}

export function openText(file: string, text: string, limits: Limits = LIMITS): Opened {
  const clean = text.replace(/^\uFEFF/, '');
  const problems: Problem[] = [];
  const report = reporter(file, problems);
  if (/\.(csv|tsv|txt)$/i.test(file)) {
    // One row more than is read says that it is too many.
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
    // Of other grids only a GIS knows the degrees (RFC 7946 knows CRS84 alone).
    if (!/CRS84|4326/.test(JSON.stringify(data.crs ?? 'CRS84')))
      return refused(file, data.crs, 'crs');
    return openFeatures(file, data.features, problems);
  }
  const given: unknown = isObject(data) ? data.records : data;
  if (!Array.isArray(given)) report({ field: 'records', value: given, expected: 'features' });
  const rows = (Array.isArray(given) ? given : []).map((value: unknown, i): Row => {
    const at = { unit: 'record' as const, n: i + 1 };
    return { at, properties: isObject(value) ? value : {}, shapes: null };
  });
  return { ...openRows(file, rows, [], problems), isOurs: true, doubts: [] };
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
    return openFeatures(file, kmlFeatures(text, reporter(file, problems)), problems);
  } catch (error) {
    return refused(file, (error as Error).message, 'xml');
  }
}

async function openWorkbook(
  file: string,
  bytes: Uint8Array,
  { sheet: asked, limits = LIMITS }: OpenOptions,
): Promise<Opened> {
  const { xlsxSheets, TooLargeError } = await import('./xlsx-kml');
  try {
    const all = await xlsxSheets(bytes, limits.unpackedBytes);
    const sheets = all.map(({ sheet }) => sheet);
    const opened = all.map(({ sheet, lines }) => ({
      ...openLines(file, lines, []),
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

function openLines(file: string, lines: readonly Line[], problems: Problem[]): Opened {
  const wide = lines[0]?.cells.length ?? 0;
  if (wide > LIMITS.columns) return refused(file, wide, 'column-count');
  const { rows, columns } = tableRows(lines, reporter(file, problems));
  if (columns.length < 2) return refused(file, columns.join(), 'columns');
  return openRows(file, rows, columns, problems);
}

function openFeatures(file: string, features: readonly unknown[], problems: Problem[]): Opened {
  const report = reporter(file, problems);
  const rows = features.map((feature, i): Row => {
    const at = { unit: 'feature' as const, n: i + 1 };
    const { type, geometry, properties } = isObject(feature) ? feature : { type: feature };
    const shapes = type === 'Feature' ? shapesOf(geometry) : null;
    if (type !== 'Feature') report({ at, field: 'type', value: type, expected: 'features' });
    else if (!shapes) {
      const value = isObject(geometry) ? geometry.type : geometry;
      report({ at, field: 'geometry.type', value, expected: 'geometry' });
    }
    return { at, properties: isObject(properties) ? properties : {}, shapes, geometry };
  });
  const columns = [...new Set(rows.flatMap(({ properties }) => Object.keys(properties)))];
  return openRows(file, rows, columns, problems);
}

function openRows(file: string, rows: Row[], columns: string[], problems: Problem[]): Opened {
  const names = columns.map(plain);
  return {
    ...{ file, rows, columns, problems, ...guess(columns, rows) },
    isOurs: names.includes('recordid') && names.includes('dateprecision'),
  };
}

export function refused(file: string, value: unknown, expected: Expected): Opened {
  const problems: Problem[] = [];
  reporter(file, problems)({ value, expected });
  return { ...openRows(file, [], [], problems), doubts: [] };
}
