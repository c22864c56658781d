import { STRENGTHS, type Position } from '$lib/core/record/model';
import { continuous } from '$lib/core/earth/sphere';
import { isMissing, isObject, textSources, type At, type RawRecord } from './complete';
import type { Expected } from './own-record';

/** A row of a table or a feature: flat properties and what is drawn of it. */
export interface FlatRow {
  at: At;
  properties: Readonly<Record<string, unknown>>;
  points: Position[];
  line: Position[] | null;
}

export interface FlatProblem {
  at: At;
  field: string;
  value: unknown;
  expected: Expected;
}

/** Names under which a field is found in files of others, in lower case without `_`, `-`, spaces. */
const ALIASES: Record<string, readonly string[]> = {
  id: ['recordid', 'id'],
  name: ['nameen', 'name', 'title'],
  name_ru: ['nameru'],
  name_zh: ['namezh'],
  start: ['start', 'startdate', 'datestart', 'date'],
  end: ['end', 'enddate', 'dateend'],
  datePrecision: ['dateprecision'],
  participantsPartial: ['participantspartial'],
  weakParticipation: ['weakparticipation'],
  trackAbsent: ['trackabsent'],
  sources: ['sources', 'source'],
  place: ['place', 'placename', 'location'],
};
const TEXTS = [
  ...['id', 'name', 'name_ru', 'name_zh', 'start', 'end', 'datePrecision', 'weakParticipation'],
  ...[
    'participantsPartial',
    'trackAbsent',
    'series',
    'kind',
    'scope',
    'framework',
    'confidence',
    'notes',
  ],
];
const LISTS = ['domains', 'practices', 'participants', 'hosts'];
const RECORD_NESTED = [
  'ours',
  'stages',
  'forces',
  'firsts',
  'disputes',
  'related',
  'sources',
  'sites',
  'track',
];
const NESTED = [...RECORD_NESTED, 'waypoints', 'regionShare'];
const NUMBERS: readonly string[] = ['siteIndex', ...STRENGTHS];
const PLACE = ['place', 'role', 'precision', 'region', 'basis', 'craft'];
const FIELDS = [...TEXTS, ...LISTS, ...NESTED, ...PLACE, ...NUMBERS];
const CANONICAL = new Map(
  FIELDS.flatMap((field) => (ALIASES[field] ?? [plain(field)]).map((alias) => [alias, field])),
);

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/**
 * Rows with the same id are one record with several places. What belongs to the record is read from
 * its first row. Properties that no field is called are told to `onIgnored`.
 */
export function fromFlat(
  rows: readonly FlatRow[],
  onProblem: (problem: FlatProblem) => void,
  onIgnored: (property: string) => void,
): RawRecord[] {
  const groups = new Map<string, { row: FlatRow; fields: Fields }[]>();
  for (const row of rows) {
    const fields = readFields(row, onProblem, onIgnored);
    const key = isMissing(fields.values.id) ? `#${row.at.n}` : `id ${String(fields.values.id)}`;
    groups.set(key, [...(groups.get(key) ?? []), { row, fields }]);
  }
  return [...groups.values()].map(record);
}

interface Fields {
  values: Record<string, unknown>;
  /** Column by field. */
  columns: Record<string, string>;
}

function readFields(
  { at, properties }: FlatRow,
  onProblem: (problem: FlatProblem) => void,
  onIgnored: (property: string) => void,
): Fields {
  const values: Fields['values'] = {};
  const columns: Fields['columns'] = {};
  for (const [property, value] of Object.entries(properties)) {
    const field = CANONICAL.get(plain(property));
    if (!field) {
      onIgnored(property);
      continue;
    }
    if (isMissing(value) || field in values) continue;
    columns[field] = property;
    values[field] = value;
    // Citations written out, as the built layers have them.
    if (field === 'sources' && Array.isArray(value) && value.every((s) => typeof s === 'string')) {
      values[field] = textSources(value.join(' | '), at);
    }
    if (typeof value !== 'string') continue;
    // Lists and parts may be JSON: our own tables write them so, and so does a GIS.
    const isJson = NESTED.includes(field) || (LISTS.includes(field) && value.startsWith('['));
    if (field === 'sources' && !value.trim().startsWith('['))
      values[field] = textSources(value, at);
    else if (isJson)
      values[field] = parsed(value, () =>
        onProblem({ at, field: property, value, expected: 'json' }),
      );
    else if (LISTS.includes(field)) values[field] = value.split(/\s*[;,]\s*/).filter(Boolean);
    else if (NUMBERS.includes(field) && /^\s*\d+\s*$/.test(value)) values[field] = Number(value);
  }
  return { values, columns };
}

