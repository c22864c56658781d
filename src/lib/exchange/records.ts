import { MOST_DISTANCES, placesBySeries } from '#core/reach/distances';
import { InputError } from '#core/record/input-error';
import { BASE } from '#core/record/languages';
import { checkRecords } from '#core/record/record-check';
import type { Position } from '#core/record/model';
import type { AtlasRecord } from '#core/record/schema';
import { columnsIn, FIELDS, REQUIRED, type ImportField } from './columns';
import { faultOf, LIMITS, ReadFault, shortened, type Fault, type RowRef } from './faults';
import { joinLines, MAX_WAYPOINTS, thin } from './geojson';
import { mentionsOf } from './proposed';
import { REPLACEMENT, type Line, type Sheet } from './table';
import { isCountry, textOf, readCell, type CellValues } from './values';

export interface SheetRecords {
  records: AtlasRecord[];
  /** The other rows, and why they are in no record. */
  left: { ref: RowRef; name: string; faults: Fault[] }[];
  total: number;
  /** It makes sense only with latitude and longitude swapped. */
  isSwapped: boolean;
  ignored: string[];
  /** Omitted participants that are no known country, and how often. */
  unknown: [name: string, n: number][];
  thinned: number;
}

interface Row extends Line {
  values: CellValues;
}
type Rows = [Row, ...Row[]];

const isSound = ({ faults }: Line) => faults.length === 0;

/** Rows with one id are the places of one record; every other row is a record. */
export function readRecords(sheet: Sheet, swapsPlaces = false): SheetRecords {
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
  const lat = columns.get('lat')!;
  const lng = columns.get('lng')!;
  if (swapsPlaces) columns.set('lat', lng).set('lng', lat);
  const headingOf = (field: ImportField) => headings[columns.get(field) ?? -1] ?? field;

  const rows = lines.map((line) => rowOf(line, columns, headingOf));
  const groups = rowsById(rows.filter(isSound), headingOf);
  if (groups.length > LIMITS.records)
    throw new ReadFault('record-count', { value: groups.length, values: LIMITS.records });
  const taken = new Set(groups.flatMap(([{ values }]) => values.id ?? []));
  const made = groups.map((group) => {
    const [first, ...others] = group;
    const track = trackOf(group);
    const record = recordOf(group, track, taken);
    const refused = isSound(first) && inputErrorOf(() => checkRecords([record]));
    if (refused)
      first.faults.push(faultOf('measurable', { field: 'geometry', value: refused.value }));
    if (!isSound(first))
      for (const { faults } of others)
        faults.push(faultOf('sound-record', { values: first.ref.n }));
    return { first, track, record };
  });
  const kept = made.filter(({ first }) => isSound(first));
  const records = kept.map(({ record }) => record);
  // A long track is many places.
  const beyond = inputErrorOf(() =>
    placesBySeries(records, { regionAt: () => null, boundsOf: () => null }),
  );
  if (beyond) throw new ReadFault('distances', { value: beyond.value, values: MOST_DISTANCES });
  const participants = kept.flatMap(({ first }) => first.values.participants ?? []);
  return {
    records,
    left: rows
      .filter((row) => !isSound(row))
      .map(({ ref, cells, faults }) => {
        return { ref, name: shortened(textOf(cells[columns.get('name')!])), faults };
      }),
    total: lines.length,
    isSwapped: !swapsPlaces && areSwapped(lines.map(({ cells }) => [cells[lat], cells[lng]])),
    ignored: headings.filter((_, i) => ![...columns.values()].includes(i)),
    unknown: mentionsOf(participants.filter((name) => !isCountry(name))),
    thinned: kept.filter(({ track }) => track.length > MAX_WAYPOINTS).length,
  };
}

function rowOf(
  line: Line,
  columns: ReadonlyMap<ImportField, number>,
  headingOf: (field: ImportField) => string,
): Row {
  const { cells, shape, faults } = line;
  const values: CellValues = {};
  const row = { ...line, values };
  const add = (field: ImportField, expected: Fault['expected'], allowed = '') => {
    const value = cells[columns.get(field)!];
    faults.push(faultOf(expected, { field: headingOf(field), value, values: allowed }));
  };
  if (!isSound(line)) return row;
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
  if (!isSound(line)) return row;
  const { start, end, lat, lng } = values;
  if (start && end && end.to < start.from) add('end', 'end-not-before-start');
  if (shape) return row;
  // With neither, its place is unknown, as for some of ours.
  if (lat === undefined && lng !== undefined) add('lat', 'latitude');
  if (lng === undefined && lat !== undefined) add('lng', 'longitude');
  const points: Position[] = lat === undefined || lng === undefined ? [] : [[lng, lat]];
  return { ...row, shape: { points, lines: [] } };
}

