import { InputError } from '../../core/record/input-error';
import { BASE } from '../../core/record/languages';
import { checkRecords } from '../../core/record/record-check';
import type { Position } from '../../core/record/model';
import { columnsIn, FIELDS, REQUIRED, type ImportField } from './columns';
import { LIMITS, ReadFault, shortened, type Expected, type Faults, type RowRef } from './faults';
import { joinLines, MAX_WAYPOINTS, thin, type FeatureShape } from './geojson';
import type { OwnRecord } from './own-record';
import { REPLACEMENT, type Line, type Sheet } from './table';
import { isCountry, textOf, readCell, type CellValues } from './values';

export interface SheetRecords {
  records: OwnRecord[];
  /** Rows in no record; each has a fault. */
  left: RowRef[];
  leftNames: ReadonlyMap<RowRef, string>;
  total: number;
  /** The file makes sense only with latitude and longitude swapped. */
  isSwapped: boolean;
  ignored: string[];
  /** Participants that are no known country, which are omitted, and how often. */
  unknown: Record<string, number>;
  thinned: number;
}

interface Row {
  ref: RowRef;
  values: CellValues;
  shape: FeatureShape;
}
type Rows = [Row, ...Row[]];

/** Rows with one id are the places of one record; every other row is a record. */
export function readRecords(sheet: Sheet, faults: Faults, swapsPlaces = false): SheetRecords {
  const { headings, lines, required } = sheet;
  const columns = columnsIn(headings);
  const headingText = headings.join(', ');
  const missing = required.filter((field) => !columns.has(field));
  if (missing.length) {
    const hasNoHeader = columns.size === 0 && headings.some(isDate);
    const values = missing.join(', ');
    throw new ReadFault(hasNoHeader ? 'header' : 'columns', { value: headingText, values });
  }
  if (lines.length === 0) throw new ReadFault('rows', { value: headingText });
  const [lat, lng] = [columns.get('lat')!, columns.get('lng')!];
  if (swapsPlaces) columns.set('lat', lng).set('lng', lat);
  const headingOf = (field: ImportField) => headings[columns.get(field) ?? -1] ?? field;
  const rows = lines.flatMap((line) => rowOf(line, columns, headingOf, faults) ?? []);
  const groups = rowsById(rows, headingOf, faults);
  if (groups.length > LIMITS.records)
    throw new ReadFault('record-count', { value: groups.length, values: LIMITS.records });

  const records: OwnRecord[] = [];
  const taken = new Set(groups.flatMap(([{ values }]) => values.id ?? []));
  const unknown: Record<string, number> = {};
  let thinned = 0;
  for (const group of groups) {
    const [{ ref, values }, ...others] = group;
    const line = lineOf(group, faults);
    const record = { id: values.id ?? freeId(values, ref, taken), ...recordOf(group, line) };
    checkMeasurable(record, ref, faults);
    if (faults.has(ref)) {
      for (const { ref: row } of others) faults.add(row, 'sound-record', { values: ref.n });
      continue;
    }
    records.push(record);
    if (line.length > MAX_WAYPOINTS) thinned++;
    for (const name of values.participants ?? [])
      if (!isCountry(name)) unknown[name] = (unknown[name] ?? 0) + 1;
  }
  const left = lines.filter(({ ref }) => faults.has(ref));
  const nameIn = ({ ref, cells }: Line): [RowRef, string][] => {
    const name = textOf(cells[columns.get('name')!]);
    return name ? [[ref, shortened(name)]] : [];
  };
  const read = new Set(columns.values());
  return {
    records,
    left: left.map(({ ref }) => ref),
    leftNames: new Map(left.flatMap(nameIn)),
    total: lines.length,
    isSwapped: !swapsPlaces && areSwapped(lines.map(({ cells }) => [cells[lat], cells[lng]])),
    ignored: headings.filter((_, i) => !read.has(i)),
    unknown,
    thinned,
  };
}

function rowOf(
  { ref, cells, shape }: Line,
  columns: ReadonlyMap<ImportField, number>,
  headingOf: (field: ImportField) => string,
  faults: Faults,
): Row | null {
  const values: CellValues = {};
  const add = (field: ImportField, expected: Expected, allowed = '') => {
    const value = cells[columns.get(field)!];
    faults.add(ref, expected, { field: headingOf(field), value, values: allowed });
  };
  if (faults.has(ref)) return null;
  for (const [field, i] of columns) {
    const text = textOf(cells[i]);
    if (!text || (shape && ['lat', 'lng'].includes(field))) continue;
    try {
      if (text.includes(REPLACEMENT)) throw new ReadFault('encoding');
      Object.assign(values, { [field]: readCell(field, text) });
    } catch (error) {
      if (!(error instanceof ReadFault)) throw error;
      add(field, error.fault.expected, error.fault.values);
    }
  }
  const { start, end, lat, lng } = values;
  if (!faults.has(ref)) {
    if (start && end && end.to < start.from) add('end', 'end-not-before-start');
    // With neither, its place is unknown, as for some of ours.
    if (!shape && lat === undefined && lng !== undefined) add('lat', 'latitude');
    if (!shape && lng === undefined && lat !== undefined) add('lng', 'longitude');
  }
  if (faults.has(ref)) return null;
  const points: Position[] = lat === undefined || lng === undefined ? [] : [[lng, lat]];
  return { ref, values, shape: shape ?? { points, lines: [] } };
}

