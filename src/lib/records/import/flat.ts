import { STRENGTHS, type Position } from '$lib/core/record/model';
import { continuous } from '$lib/core/earth/sphere';
import { isMissing, textSources, type At, type RawRecord } from './complete';
import { PLACE_FIELDS, RECORD_FIELDS, type FieldType } from '../export/fields';
import type { Expected } from './own-record';

/** A row of a table or a feature: flat properties and what is drawn of it. */
export interface FlatRow {
  at: At;
  properties: Readonly<Record<string, unknown>>;
  points: Position[];
  line: Position[] | null;
}

export type OnProblem = (problem: {
  at?: At;
  field?: string;
  value: unknown;
  expected: Expected;
  values?: string | undefined;
}) => void;

const TYPES: Readonly<Record<string, FieldType>> = { ...RECORD_FIELDS, ...PLACE_FIELDS };

/** Fields by the names under which files have them, in lower case without `_`, `-`, spaces. */
const KNOWN = new Map([
  ...Object.keys(TYPES).map((field) => [plain(field), field] as const),
  ...Object.entries({
    ...{ recordid: 'id', nameen: 'name', title: 'name', source: 'sources' },
    ...{ startdate: 'start', datestart: 'start', date: 'start', enddate: 'end', dateend: 'end' },
    ...{ placename: 'place', location: 'place' },
  }),
]);

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

type Values = Record<string, unknown>;

interface ReadRow {
  row: FlatRow;
  values: Values;
  /** Column by field. */
  columns: Record<string, string>;
}

/**
 * Rows with the same id are one record with several places. What belongs to the record is read from
 * its first row. Properties that no field is called are told to `onIgnored`.
 */
export function fromFlat(
  rows: readonly FlatRow[],
  onProblem: OnProblem,
  onIgnored: (property: string) => void,
): RawRecord[] {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const read: ReadRow = { row, values: {}, columns: {} };
    for (const [property, value] of Object.entries(row.properties)) {
      const field = KNOWN.get(plain(property));
      if (!field) onIgnored(property);
      if (!field || isMissing(value) || field in read.values) continue;
      read.columns[field] = property;
      read.values[field] = valueOf(field, value, row.at, () =>
        onProblem({ at: row.at, field: property, value, expected: 'json' }),
      );
    }
    const { id } = read.values;
    const key = isMissing(id) ? `#${row.at.n}` : `id ${String(id)}`;
    groups.set(key, [...(groups.get(key) ?? []), read]);
  }
  return [...groups.values()].map(record);
}

/** Lists and parts may be JSON: our own tables write them so, and so does a GIS. */
function valueOf(field: string, value: unknown, at: At, onError: () => void): unknown {
  // Citations written out, as the built layers have them.
  if (field === 'sources') {
    const texts = Array.isArray(value) ? value : [value];
    if (texts.every((text) => typeof text === 'string' && !text.trim().startsWith('[')))
      return textSources(texts.join(' | '), at);
  }
  const type = TYPES[field];
  if (typeof value !== 'string' || type === 'text') return value;
  if (type === 'number') return /^\s*\d+\s*$/.test(value) ? Number(value) : value;
  if (type === 'list' && !value.startsWith('[')) return value.split(/\s*[;,]\s*/).filter(Boolean);
  try {
    return JSON.parse(value);
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

function record(group: readonly ReadRow[]): RawRecord {
  const { row, values, columns } = group[0]!;
  const value = given(values, same(...Object.keys(RECORD_FIELDS)));
  const { name, name_ru: _, name_zh: __, ...rest } = value;
  if (name !== undefined) rest.name = given(value, { en: 'name', ru: 'name_ru', zh: 'name_zh' });
  rest.sites ??= sites(group);
  rest.track ??= track(group);
  const total = given(values, same(...STRENGTHS));
  if (Object.keys(total).length) rest.forces ??= { total };
  return { at: row.at, value: rest, columns: pathColumns(columns) };
}

function sites(group: readonly ReadRow[]): unknown[] {
  const found = group.flatMap(({ row, values }) =>
    row.points.map((position) => ({
      index: values.siteIndex,
      site: { ...given(values, SITE), position },
    })),
  );
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

/** Joins the pieces of a line that was cut at 180°; waypoints, where given, are better than a line. */
function track(group: readonly ReadRow[]): unknown {
  const drawn = group.filter(({ row }) => row.line);
  const first = drawn[0];
  if (!first) return null;
  const line = continuous(drawn.flatMap(({ row }) => row.line ?? [])).filter(
    ([lng, lat], i, all) => i === 0 || lng !== all[i - 1]![0] || lat !== all[i - 1]![1],
  );
  return {
    waypoints: line.map((position) => ({ position, status: 'inferred' })),
    ...given(first.values, same('craft', 'precision', 'basis', 'regionShare', 'waypoints')),
  };
}

/** Paths of the record by the column that a reader knows them by. */
function pathColumns(columns: Record<string, string>): Record<string, string> {
  const paths = {
    'name.en': 'name',
    ...{ 'sites[0].name': 'place', 'sites[0].role': 'role', 'sites[0].precision': 'precision' },
    ...Object.fromEntries(STRENGTHS.map((strength) => [`forces.total.${strength}`, strength])),
  };
  return { ...columns, ...(given(columns, paths) as Record<string, string>) };
}
