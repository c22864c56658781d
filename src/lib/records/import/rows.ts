import { STRENGTHS } from '$lib/core/record/model';
import { joined, middleOf, thinned, type Shapes } from './geometry';
import { plain } from './mapping';
import { parseJson, type RawRecord } from './open';
import { MAPPED, type At, type Expected, type Mapping, type Note, type Tell } from './own-file';
import type { FlatRow } from './table';
import { countryOf, degrees, kindOf } from './values';

/** Flat rows, of a table or a layer, as records that may have several places. */

/** How a field stands in a flat table: as it is, as a list joined by `; `, or as JSON. */
type FieldType = 'text' | 'number' | 'list' | 'json';

const fields = (type: FieldType, names: string) =>
  Object.fromEntries(names.split(' ').map((name) => [name, type]));

/** What belongs to the whole record. */
const RECORD_FIELDS: Readonly<Record<string, FieldType>> = {
  ...fields('text', 'id name name_ru name_zh series kind scope framework start end datePrecision'),
  ...fields('text', 'participantsPartial weakParticipation trackAbsent confidence notes'),
  ...fields('list', 'formerIds domains practices participants hosts'),
  ...fields('json', 'ours stages sites track forces firsts disputes related sources'),
};

/** What belongs to one place or track, where each has a row or a feature of its own. */
const TYPES: Readonly<Record<string, FieldType>> = {
  ...RECORD_FIELDS,
  ...fields('text', 'place place_ru place_zh role precision region basis craft lat lng'),
  ...fields('number', `siteIndex ${STRENGTHS.join(' ')}`),
  ...fields('json', 'waypoints regionShare'),
};

/** Fields by the names under which our files have them. */
const KNOWN = new Map(Object.keys(TYPES).map((field) => [plain(field), field] as const));

type Values = Record<string, unknown>;

interface ReadRow {
  row: FlatRow;
  values: Values;
  shapes: Shapes;
}

/** Who is told what of the rows: faults, columns that are not read, changes. */
export interface Ears {
  tell: Tell;
  /** Whether a row was told to have a fault. */
  isBroken: (at: At) => boolean;
  onIgnored: (property: string) => void;
  onNote: (note: Note) => void;
}

export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** Any value as a text, also an object that cannot be turned into one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}

/** The field that each column holds: as mapped, else as our files call it. */
function fieldsOf(columns: readonly string[], mapping: Mapping): Map<string, string> {
  const mapped = new Map(Object.entries(mapping.columns).map(([field, column]) => [column, field]));
  const found = new Map<string, string>();
  for (const column of columns) {
    const own = KNOWN.get(plain(column));
    const isFree = own !== undefined && !MAPPED.some((field) => field === own);
    const field = mapped.get(column) ?? (isFree ? own : undefined);
    if (field && ![...found.values()].includes(field)) found.set(column, field);
  }
  return found;
}

/**
 * Rows with the same id are one record with several places. What belongs to the record must be the
 * same in all of them: a row that says otherwise is another record, and told.
 */
export function recordsOf(
  rows: readonly FlatRow[],
  columns: readonly string[],
  mapping: Mapping,
  ears: Ears,
): RawRecord[] {
  const { tell, isBroken, onIgnored } = ears;
  const held = fieldsOf(columns, mapping);
  columns.filter((column) => !held.has(column)).forEach(onIgnored);
  const columnOf = Object.fromEntries([...held].map(([column, field]) => [field, column]));
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const values = valuesOf(row, held, mapping, tell);
    const read = { row, values, shapes: shapesOf(row, values, mapping, tell) };
    if (isBroken(row.at)) continue;
    const key = isMissing(values.id) ? `#${row.at.n}` : `id ${textOf(values.id)}`;
    const group = groups.get(key);
    const other = group && differing(group[0]!.values, values);
    if (other) {
      const [field, value] = [columnOf[other] ?? other, values[other]];
      const first = String(group[0]!.row.at.n);
      tell({ at: row.at, field, value, expected: 'same-record', values: first });
    } else if (group) group.push(read);
    else groups.set(key, [read]);
  }
  const paths = pathColumns(columnOf);
  return [...groups.values()].map((group) => recordOf(group, paths, ears));
}

/** The first field of a record in which two rows of one id differ. */
function differing(a: Values, b: Values): string | undefined {
  return Object.keys(RECORD_FIELDS).find(
    (field) =>
      field !== 'sources' &&
      !isMissing(b[field]) &&
      JSON.stringify(a[field]) !== JSON.stringify(b[field]),
  );
}

function valuesOf(
  { at, properties }: FlatRow,
  held: ReadonlyMap<string, string>,
  { fixed }: Mapping,
  tell: Tell,
): Values {
  const values: Values = {};
  for (const [column, field] of held) {
    const value = properties[column];
    if (isMissing(value)) continue;
    values[field] = valueOf(field, value, at, () =>
      tell({ at, field: column, value, expected: 'json' }),
    );
  }
  for (const [field, value] of Object.entries(fixed)) {
    if (isMissing(values[field]) && value.trim())
      values[field] = valueOf(field, value, at, () => {});
  }
  return values;
}

