import { fieldsOf, siteNames, BASE, LANGUAGES } from '$lib/core/record/languages';
import { greatest } from 'd3-array';
import { set } from '$lib/site/dataset/set';
import type { Feature, Geometry, MultiLineString, MultiPoint, MultiPolygon, Point } from 'geojson';
import { trackLines } from '$lib/core/earth/antimeridian';
import { citationText } from '$lib/core/record/record';
import type { AtlasRecord, Within } from '$lib/core/record/schema';
import type { SiteVisit } from '$lib/core/stall/prebuilt';
import { STRENGTHS } from '$lib/core/record/model';
import { yearOf } from '$lib/core/record/time';
import {
  BOUNDS_COLUMNS,
  RECORD_COLUMNS,
  SITE_COLUMNS,
  TRACK_COLUMNS,
  type Column,
} from './columns';
import { licenceOf, regionsOf, sourceIds, type DataSelection } from './selection';

export type Row = Record<string, string | number | null>;

export interface Table {
  columns: readonly Column[];
  features: Feature<Point | MultiPoint | MultiLineString, Row>[];
}

export const recordTable = (selection: DataSelection): Table => ({
  columns: RECORD_COLUMNS,
  features: selection.records.map((record) => {
    const coordinates = record.sites.map(({ position }) => [...position]);
    const geometry: MultiPoint = { type: 'MultiPoint', coordinates };
    return feature(record.id, geometry, RECORD_COLUMNS, recordRow(record, selection));
  }),
});

/** A row per place. JSON only in a record's first row: repeated, it would be most of the file. */
export function siteTable(selection: DataSelection): Table {
  const columns = [...SITE_COLUMNS, ...RECORD_COLUMNS];
  const features = selection.records.flatMap((record) => {
    const whole = recordRow(record, selection);
    return record.sites.map(({ position }, i) => {
      const geometry: Point = { type: 'Point', coordinates: [...position] };
      const row = { ...siteRow(record, i, selection), ...(i === 0 ? whole : withoutJson(whole)) };
      return feature(`${record.id}:${i}`, geometry, columns, row);
    });
  });
  return { columns, features };
}

type Values = Record<string, unknown>;

const JSON_COLUMNS = RECORD_COLUMNS.filter(({ type }) => type === 'json').map(({ name }) => name);
const withoutJson = (row: Values): Values => ({
  ...row,
  ...Object.fromEntries(JSON_COLUMNS.map((name) => [name, null])),
});

function siteRow(record: AtlasRecord, i: number, { numbers }: DataSelection): Values {
  const site = record.sites[i]!;
  const own = numbers[record.id];
  return {
    ...site,
    place: site.name,
    ...fieldsOf('place', siteNames(site)),
    site_index: i,
    lng: site.position[0],
    lat: site.position[1],
    ...visitCells(own?.isStandard ? own.sites[i] : null, 'place_'),
  };
}

/** Places (in the columns of `siteTable`) and waypoints known only within bounds, as polygons. */
export function boundsFeatures(
  selection: DataSelection,
  geometryOf: (within: Within) => MultiPolygon | null,
): Feature<MultiPolygon, Row>[] {
  const columns = [...BOUNDS_COLUMNS, ...SITE_COLUMNS, ...RECORD_COLUMNS];
  return selection.records.flatMap((record) => {
    const row = withoutJson(recordRow(record, selection));
    const { id, sites, track } = record;
    const places = sites.map(({ within }, i) => {
      return { within, id: `${id}:${i}`, row: { ...siteRow(record, i, selection), ...row } };
    });
    const waypoints = (track?.bounds ?? []).map((bound) => {
      const { precision, basis } = track!;
      const own = { ...row, waypoint: bound.at, precision, basis };
      return { within: bound.within, id: `${id}:track:${bound.at}`, row: own };
    });
    return [...places, ...waypoints].flatMap((bound) => {
      const geometry = bound.within && geometryOf(bound.within);
      return geometry ? [feature(bound.id, geometry, columns, bound.row)] : [];
    });
  });
}

export function trackTable(selection: DataSelection): Table {
  const columns = [...TRACK_COLUMNS, ...RECORD_COLUMNS];
  const features = selection.records.flatMap((record) => {
    const { id, track } = record;
    if (!track) return [];
    const coordinates = trackLines(track.positions);
    const { regionShare, ...own } = track;
    // That with most of its length.
    const region = greatest(Object.keys(regionShare), (name) => regionShare[name]!);
    const row = { ...own, role: 'track', region, ...recordRow(record, selection) };
    return [feature(`${id}:track`, { type: 'MultiLineString', coordinates }, columns, row)];
  });
  return { columns, features };
}

const feature = <G extends Geometry>(
  id: string,
  geometry: G,
  columns: readonly Column[],
  row: Values,
): Feature<G, Row> => ({ type: 'Feature', id, geometry, properties: rowCells(columns, row) });

/**
 * Of the fields named like the columns, `date_precision` also `datePrecision`. Every row has every
 * column: some programs read the columns from the first row.
 */
export function rowCells(columns: readonly Column[], row: Values): Row {
  const fieldOf = (name: string) =>
    name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  const cells = columns.map(({ name, type }) => {
    return [name, cell(row[name] ?? row[fieldOf(name)], type)] as const;
  });
  return Object.fromEntries(cells);
}

function cell(value: unknown, type: Column['type']): string | number | null {
  if (value === undefined || value === null || value === '') return null;
  if (type === 'list') return (value as string[]).join('; ') || null;
  if (type === 'json') return Object.keys(value).length ? JSON.stringify(value) : null;
  return value as string | number;
}

/** 1 or 0, so that sums count new places; empty if not measured, or outside the standard rule. */
function visitCells(visit: SiteVisit | null | undefined, prefix = ''): Values {
  return {
    [prefix ? `${prefix}new` : 'new_place']: visit && Number(visit.status === 'new'),
    [`${prefix}new_at_most`]: visit && Number(visit.status !== 'return'),
    [`${prefix}nearest_earlier`]: visit?.nearest,
    [`${prefix}nearest_km`]: visit?.km,
  };
}

function recordRow(record: AtlasRecord, selection: DataSelection): Values {
  const { name, forces } = record;
  const ids = sourceIds(record);
  const titles = new Map(record.sources.map(({ id, title }) => [id, title]));
  const numbers = selection.numbers[record.id];
  const row: Values = {
    ...record,
    record_id: record.id,
    ...fieldsOf('name', name, LANGUAGES),
    year: yearOf(record.start),
    regions: regionsOf(record),
    counted: numbers && Number(numbers.isStandard),
    ...visitCells(numbers?.isStandard ? numbers.visit : null),
    [`firsts_${BASE}`]: record.firsts.map((first) => first[BASE]),
    source_ids: ids,
    citations: ids.map((id) => citationText(selection.sources[id]!, titles.get(id))).join(' | '),
    data_version: selection.dataVersion,
    license: licenceOf([record]),
  };
  for (const strength of STRENGTHS) row[`${strength}_total`] = forces.total?.[strength];
  for (const { id } of set.partners) {
    const partner = id.toLowerCase();
    row[`km_from_${partner}`] = numbers?.kmFrom[id];
    for (const strength of STRENGTHS)
      row[`${strength}_${partner}`] = forces.bySide?.[id]?.[strength];
  }
  return row;
}
