import { readFileSync } from 'node:fs';
import type { LaneItem } from '$lib/core/context/context';
import type { PrebuiltReach } from '$lib/core/questions/prebuilt';
import { datasetOf, regionAtOf } from '$lib/core/reach/dataset';
import type { DirectionSet } from '$lib/core/reach/directions';
import { travelled } from '$lib/core/reach/travelled';
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

export const rules = JSON.parse(readFileSync('geodata/rules.json', 'utf8')) as Rule[];

/** Of the directions, what a page shows. */
const directions = (({ origin, directions }: DirectionSet): DirectionSet => ({
  origin: { position: origin.position },
  directions: directions.map(({ id, name, short, where, regions }) => ({
    ...{ id, name, short, where, regions },
  })),
}))(readData<DirectionSet>('directions.json'));

const regionAt = regionAtOf(
  datasetOf(events, { rules, home: null, regions: readData('regions.geojson') }),
);

export const index: AtlasIndex = {
  dataVersion: events.dataVersion,
  coverage: events.coverage,
  firstYear: Math.min(...events.records.map((record) => Number(record.start.slice(0, 4)))),
  lastYear: Math.max(...events.records.map((record) => Number(record.end.slice(0, 4)))),
  records: events.records.map(indexRecord),
  directions,
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
    far: travelled(record, regionAt, directions).places,
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
const { measures, chance } = builtReach[standard.rule]!;
const { years, cumulative } = measures;

/** What the prerendered page shows: measures of all years, and what chance would give. */
export const first = {
  span: cumulative.find(({ to }) => to === standard.to) ?? null,
  chance: chance[standard.to] ?? [],
};

/** New ground of every year, for the curve over the timeline before anything else is loaded. */
export const curve = years.map(({ year, newGroundKm2 }) => ({ year, newGroundKm2 }));

export const lanes = readData<LaneItem[]>('lanes.json');
