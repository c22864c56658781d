import { STRENGTHS } from '$lib/core/record/model';
import { joined, middleOf, thinned, type Shape } from './geometry';
import { plain } from './mapping';
import { parseJson } from './open';
import { MAPPED, type At, type Mapping, type Note, type Report } from './own-file';
import type { Row } from './table';
import { countryOf, degrees, kindOf } from './values';

export interface RawRecord {
  value: Record<string, unknown>;
  rows: readonly At[];
  columns?: Readonly<Record<string, string>>;
}

type FieldType = 'text' | 'number' | 'list' | 'json';

const fields = (type: FieldType, names: string) =>
  Object.fromEntries(names.split(' ').map((name) => [name, type]));

const RECORD_FIELDS: Readonly<Record<string, FieldType>> = {
  ...fields('text', 'id name name_ru name_zh series kind scope framework start end datePrecision'),
  ...fields('text', 'participantsPartial weakParticipation trackAbsent confidence notes'),
  ...fields('list', 'formerIds domains practices participants hosts'),
  ...fields('json', 'ours stages sites track forces firsts disputes related sources'),
};

const TYPES: Readonly<Record<string, FieldType>> = {
  ...RECORD_FIELDS,
  ...fields('text', 'place place_ru place_zh role precision region basis craft lat lng'),
  ...fields('number', `siteIndex ${STRENGTHS.join(' ')}`),
  ...fields('json', 'label waypoints regionShare'),
};

const KNOWN = new Map(Object.keys(TYPES).map((field) => [plain(field), field] as const));

type Values = Record<string, unknown>;

interface ReadRow {
  at: At;
  values: Values;
  shapes: readonly Shape[];
}

export interface Reading {
  columns: Readonly<Record<string, string>>;
  fixed: Mapping['fixed'];
  report: Report;
  isFaulty: (at: At) => boolean;
  onNote: (note: Note) => void;
}

export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** Any value as a text, also an object that cannot be turned into one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}

/** The column of each field: as mapped, else what our files call it. */
export function columnsOf(columns: readonly string[], mapping: Mapping): Record<string, string> {
  const mapped: string[] = Object.values(mapping.columns);
  const known = columns.flatMap((column): [string, string][] => {
    const field = KNOWN.get(plain(column));
    const isFree = !MAPPED.some((one) => one === field) && !mapped.includes(column);
    return field && isFree ? [[field, column]] : [];
  });
  return { ...Object.fromEntries(known.reverse()), ...mapping.columns };
}

/** Rows of one id are the places of one record; one that says otherwise of the record is reported. */
export function recordsOf(rows: readonly Row[], reading: Reading): RawRecord[] {
  const { columns, report } = reading;
  const groups = new Map<string, [ReadRow, ...ReadRow[]]>();
  for (const row of rows) {
    const { at } = row;
    const values = valuesOf(row, reading);
    const read = { at, values, shapes: withPoint(row, values, reading) };
    if (reading.isFaulty(at)) continue;
    const key = isMissing(values.id) ? `#${at.n}` : `id ${textOf(values.id)}`;
    const group = groups.get(key);
    const other = group && differing(group[0].values, values);
    if (other) {
      const [field, value] = [columns[other] ?? other, values[other]];
      report({ at, field, value, expected: 'same-record', values: String(group[0].at.n) });
    } else if (group) group.push(read);
    else groups.set(key, [read]);
  }
  const names = columnsOfPaths(columns);
  return [...groups.values()].map((group) => ({
    ...{ rows: group.map(({ at }) => at), columns: names },
    value: recordOf(group, reading),
  }));
}

function differing(a: Values, b: Values): string | undefined {
  return Object.keys(RECORD_FIELDS).find(
    (field) =>
      field !== 'sources' &&
      !isMissing(b[field]) &&
      JSON.stringify(a[field]) !== JSON.stringify(b[field]),
  );
}

function valuesOf({ at, properties }: Row, { columns, report, ...reading }: Reading): Values {
  const fixed: Readonly<Record<string, string>> = reading.fixed;
  const fields = new Set([...Object.keys(columns), ...Object.keys(fixed)]);
  return Object.fromEntries(
    [...fields].flatMap((field) => {
      const column = columns[field];
      const cell = column === undefined ? undefined : properties[column];
      const value = isMissing(cell) ? fixed[field]?.trim() : cell;
      if (isMissing(value)) return [];
      const onError = () => report({ at, field: column ?? field, value, expected: 'json' });
      return [[field, valueOf(field, value, at, onError)]];
    }),
  );
}