const isDate = (text: string) => /^(19|20)\d\d\b|\b(19|20)\d\d$/.test(text);

/** Most latitudes exceed 90° and every pair would be valid when swapped. */
function areSwapped(places: readonly (readonly [lat: unknown, lng: unknown])[]) {
  const degrees = places
    .filter((cells) => cells.every(textOf))
    .map((cells) => cells.map((cell) => Math.abs(Number(textOf(cell).replace(',', '.')))));
  const beyond = degrees.filter(([lat]) => lat! > 90).length;
  return beyond > degrees.length / 2 && degrees.every(([lat, lng]) => lat! <= 180 && lng! <= 90);
}

/** Fields that may differ between rows of a record. */
const OF_PLACE: readonly ImportField[] = ['place', 'lat', 'lng', 'precision', 'sources'];
const OF_RECORD = FIELDS.filter((field) => !OF_PLACE.includes(field));

/** Faults rows that contradict the first of their record, or begin one without name or date. */
function rowsById(rows: readonly Row[], headingOf: (field: ImportField) => string): Rows[] {
  const groups = new Map<string | number, Rows>();
  for (const row of rows) {
    const { ref, values } = row;
    const key = values.id ?? ref.n;
    const group = groups.get(key);
    const first = group?.[0];
    const field = OF_RECORD.find((name) => {
      const value = JSON.stringify(values[name]);
      if (!first) return REQUIRED.includes(name) && value === undefined;
      return value !== undefined && value !== JSON.stringify(first.values[name]);
    });
    if (field) {
      const wrong = { field: headingOf(field), value: values[field], values: first?.ref.n ?? '' };
      row.faults.push(faultOf(first ? 'same-record' : 'given', wrong));
    } else if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** Joined from pieces cut at 180°; empty without a line. */
function trackOf(rows: Rows): Position[] {
  const [{ faults }] = rows;
  const [line, ...others] = joinLines(rows.flatMap(({ shape }) => shape?.lines ?? []));
  const field = 'geometry';
  if (others.length) faults.push(faultOf('one-track', { field, value: others.length + 1 }));
  if (line && line.length < 2) faults.push(faultOf('two-waypoints', { field, value: line }));
  return line ?? [];
}

const BASIS = 'own file';
/** Of two and three states. */
export const FRAMEWORKS = ['bilateral', 'trilateral'];

/** Name and date suffice; the rest has defaults, except participants and place. */
function recordOf(rows: Rows, line: readonly Position[], taken: Set<string>): AtlasRecord {
  const [{ ref, values }] = rows;
  const { name = '', start, end = start, domains = [], practices = [] } = values;
  const participants = (values.participants ?? []).filter(isCountry);
  const titles = new Set(rows.flatMap((row) => row.values.sources ?? []));
  const { personnel, ships, aircraft } = values;
  const positions = thin(line);
  return {
    id: values.id ?? freeId(name, ref, taken),
    series: 'own',
    scope: 'core',
    confidence: 'low',
    name: { [BASE]: name },
    kind: values.kind ?? (line.length ? 'patrol' : 'exercise'),
    framework: FRAMEWORKS[Math.max(participants.length, 2) - 2] ?? 'multilateral',
    participants,
    hosts: [],
    domains,
    practices,
    start: start!.from,
    end: end!.to,
    datePrecision: start!.precision,
    sites: rows.flatMap(({ values: { place = name, precision = 'area' }, shape }) =>
      (shape?.points ?? []).map((position) => ({
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
    firsts: [],
    disputes: [],
    sources: [...titles].map((title, i) => ({
      id: `own-source-${ref.n}-${i + 1}`,
      supports: ['dates', 'place'],
      title,
    })),
  };
}

/** What the core's checks refuse, if anything. */
function inputErrorOf(check: () => unknown): InputError | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

/** From the name; with the row if that is taken. */
function freeId(name: string, { unit, n }: RowRef, taken: Set<string>) {
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
