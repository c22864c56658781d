import { STRENGTHS } from '$lib/core/record/model';
import { isMissing, parseJson, textOf, textSources, type At, type RawRecord } from './complete';
import { PLACE_FIELDS, RECORD_FIELDS, type FieldType } from '../export/fields';
import { isPosition, joined, middleOf, thinned, type Given, type Shapes } from './geometry';
import { MAPPED, plain, toDegrees, type Mapping } from './mapping';
import type { Expected } from './own-record';
import { countryOf, degrees, kindOf } from './values';

/** A row of a table or a feature: flat properties and what is drawn of it. */
export interface FlatRow {
  at: At;
  properties: Readonly<Record<string, unknown>>;
  /** Null where there is none that is known. */
  shapes: Shapes | null;
  /** As a feature has it. */
  geometry?: unknown;
  /** Cells beyond the last column. */
  extra?: readonly unknown[];
}

export type OnProblem = (problem: {
  at?: At;
  field?: string;
  value: unknown;
  expected: Expected;
  values?: string | undefined;
}) => void;

/** What is shown otherwise than it was given, and must therefore be said. */
export const NOTES = ['areas', 'parts', 'thinned'] as const;
export type Note = (typeof NOTES)[number];

/** Who is told what of the rows: faults, columns that are not read, changes. */
export interface Ears {
  onProblem: OnProblem;
  /** Whether a row was told to have a fault. */
  isBroken: (at: At) => boolean;
  onIgnored: (property: string) => void;
  onNote: (note: Note) => void;
}

const TYPES: Readonly<Record<string, FieldType>> = {
  ...RECORD_FIELDS,
  ...PLACE_FIELDS,
  ...{ lat: 'text', lng: 'text' },
};

/** Fields by the names under which our files have them. */
const KNOWN = new Map(Object.keys(TYPES).map((field) => [plain(field), field] as const));

type Values = Record<string, unknown>;

interface ReadRow {
  row: FlatRow;
  values: Values;
  shapes: Shapes;
}

/** The field that each column holds: as mapped, else as our files call it. */
function fieldsOf(columns: readonly string[], mapping: Mapping): Map<string, string> {
  const mapped = new Map(Object.entries(mapping.columns).map(([field, column]) => [column, field]));
  const fields = new Map<string, string>();
  for (const column of columns) {
    const own = KNOWN.get(plain(column));
    const isFree = own !== undefined && !MAPPED.some((field) => field === own);
    const field = mapped.get(column) ?? (isFree ? own : undefined);
    if (field && ![...fields.values()].includes(field)) fields.set(column, field);
  }
  return fields;
}

/**
 * Rows with the same id are one record with several places. What belongs to the record must be the
 * same in all of them: a row that says otherwise is another record, and told.
 */