function withPoint(
  { at, shapes }: Row,
  { lat, lng }: Values,
  { columns, report }: Reading,
): readonly Shape[] {
  // A layer may have its positions as columns too.
  if (shapes?.length || (isMissing(lat) && isMissing(lng))) return shapes ?? [];
  const [x, y] = [degrees(lng), degrees(lat)];
  if (x === null) report({ at, field: columns.lng ?? 'lng', value: lng, expected: 'longitude' });
  if (y === null) report({ at, field: columns.lat ?? 'lat', value: lat, expected: 'latitude' });
  return [{ kind: 'point', along: [[x, y]] }];
}

function valueOf(field: string, value: unknown, at: At, onError: () => void): unknown {
  if (field === 'kind') return kindOf(value);
  if (field === 'sources') {
    const texts = Array.isArray(value) ? value : [value];
    // Citations written out, addresses or texts: `Author, 2001 | https://…`.
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

function given(values: Values, names: Readonly<Record<string, string>>): Values {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, field]) =>
      isMissing(values[field]) ? [] : [[name, values[field]]],
    ),
  );
}

const same = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));

const SITE = {
  ...{ name: 'place', name_ru: 'place_ru', name_zh: 'place_zh' },
  ...same('label', 'role', 'precision', 'basis', 'region'),
};
const TRACK = same('craft', 'precision', 'basis', 'regionShare', 'waypoints');

function recordOf(group: readonly [ReadRow, ...ReadRow[]], reading: Reading): Values {
  const [{ values }] = group;
  const value = given(values, same(...Object.keys(RECORD_FIELDS)));
  const { name, name_ru: _, name_zh: __, ...rest } = value;
  if (name !== undefined) rest.name = given(value, { en: 'name', ru: 'name_ru', zh: 'name_zh' });
  rest.sites ??= sitesOf(group, reading);
  rest.track ??= trackOf(group, reading);
  // Rows of our own files repeat the sources of their record.
  const sources = group.flatMap(({ values }) =>
    Array.isArray(values.sources) ? (values.sources as unknown[]) : [],
  );
  if (sources.length)
    rest.sources = [...new Map(sources.map((source) => [textOf(source), source])).values()];
  const total = given(values, same(...STRENGTHS));
  if (Object.keys(total).length) rest.forces ??= { total };
  return rest;
}

function sitesOf(group: readonly ReadRow[], { onNote }: Reading): unknown[] {
  const sites = group.flatMap(({ values, shapes }) =>
    shapes
      .filter(({ kind }) => kind !== 'line')
      .map(({ kind, along }) => {
        if (kind === 'area') onNote('areas');
        const place = kind === 'area' ? middleOf(along) : { position: along[0] };
        return { index: values.siteIndex, site: { ...place, ...given(values, SITE) } };
      }),
  );
  // Only files that number all their places are put in that order.
  if (sites.every(({ index }) => typeof index === 'number'))
    sites.sort((a, b) => Number(a.index) - Number(b.index));
  return sites.map(({ site }) => site);
}

/** Pieces of a line that was cut at 180° are joined; waypoints, where given, are better than a line. */
function trackOf(group: readonly [ReadRow, ...ReadRow[]], { report, onNote }: Reading): unknown {
  const isLine = ({ kind }: Shape) => kind === 'line';
  const drawn = group.filter(({ shapes }) => shapes.some(isLine));
  const [line, ...others] = joined(
    drawn.flatMap(({ shapes }) => shapes.filter(isLine).map(({ along }) => along)),
  );
  if (!line) return null;
  if (others.length) {
    const value = others.length + 1;
    report({ at: group[0].at, field: 'geometry', value, expected: 'one-track' });
  }
  const more = given(drawn[0]!.values, TRACK);
  const kept = thinned(line);
  if (kept.length < line.length && !more.waypoints) onNote('thinned');
  return { waypoints: kept.map((position) => ({ position, status: 'inferred' })), ...more };
}

function columnsOfPaths(columns: Readonly<Record<string, string>>): Record<string, string> {
  const paths = {
    'name.en': 'name',
    ...{ 'sites[0].name': 'place', 'sites[0].role': 'role', 'sites[0].precision': 'precision' },
    ...{ 'sites[0].position[0]': 'lng', 'sites[0].position[1]': 'lat' },
    ...Object.fromEntries(STRENGTHS.map((strength) => [`forces.total.${strength}`, strength])),
  };
  return { ...columns, ...(given(columns, paths) as Record<string, string>) };
}