function parsed(text: string, onError: () => void): unknown {
  try {
    return JSON.parse(text);
  } catch {
    onError();
    return undefined;
  }
}

function record(group: readonly { row: FlatRow; fields: Fields }[]): RawRecord {
  const first = group[0]!;
  const { values, columns } = first.fields;
  const value: Record<string, unknown> = {};
  for (const field of [...TEXTS, ...LISTS, ...RECORD_NESTED]) {
    if (field in values) value[field] = values[field];
  }
  const { name, name_ru: ru, name_zh: zh, ...rest } = value;
  if (!isMissing(name)) {
    rest.name = { en: name, ...(!isMissing(ru) && { ru }), ...(!isMissing(zh) && { zh }) };
  }
  if (!('sites' in rest)) rest.sites = sites(group);
  if (!('track' in rest)) rest.track = track(group);
  const strengths = STRENGTHS.flatMap((key) => (key in values ? [[key, values[key]]] : []));
  if (!('forces' in rest) && strengths.length) {
    rest.forces = { total: Object.fromEntries(strengths) as object };
  }
  return { at: first.row.at, value: rest, columns: pathColumns(columns) };
}

function sites(group: readonly { row: FlatRow; fields: Fields }[]): unknown[] {
  const found = group.flatMap(({ row, fields: { values } }) =>
    row.points.map((position) => ({ index: values.siteIndex, site: siteOf(values, position) })),
  );
  // Only files that number all their places are put in that order.
  if (found.every(({ index }) => typeof index === 'number')) {
    found.sort((a, b) => Number(a.index) - Number(b.index));
  }
  return found.map(({ site }) => site);
}

function siteOf(values: Fields['values'], position: Position) {
  const { place, role, precision, region, basis } = values;
  return {
    ...(!isMissing(place) && { name: place }),
    ...(!isMissing(role) && { role }),
    position,
    ...(!isMissing(precision) && { precision }),
    ...(!isMissing(basis) && { basis }),
    ...(!isMissing(region) && { region }),
  };
}

/** Joins the pieces of a line that was cut at 180°; waypoints, where given, are better than a line. */
function track(group: readonly { row: FlatRow; fields: Fields }[]): unknown {
  const drawn = group.filter(({ row }) => row.line);
  const first = drawn[0];
  if (!first) return null;
  const { craft, precision, basis, regionShare, waypoints } = first.fields.values;
  const line = continuous(drawn.flatMap(({ row }) => row.line ?? [])).filter(
    ([lng, lat], i, all) => i === 0 || lng !== all[i - 1]![0] || lat !== all[i - 1]![1],
  );
  return {
    ...(!isMissing(craft) && { craft }),
    ...(!isMissing(precision) && { precision }),
    ...(!isMissing(basis) && { basis }),
    ...(isObject(regionShare) && { regionShare }),
    waypoints: Array.isArray(waypoints)
      ? waypoints
      : line.map((position) => ({ position, status: 'inferred' })),
  };
}

/** Paths of the record by the column that a reader knows them by. */
function pathColumns(columns: Record<string, string>): Record<string, string> {
  const paths: Record<string, string> = { ...columns };
  if (columns.name) paths['name.en'] = columns.name;
  for (const [field, path] of [
    ['place', 'sites[0].name'],
    ['role', 'sites[0].role'],
    ['precision', 'sites[0].precision'],
  ] as const) {
    if (columns[field]) paths[path] = columns[field];
  }
  for (const strength of STRENGTHS) {
    if (columns[strength]) paths[`forces.total.${strength}`] = columns[strength];
  }
  return paths;
}