export function fromFlat(
  rows: readonly FlatRow[],
  columns: readonly string[],
  mapping: Mapping,
  { onProblem, isBroken, onIgnored, onNote }: Ears,
): RawRecord[] {
  const fields = fieldsOf(columns, mapping);
  columns.filter((column) => !fields.has(column)).forEach(onIgnored);
  const groups = new Map<string, ReadRow[]>();
  const columnOf = Object.fromEntries([...fields].map(([column, field]) => [field, column]));
  for (const row of rows) {
    const read = readRow(row, fields, mapping, onProblem);
    if (isBroken(row.at)) continue;
    const { id } = read.values;
    const key = isMissing(id) ? `#${row.at.n}` : `id ${textOf(id)}`;
    const group = groups.get(key);
    const other = group && differing(group[0]!.values, read.values);
    if (other) {
      const { n } = group[0]!.row.at;
      const [field, value] = [columnOf[other] ?? other, read.values[other]];
      onProblem({ at: row.at, field, value, expected: 'same-record', values: String(n) });
    } else if (group) group.push(read);
    else groups.set(key, [read]);
  }
  return [...groups.values()].flatMap((group) => recordsOf(group, pathColumns(columnOf), onNote));
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

function readRow(
  row: FlatRow,
  fields: ReadonlyMap<string, string>,
  mapping: Mapping,
  onProblem: OnProblem,
): ReadRow {
  const { at, properties } = row;
  const values: Values = {};
  for (const [column, field] of fields) {
    const value = properties[column];
    if (isMissing(value)) continue;
    values[field] = valueOf(field, value, at, () =>
      onProblem({ at, field: column, value, expected: 'json' }),
    );
  }
  for (const [field, value] of Object.entries(mapping.fixed)) {
    if (isMissing(values[field]) && value.trim())
      values[field] = valueOf(field, value, at, () => {});
  }
  return { row, values, shapes: placed(row, values, mapping, onProblem) };
}

/** What is drawn, in degrees, with the point of the two columns. */
function placed(row: FlatRow, values: Values, mapping: Mapping, onProblem: OnProblem): Shapes {
  const turn = (position: Given): Given =>
    isPosition(position) ? toDegrees(position, mapping) : position;
  const { points = [], lines = [], areas = [] } = row.shapes ?? {};
  const shapes = {
    points: points.map(turn),
    lines: lines.map((line) => line.map(turn)),
    areas: areas.map((ring) => ring.map(turn)),
  };
  const { lat, lng } = values;
  // A layer may have its positions as columns too.
  const isDrawn = points.length + lines.length + areas.length > 0;
  if (isDrawn || (isMissing(lat) && isMissing(lng))) return shapes;
  const [x, y] = [degrees(lng), degrees(lat)];
  const fail = (field: 'lng' | 'lat', expected: Expected) =>
    onProblem({
      at: row.at,
      field: mapping.columns[field] ?? field,
      value: values[field],
      expected,
    });
  if (x === null) fail('lng', 'longitude');
  if (y === null) fail('lat', 'latitude');
  if (x !== null && y !== null) shapes.points.push(turn([x, y]));
  return shapes;
}

/** Lists and parts may be JSON: our own tables write them so, and so does a GIS. */
function valueOf(field: string, value: unknown, at: At, onError: () => void): unknown {
  if (field === 'kind') return kindOf(value);
  // Citations written out, as the built layers have them.
  if (field === 'sources') {
    const texts = Array.isArray(value) ? value : [value];
    if (texts.every((text) => typeof text === 'string' && !text.trim().startsWith('[')))
      return textSources(texts.join(' | '), at);
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

/** The record of a group of rows; lines that do not meet are records of their own. */
function recordsOf(
  group: readonly ReadRow[],
  columns: Record<string, string>,
  onNote: Ears['onNote'],
): RawRecord[] {
  const { row, values } = group[0]!;
  const value = given(values, same(...Object.keys(RECORD_FIELDS)));
  const { name, name_ru: _, name_zh: __, ...rest } = value;
  if (name !== undefined) rest.name = given(value, { en: 'name', ru: 'name_ru', zh: 'name_zh' });
  rest.sites ??= sites(group, onNote);
  const sources = group.map(({ values }) => values.sources).filter(Array.isArray);
  if (sources.length > 1) rest.sources = unique(sources.flat());
  const total = given(values, same(...STRENGTHS));
  if (Object.keys(total).length) rest.forces ??= { total };
  const raw = { at: row.at, rows: group.map(({ row }) => row.at), columns };
  const tracks = rest.track === undefined ? tracksOf(group, onNote) : [];
  if (tracks.length < 2) return [{ ...raw, value: { track: tracks[0] ?? null, ...rest } }];
  onNote('parts');
  return tracks.map((track, i) => ({
    ...raw,
    value: {
      ...rest,
      ...{ track, sites: i ? [] : rest.sites },
      ...(!isMissing(rest.id) && { id: `${textOf(rest.id)}-${i + 1}` }),
      ...(rest.name !== undefined && { name: numbered(rest.name as object, i + 1) }),
    },
  }));
}

const numbered = (names: object, n: number) =>
  Object.fromEntries(Object.entries(names).map(([language, name]) => [language, `${name} (${n})`]));

/** Rows of our own files repeat the sources of their record. */
function unique(sources: readonly unknown[]): unknown[] {
  const seen = new Map(sources.map((source) => [JSON.stringify(source), source]));
  return [...seen.values()];
}

function sites(group: readonly ReadRow[], onNote: Ears['onNote']): unknown[] {
  const found = group.flatMap(({ values, shapes: { points, areas } }) => {
    const site = given(values, SITE);
    areas.forEach(() => onNote('areas'));
    return [
      ...points.map((position) => ({ index: values.siteIndex, site: { ...site, position } })),
      ...areas.map((ring) => ({ index: values.siteIndex, site: { ...middleOf(ring), ...site } })),
    ];
  });
  // Only files that number all their places are put in that order.
  if (found.every(({ index }) => typeof index === 'number')) {
    found.sort((a, b) => Number(a.index) - Number(b.index));
  }
  return found.map(({ site }) => site);
}

const SITE = {
  ...{ name: 'place', name_ru: 'place_ru', name_zh: 'place_zh' },
  ...same('role', 'precision', 'basis', 'region'),
};

/** Pieces of a line that was cut at 180° are joined; waypoints, where given, are better than a line. */
function tracksOf(group: readonly ReadRow[], onNote: Ears['onNote']): unknown[] {
  const drawn = group.filter(({ shapes }) => shapes.lines.length);
  const first = drawn[0];
  if (!first) return [];
  const more = given(first.values, same('craft', 'precision', 'basis', 'regionShare', 'waypoints'));
  const lines = joined(drawn.flatMap(({ shapes }) => shapes.lines));
  return (more.waypoints ? lines.slice(0, 1) : lines).map((line) => {
    const kept = thinned(line);
    if (kept.length < line.length && !more.waypoints) onNote('thinned');
    return { waypoints: kept.map((position) => ({ position, status: 'inferred' })), ...more };
  });
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
