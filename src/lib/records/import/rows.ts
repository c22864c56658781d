import { sum } from 'd3-array';
import { BASE, LANGUAGES } from '$lib/core/record/languages';
import { STRENGTHS } from '$lib/core/record/model';
import { centreOf, joinLines, thin, type Shape } from './geometry';
import { FIELD_BY_NAME, NAMES, PLACE_NAMES, RECORD_FIELDS, valueOf } from './fields';
import { normalizeName } from './mapping';
import {
  MAPPED_FIELDS,
  type Mapping,
  type Note,
  type ReadResult,
  type Report,
  type RowRef,
} from './own-file';
import type { Row } from './table';
import { degrees } from './values';

type Values = Record<string, unknown>;

/** The values of a record before they are completed and checked. */
export interface RawRecord {
  values: Values;
  rows: readonly RowRef[];
  /** The column that holds a field, by the path of the field. */
  columns?: Readonly<Record<string, string>>;
}

interface ReadRow {
  ref: RowRef;
  values: Values;
  shapes: readonly Shape[];
}

/** What holds for all rows of a file. */
export interface Reading {
  /** The column of each field. */
  columns: Readonly<Record<string, string>>;
  mapping: Pick<Mapping, 'fixed' | 'isJoined'>;
  report: Report;
  isFaulty: (row: RowRef) => boolean;
  onNote: (note: Note) => void;
}

export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** Also of an object whose `toString` is broken. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}

/** The column of each field: as mapped, else by its name in our own files. */
export function columnsOf(columns: readonly string[], mapping: Mapping): Record<string, string> {
  const mapped: string[] = Object.values(mapping.columns);
  const byName = columns.flatMap((column): [string, string][] => {
    const field = FIELD_BY_NAME.get(normalizeName(column));
    const isFree = !MAPPED_FIELDS.some((name) => name === field) && !mapped.includes(column);
    return field && isFree ? [[field, column]] : [];
  });
  // Of two columns for a field, the first counts.
  return { ...Object.fromEntries(byName.reverse()), ...mapping.columns };
}

/** What a further row of a record may add without a place or a line of its own. */
const SHAPELESS = ['sources', 'waypoints'];

/**
 * Rows with one id are the places of one record, as are those that share name and dates if they are joined; a row that
 * contradicts the first, or adds nothing to it, is reported.
 */
export function recordsOf(
  rows: readonly Row[],
  reading: Reading,
): { drafts: RawRecord[]; shared: ReadResult['shared'] } {
  const { columns, report, mapping } = reading;
  const groups = new Map<string, [ReadRow, ...ReadRow[]]>();
  const sharers = new Map<string, number>();
  for (const row of rows) {
    const { ref } = row;
    const values = valuesOf(row, reading);
    const shapes = shapesOfRow(row, values, reading);
    if (reading.isFaulty(ref)) continue;
    const { id, name, start, end } = values;
    const hasDates = isMissing(id) && !isMissing(name) && !isMissing(start);
    const nameAndDates = hasDates ? JSON.stringify([name, start, end]) : null;
    if (nameAndDates) sharers.set(nameAndDates, (sharers.get(nameAndDates) ?? 0) + 1);
    const ownKey = isMissing(id) ? `#${ref.n}` : `id ${textOf(id)}`;
    const key = (mapping.isJoined && nameAndDates) || ownKey;
    const group = groups.get(key);
    const field = group && differingField(group[0].values, values);
    if (field) {
      report({
        row: ref,
        field: columns[field] ?? field,
        value: values[field],
        expected: 'same-record',
        values: String(group[0].ref.n),
      });
    } else if (group && shapes.length === 0 && SHAPELESS.every((own) => isMissing(values[own]))) {
      report({ row: ref, field: columns.lat ?? 'lat', value: values.lat, expected: 'place' });
    } else if (group) group.push({ ref, values, shapes });
    else groups.set(key, [{ ref, values, shapes }]);
  }
  const columnsByPath = withPaths(columns);
  const counts = [...sharers.values()].filter((count) => count > 1);
  return {
    drafts: [...groups.values()].map((group) => ({
      rows: group.map(({ ref }) => ref),
      columns: columnsByPath,
      values: recordValues(group, reading),
    })),
    shared: { rows: sum(counts), records: counts.length },
  };
}

function differingField(first: Values, other: Values): string | undefined {
  return Object.keys(RECORD_FIELDS).find(
    (field) =>
      field !== 'sources' &&
      !isMissing(other[field]) &&
      JSON.stringify(first[field]) !== JSON.stringify(other[field]),
  );
}

function valuesOf({ ref, properties }: Row, { columns, report, ...reading }: Reading): Values {
  const fixed: Readonly<Record<string, string>> = reading.mapping.fixed;
  const fields = new Set([...Object.keys(columns), ...Object.keys(fixed)]);
  return Object.fromEntries(
    [...fields].flatMap((field) => {
      const column = columns[field];
      const cell = column === undefined ? undefined : properties[column];
      const value = isMissing(cell) ? fixed[field]?.trim() : cell;
      if (isMissing(value)) return [];
      const onError = () => report({ row: ref, field: column ?? field, value, expected: 'json' });
      return [[field, valueOf(field, value, ref, onError)]];
    }),
  );
}

