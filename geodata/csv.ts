import { citationText } from '../src/lib/core/record/citation';
import { trackFeature } from '../src/lib/core/earth/features';
import { STRENGTHS, type Position } from '../src/lib/core/record/model';
import type { AtlasData, AtlasRecord } from '../src/lib/core/record/record';

type Row = Record<string, string | number | undefined>;

/**
 * One row a place and one a track, so that the file opens as points in any GIS; what belongs to the
 * whole record is repeated. Lists are joined by `; `, citations by ` | `.
 */
export function csv({ records, sources }: Pick<AtlasData, 'records' | 'sources'>): string {
  const rows = records.flatMap((record) => {
    const shared = recordRow(record, sources);
    const places = record.sites.map((site): Row => ({
      ...shared,
      place: site.name,
      place_ru: site.name_ru,
      place_zh: site.name_zh,
      role: site.role,
      lng: site.position[0],
      lat: site.position[1],
      precision: site.precision,
      region: site.region,
      basis: site.basis,
    }));
    const track = trackFeature(record);
    if (!track) return places;
    const { role, precision, region } = track.properties;
    const basis = record.track?.basis;
    return [...places, { ...shared, role, precision, region, basis, wkt: wkt(track.geometry) }];
  });
  return [HEADER.join(','), ...rows.map((row) => HEADER.map((key) => cell(row[key])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
}

const SIDES = ['RU', 'CN'] as const;
const HEADER = [
  ...['record_id', 'name_en', 'name_ru', 'name_zh', 'series', 'kind', 'scope', 'framework'],
  ...['domains', 'practices', 'start', 'end', 'date_precision', 'participants', 'hosts'],
  ...['place', 'place_ru', 'place_zh', 'role', 'lng', 'lat', 'precision', 'region', 'basis', 'wkt'],
  ...['total', ...SIDES].flatMap((side) => STRENGTHS.map((n) => `${n}_${side.toLowerCase()}`)),
  ...[
    'firsts',
    'firsts_ru',
    'firsts_zh',
    'weak_participation',
    'confidence',
    'notes',
    'source_ids',
    'sources',
  ],
];

function recordRow(record: AtlasRecord, sources: AtlasData['sources']): Row {
  const row: Row = {
    record_id: record.id,
    name_en: record.name.en,
    name_ru: record.name.ru,
    name_zh: record.name.zh,
    series: record.series,
    kind: record.kind,
    scope: record.scope,
    framework: record.framework,
    domains: record.domains.join('; '),
    practices: record.practices.join('; '),
    start: record.start,
    end: record.end,
    date_precision: record.datePrecision,
    participants: record.participants.join('; '),
    hosts: record.hosts.join('; '),
    firsts: record.firsts.map(({ en }) => en).join('; '),
    firsts_ru: record.firsts.map(({ ru }) => ru).join('; '),
    firsts_zh: record.firsts.map(({ zh }) => zh).join('；'),
    weak_participation: record.weakParticipation,
    confidence: record.confidence,
    notes: record.notes,
    source_ids: record.sources.map(({ id }) => id).join('; '),
    sources: record.sources.map(({ id, title }) => citationText(sources[id]!, title)).join(' | '),
  };
  for (const strength of STRENGTHS) {
    row[`${strength}_total`] = record.forces.total?.[strength];
    for (const side of SIDES) {
      row[`${strength}_${side.toLowerCase()}`] = record.forces.bySide?.[side]?.[strength];
    }
  }
  return row;
}

function wkt(geometry: GeoJSON.LineString | GeoJSON.MultiLineString): string {
  const line = (positions: Position[]) => `(${positions.map((p) => p.join(' ')).join(', ')})`;
  return geometry.type === 'LineString'
    ? `LINESTRING ${line(geometry.coordinates as Position[])}`
    : `MULTILINESTRING (${(geometry.coordinates as Position[][]).map(line).join(', ')})`;
}

/** RFC 4180. */
function cell(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
