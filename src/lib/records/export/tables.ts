import { fieldsOf, siteNames, BASE, LANGUAGES } from '#core/record/languages';
import { greatest } from 'd3-array';
import type { Feature, Geometry, MultiLineString, MultiPoint, MultiPolygon, Point } from 'geojson';
import { trackLines } from '#core/earth/antimeridian';
import { citationText, regionsOf } from '#core/record/record';
import type { AtlasRecord, Within } from '#core/record/schema';
import type { SiteVisit } from '#core/stall/prebuilt';
import { STRENGTHS } from '#core/record/model';
import { yearOf } from '#core/record/time';
import { EXPORTED, type Column } from './columns';
import { licenceOf, sourceIds, type DataSelection } from './selection';

export type Row = Record<string, string | number | null>;

export interface Table {
  columns: readonly Column[];
  features: Feature<Point | MultiPoint | MultiLineString, Row>[];
}

type Values = Record<string, unknown>;

interface Part<G extends Geometry> {
  id: string;
  geometry: G;
  values?: Values;
  /** Without JSON: repeated, it would be most of the file. */
  isPlain?: boolean;
}

const tableOf = <G extends Geometry>(
  columns: readonly Column[],
  selection: DataSelection,
  partsOf: (record: AtlasRecord) => Part<G>[],
) => ({
  columns,
  features: selection.records.flatMap((record) => {
    const whole = recordRow(record, selection);
    return partsOf(record).map(({ id, geometry, values, isPlain = false }): Feature<G, Row> => {
      const properties = rowCells(columns, { ...values, ...whole }, isPlain);
      return { type: 'Feature', id, geometry, properties };
    });
  }),
});

export const recordTable = (selection: DataSelection): Table =>
  tableOf(EXPORTED.record, selection, ({ id, sites }) => {
    const coordinates = sites.map(({ position }) => [...position]);
    return [{ id, geometry: { type: 'MultiPoint', coordinates } }];
  });

export const siteTable = (selection: DataSelection): Table =>
  tableOf(EXPORTED.site, selection, (record) =>
    record.sites.map(({ position }, i) => {
      const geometry: Point = { type: 'Point', coordinates: [...position] };
      const values = siteRow(record, i, selection);
      return { id: `${record.id}:${i}`, geometry, values, isPlain: i > 0 };
    }),
  );

function siteRow(record: AtlasRecord, i: number, { numbers }: DataSelection) {
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

/** Places and waypoints known only within bounds, as polygons. */
export function boundsFeatures(
  selection: DataSelection,
  geometryOf: (within: Within) => MultiPolygon | null,
) {
  const partOf = (id: string, within: Within | undefined, values: Values) => {
    const geometry = within && geometryOf(within);
    return geometry ? [{ id, geometry, values, isPlain: true }] : [];
  };
  return tableOf(EXPORTED.bounds, selection, (record) => {
    const { id, sites, track } = record;
    return [
      ...sites.flatMap(({ within }, i) =>
        partOf(`${id}:${i}`, within, siteRow(record, i, selection)),
      ),
      ...(track?.bounds ?? []).flatMap(({ at: waypoint, within }) => {
        const { precision, basis } = track!;
        return partOf(`${id}:track:${waypoint}`, within, { waypoint, precision, basis });
      }),
    ];
  }).features;
}

export const trackTable = (selection: DataSelection): Table =>
  tableOf(EXPORTED.track, selection, ({ id, track }) => {
    if (!track) return [];
    const { regionShare, ...own } = track;
    const region = greatest(Object.keys(regionShare), (name) => regionShare[name]!);
    const geometry: MultiLineString = {
      type: 'MultiLineString',
      coordinates: trackLines(track.positions),
    };
    return [{ id: `${id}:track`, geometry, values: { ...own, role: 'track', region } }];
  });

/** Programs may read the columns from any row. */
export function rowCells(columns: readonly Column[], row: Values, isPlain = false): Row {
  const cells = columns.map(({ name, field = name, type }) => {
    const isLeftOut = isPlain && type === 'json';
    return [name, isLeftOut ? null : cell(row[field], type)] as const;
  });
  return Object.fromEntries(cells);
}

function cell(value: unknown, type: Column['type']): string | number | null {
  if (value === undefined || value === null || value === '') return null;
  if (type === 'list') return (value as string[]).join('; ') || null;
  if (type === 'json') return Object.keys(value).length ? JSON.stringify(value) : null;
  return value as string | number;
}

/** 1 or 0, so that sums count new places; empty if not measured under the standard rule. */
function visitCells(visit: SiteVisit | null | undefined, prefix = '') {
  return {
    [prefix ? `${prefix}new` : 'new_place']: visit && Number(visit.status === 'new'),
    [`${prefix}new_at_most`]: visit && Number(visit.status !== 'return'),
    [`${prefix}nearest_earlier`]: visit?.nearest,
    [`${prefix}nearest_km`]: visit?.km,
  };
}

function recordRow(record: AtlasRecord, selection: DataSelection) {
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
  for (const [id, km] of Object.entries(numbers?.kmFrom ?? {}))
    row[`km_from_${id.toLowerCase()}`] = km;
  for (const [id, side] of Object.entries({ total: forces.total, ...forces.bySide }))
    for (const strength of STRENGTHS) row[`${strength}_${id.toLowerCase()}`] = side?.[strength];
  return row;
}