/** A layer may have positions in its columns instead of geometries. */
function shapesOfRow(
  { ref, shapes }: Row,
  { lat, lng }: Values,
  { columns, report }: Reading,
): readonly Shape[] {
  if (shapes?.length || (isMissing(lat) && isMissing(lng))) return shapes ?? [];
  const x = degrees(lng);
  const y = degrees(lat);
  if (x === null) {
    report({ row: ref, field: columns.lng ?? 'lng', value: lng, expected: 'longitude' });
  }
  if (y === null) {
    report({ row: ref, field: columns.lat ?? 'lat', value: lat, expected: 'latitude' });
  }
  return [{ kind: 'point', positions: [[x, y]] }];
}

/** The values that are there, under the names that `fieldByName` gives them. */
function pickRenamed(values: Values, fieldByName: Readonly<Record<string, string>>): Values {
  return Object.fromEntries(
    Object.entries(fieldByName).flatMap(([name, field]) =>
      isMissing(values[field]) ? [] : [[name, values[field]]],
    ),
  );
}

const pick = (values: Values, fields: readonly string[]): Values =>
  pickRenamed(values, Object.fromEntries(fields.map((field) => [field, field])));

const SITE_NAMES = Object.fromEntries(
  LANGUAGES.map((language) => [NAMES[language], PLACE_NAMES[language]]),
);
const SITE_FIELDS = ['label', 'role', 'precision', 'basis', 'region'];
const TRACK_FIELDS = ['craft', 'precision', 'basis', 'regionShare', 'waypoints'];

function recordValues(group: readonly [ReadRow, ...ReadRow[]], reading: Reading): Values {
  const [first] = group;
  const names = Object.values(NAMES);
  const fields = Object.keys(RECORD_FIELDS).filter((field) => !names.includes(field));
  const record = pick(first.values, fields);
  if (first.values.name !== undefined) record.name = pickRenamed(first.values, NAMES);
  record.sites ??= sitesOf(group, reading);
  record.track ??= trackOf(group, reading);
  // Every row of our own files repeats the sources of its record.
  const sources = group.flatMap(({ values }) =>
    Array.isArray(values.sources) ? (values.sources as unknown[]) : [],
  );
  if (sources.length)
    record.sources = [...new Map(sources.map((source) => [textOf(source), source])).values()];
  const total = pick(first.values, STRENGTHS);
  if (Object.keys(total).length) record.forces ??= { total };
  return record;
}

function sitesOf(group: readonly ReadRow[], { onNote }: Reading): unknown[] {
  const sites = group.flatMap(({ values, shapes }) =>
    shapes
      .filter(({ kind }) => kind !== 'line')
      .map(({ kind, positions }) => {
        if (kind === 'area') onNote('areas');
        const place = kind === 'area' ? centreOf(positions) : { position: positions[0] };
        const names = pickRenamed(values, SITE_NAMES);
        return {
          index: values.siteIndex,
          site: { ...place, ...names, ...pick(values, SITE_FIELDS) },
        };
      }),
  );
  // Sorted only where every place has a number.
  if (sites.every(({ index }) => typeof index === 'number'))
    sites.sort((a, b) => Number(a.index) - Number(b.index));
  return sites.map(({ site }) => site);
}

/** Pieces of a line cut at 180° are joined; waypoints of a column take precedence over the line. */
function trackOf(group: readonly [ReadRow, ...ReadRow[]], { report, onNote }: Reading): unknown {
  const isLine = ({ kind }: Shape) => kind === 'line';
  const drawn = group.filter(({ shapes }) => shapes.some(isLine));
  const pieces = drawn.flatMap(({ shapes }) => shapes.filter(isLine));
  const lines = joinLines(pieces.map(({ positions }) => positions));
  const [line] = lines;
  if (!line) return null;
  if (lines.length > 1) {
    report({ row: group[0].ref, field: 'geometry', value: lines.length, expected: 'one-track' });
  }
  const fields = pick(drawn[0]!.values, TRACK_FIELDS);
  const thinned = thin(line);
  if (thinned.length < line.length && !fields.waypoints) onNote('thinned');
  return { waypoints: thinned.map((position) => ({ position, status: 'inferred' })), ...fields };
}

/** The column of each field, also by the paths at which the check reports its problems. */
function withPaths(columns: Readonly<Record<string, string>>): Record<string, string> {
  const paths = {
    [`name.${BASE}`]: columns.name,
    'sites[0].name': columns.place,
    'sites[0].role': columns.role,
    'sites[0].precision': columns.precision,
    'sites[0].position[0]': columns.lng,
    'sites[0].position[1]': columns.lat,
    ...Object.fromEntries(
      STRENGTHS.map((strength) => [`forces.total.${strength}`, columns[strength]]),
    ),
  };
  return { ...columns, ...(pick(paths, Object.keys(paths)) as Record<string, string>) };
}