/** What is drawn, with the point of the two columns. */
function shapesOf(row: FlatRow, { lat, lng }: Values, mapping: Mapping, tell: Tell): Shapes {
  const { points = [], lines = [], areas = [] } = row.shapes ?? {};
  // A layer may have its positions as columns too.
  const isDrawn = points.length + lines.length + areas.length > 0;
  if (isDrawn || (isMissing(lat) && isMissing(lng))) return { points, lines, areas };
  const [x, y] = [degrees(lng), degrees(lat)];
  const fail = (field: 'lng' | 'lat', value: unknown, expected: Expected) =>
    tell({ at: row.at, field: mapping.columns[field] ?? field, value, expected });
  if (x === null) fail('lng', lng, 'longitude');
  if (y === null) fail('lat', lat, 'latitude');
  return { points: x === null || y === null ? [] : [[x, y]], lines, areas };
}

/** Lists and parts may be JSON: our own tables write them so, and so does a GIS. */
function valueOf(field: string, value: unknown, at: At, onError: () => void): unknown {
  if (field === 'kind') return kindOf(value);
  if (field === 'sources') {
    const texts = Array.isArray(value) ? value : [value];
    // Citations written out, addresses or texts: `TASS, 2016 | https://…`.
    if (texts.every((text) => typeof text === 'string' && !text.trim().startsWith('[')))
      return texts
        .flatMap((text: string) => text.split(' | '))
        .filter((title) => title.trim())
        .map((title, i) => ({
          ...{ id: `own-source-${at.n}-${i + 1}`, supports: ['dates', 'place'] },
          title: title.trim(),
        }));
  }
  const type = TYPES[field];
  if (field === 'name' && typeof value === 'number') return String(value);
  if (typeof value !== 'string' || type === 'text') return value;
  if (type === 'number') return /^\s*\d+\s*$/.test(value) ? Number(value) : value;
  if (type === 'list' && !value.startsWith('[')) {
    const parts = value.split(/\s*[;,|、，；/]\s*/).filter(Boolean);
    return field === 'participants' ? [...new Set(parts.map(countryOf))].sort() : parts;
  }
  try {
    return parseJson(value);
  } catch {
    return onError();
  }
}

/** The fields that are given, by the names they have in a record. */
function given(values: Values, names: Readonly<Record<string, string>>): Values {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, field]) =>
      isMissing(values[field]) ? [] : [[name, values[field]]],
    ),
  );
}

const same = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));

/** The record of a group of rows. */
function recordOf(
  group: readonly ReadRow[],
  columns: Record<string, string>,
  ears: Ears,
): RawRecord {
  const { row, values } = group[0]!;
  const value = given(values, same(...Object.keys(RECORD_FIELDS)));
  const { name, name_ru: _, name_zh: __, ...rest } = value;
  if (name !== undefined) rest.name = given(value, { en: 'name', ru: 'name_ru', zh: 'name_zh' });
  rest.sites ??= sitesOf(group, ears.onNote);
  if (rest.track === undefined) rest.track = trackOf(group, ears);
  // Rows of our own files repeat the sources of their record.
  const sources = group.flatMap(({ values }) =>
    Array.isArray(values.sources) ? (values.sources as unknown[]) : [],
  );
  if (sources.length)
    rest.sources = [...new Map(sources.map((source) => [textOf(source), source])).values()];
  const total = given(values, same(...STRENGTHS));
  if (Object.keys(total).length) rest.forces ??= { total };
  return { at: row.at, rows: group.map(({ row }) => row.at), columns, value: rest };
}

const SITE = {
  ...{ name: 'place', name_ru: 'place_ru', name_zh: 'place_zh' },
  ...same('role', 'precision', 'basis', 'region'),
};

function sitesOf(group: readonly ReadRow[], onNote: Ears['onNote']): unknown[] {
  const found = group.flatMap(({ values, shapes: { points, areas } }) => {
    const site = given(values, SITE);
    areas.forEach(() => onNote('areas'));
    return [
      ...points.map((position) => ({ index: values.siteIndex, site: { ...site, position } })),
      ...areas.map((ring) => ({ index: values.siteIndex, site: { ...middleOf(ring), ...site } })),
    ];
  });
  // Only files that number all their places are put in that order.
  if (found.every(({ index }) => typeof index === 'number'))
    found.sort((a, b) => Number(a.index) - Number(b.index));
  return found.map(({ site }) => site);
}

/** Pieces of a line that was cut at 180° are joined; waypoints, where given, are better than a line. */
function trackOf(group: readonly ReadRow[], { tell, onNote }: Ears): unknown {
  const [first, ...others] = group.filter(({ shapes }) => shapes.lines.length);
  if (!first) return null;
  const more = given(first.values, same('craft', 'precision', 'basis', 'regionShare', 'waypoints'));
  const lines = joined([first, ...others].flatMap(({ shapes }) => shapes.lines));
  const { at } = group[0]!.row;
  // One track would join them.
  if (lines.length > 1) tell({ at, field: 'geometry', value: lines.length, expected: 'one-track' });
  const kept = thinned(lines[0]!);
  if (kept.length < lines[0]!.length && !more.waypoints) onNote('thinned');
  return { waypoints: kept.map((position) => ({ position, status: 'inferred' })), ...more };
}

/** Paths of the record by the column that a reader knows them by. */
function pathColumns(columns: Record<string, string>): Record<string, string> {
  const paths = {
    'name.en': 'name',
    ...{ 'sites[0].name': 'place', 'sites[0].role': 'role', 'sites[0].precision': 'precision' },
    ...{ 'sites[0].position[0]': 'lng', 'sites[0].position[1]': 'lat' },
    ...Object.fromEntries(STRENGTHS.map((strength) => [`forces.total.${strength}`, strength])),
  };
  return { ...columns, ...(given(columns, paths) as Record<string, string>) };
}
