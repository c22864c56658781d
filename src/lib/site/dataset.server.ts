import { readFileSync } from 'node:fs';
import type { LaneItem } from '$lib/core/context/context';
import type { PrebuiltReach } from '$lib/core/questions/prebuilt';
import type { Rule } from '$lib/core/record/rules';
import { defaultView } from '$lib/view/view';
import type { AtlasIndex, IndexRecord } from '$lib/view/atlas-index';
import type { AtlasData, AtlasRecord, StrengthNumbers } from '$lib/core/record/record';

/** The built data, read once while the pages are prerendered. */

export function readData<T>(name: string): T {
  return JSON.parse(readFileSync(`static/data/${name}`, 'utf8')) as T;
}

export const events = readData<AtlasData>('events.json');

export const recordById = new Map(events.records.map((record) => [record.id, record]));

export const index: AtlasIndex = {
  dataVersion: events.dataVersion,
  coverage: events.coverage,
  firstYear: Math.min(...events.records.map((record) => Number(record.start.slice(0, 4)))),
  lastYear: Math.max(...events.records.map((record) => Number(record.end.slice(0, 4)))),
  records: events.records.map(indexRecord),
};

function indexRecord(record: AtlasRecord): IndexRecord {
  return {
    id: record.id,
    name: record.name,
    kind: record.kind,
    scope: record.scope,
    framework: record.framework,
    series: record.series,
    domains: record.domains,
    practices: record.practices,
    participants: record.participants,
    start: record.start,
    end: record.end,
    datePrecision: record.datePrecision,
    sites: record.sites.map(({ name, role, position, precision, region }) => ({
      name,
      role,
      position,
      precision,
      region,
    })),
    track: record.track && {
      positions: record.track.positions,
      craft: record.track.craft,
      precision: record.track.precision,
      regionShare: record.track.regionShare,
    },
    personnel: largest(record, ['personnel']),
    craft: largest(record, ['ships', 'aircraft']),
    confidence: record.confidence,
  };
}

/**
 * The published total, or the sum over the sides where only those are published. A host's whole
 * exercise is left out: Vostok-2018 was not 300,000 people together.
 */
function largest(record: AtlasRecord, keys: ('personnel' | 'ships' | 'aircraft')[]): number | null {
  const sum = (from: StrengthNumbers | undefined) =>
    keys.reduce((total, key) => total + (from?.[key] ?? 0), 0);
  const { total, bySide } = record.forces;
  const sides = Object.values(bySide ?? {}).reduce((n, side) => n + sum(side), 0);
  return Math.max(sum(total), sides) || null;
}

export const rules = JSON.parse(readFileSync('geodata/rules.json', 'utf8')) as Rule[];

/** Region ids and names in their order. */
export const regions = readData<RegionsFile>('regions.geojson')
  .features.map(({ properties }) => properties)
  .sort((a, b) => a.order - b.order)
  .map(({ id, name }) => ({ id, name }));

interface RegionsFile {
  features: { properties: { id: string; name: Rule['name']; order: number } }[];
}

export const bounds = {
  firstYear: index.firstYear,
  lastYear: index.lastYear,
  rules: rules.map(({ id }) => id),
  regions: regions.map(({ id }) => id),
  practices: [],
};
const standard = defaultView(bounds);
/** Worked out when the data were built: what the engine answers to the view that links leave out. */
export const builtReach = readData<PrebuiltReach>('reach.json').rules;
const { years } = builtReach[standard.rule]!.measures;

/** Measures of the year that the prerendered page shows, with bands and twins. */
export const firstSpan = years.find(({ year }) => year === standard.to) ?? null;

/** New ground of every year, for the curve over the timeline before anything else is loaded. */
export const curve = years.map(({ year, newGroundKm2 }) => ({ year, newGroundKm2 }));

export const lanes = readData<LaneItem[]>('lanes.json');