const isDate = (text: string): boolean => /^(19|20)\d\d\b|\b(19|20)\d\d$/.test(text);

/** Most latitudes exceed 90° and every pair would be valid when swapped. */
function areSwapped(places: readonly (readonly [lat: unknown, lng: unknown])[]): boolean {
  const degrees = places
    .filter((cells) => cells.every(textOf))
    .map((cells) => cells.map((cell) => Math.abs(Number(textOf(cell).replace(',', '.')))));
  const beyond = degrees.filter(([lat]) => lat! > 90);
  return (
    beyond.length > degrees.length / 2 && degrees.every(([lat, lng]) => lat! <= 180 && lng! <= 90)
  );
}

/** Fields that may differ between rows of a record. */
const OF_PLACE: readonly ImportField[] = ['place', 'lat', 'lng', 'precision', 'sources'];
const OF_RECORD = FIELDS.filter((field) => !OF_PLACE.includes(field));

/** Reports rows that contradict the first of their record, or start one without name or date. */
function rowsById(
  rows: readonly Row[],
  headingOf: (field: ImportField) => string,
  faults: Faults,
): Rows[] {
  const groups = new Map<string | number, Rows>();
  for (const row of rows) {
    const { ref, values } = row;
    const key = values.id ?? ref.n;
    const group = groups.get(key);
    const first = group?.[0];
    const isWrong = (field: ImportField) => {
      if (!first) return REQUIRED.includes(field) && values[field] === undefined;
      const isGiven = values[field] !== undefined;
      return isGiven && JSON.stringify(first.values[field]) !== JSON.stringify(values[field]);
    };
    const field = OF_RECORD.find(isWrong);
    if (field) {
      const wrong = { field: headingOf(field), value: values[field], values: first?.ref.n ?? '' };
      faults.add(ref, first ? 'same-record' : 'given', wrong);
    } else if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** Joined from pieces cut at 180°; empty without a line. */
function lineOf(rows: Rows, faults: Faults): Position[] {
  const [{ ref }] = rows;
  const [line, ...others] = joinLines(rows.flatMap(({ shape }) => shape.lines));
  const field = 'geometry';
  if (others.length) faults.add(ref, 'one-track', { field, value: others.length + 1 });
  if (line && line.length < 2) faults.add(ref, 'two-waypoints', { field, value: line });
  return line ?? [];
}

const BASIS = 'own file';

/** Name and date suffice; the rest has defaults, except participants and place. */
function recordOf(rows: Rows, line: readonly Position[]): Omit<OwnRecord, 'id'> {
  const [{ ref, values }] = rows;
  const { name = '', start, end = start, domains = [], practices = [] } = values;
  const participants = (values.participants ?? []).filter(isCountry);
  const titles = new Set(rows.flatMap((row) => row.values.sources ?? []));
  const { personnel, ships, aircraft } = values;
  const positions = thin(line);
  return {
    series: 'own',
    scope: 'core',
    confidence: 'low',
    name: { [BASE]: name },
    kind: values.kind ?? (line.length ? 'patrol' : 'exercise'),
    framework: FRAMEWORKS[Math.max(participants.length, 2) - 2] ?? 'multilateral',
    participants,
    domains,
    practices,
    start: start!.from,
    end: end!.to,
    datePrecision: start!.precision,
    sites: rows.flatMap(({ values: { place = name, precision = 'area' }, shape }) =>
      shape.points.map((position) => ({
        name: place,
        role: 'main' as const,
        position,
        precision,
        basis: BASIS,
        region: '',
      })),
    ),
    track: line.length
      ? {
          craft: 'ship',
          precision: values.precision ?? 'area',
          basis: BASIS,
          positions,
          waypoints: positions.map((position) => ({ position, status: 'inferred' })),
          regionShare: {},
        }
      : null,
    forces: { total: { personnel, ships, aircraft } },
    sources: [...titles].map((title, i) => ({
      id: `own-source-${ref.n}-${i + 1}`,
      supports: ['dates', 'place'],
      title,
    })),
  };
}

const FRAMEWORKS = ['bilateral', 'trilateral'];

function checkMeasurable(record: OwnRecord, row: RowRef, faults: Faults): void {
  if (faults.has(row)) return;
  try {
    checkRecords([record]);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    faults.add(row, 'measurable', { field: 'geometry', value: error.value });
  }
}

/** From its name, and if that is taken its row. */
function freeId({ name = '' }: CellValues, { unit, n }: RowRef, taken: Set<string>): string {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  let id = words || unit;
  while (taken.has(id)) id += `-${n}`;
  taken.add(id);
  return id;
}
