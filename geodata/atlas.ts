import { sum } from 'd3-array';
import type { FeatureCollection, Geometry } from 'geojson';
import type { ContextItem } from '../src/lib/core/context/context';
import { measures } from '../src/lib/core/reach/measure-years';
import type { SpanMeasures } from '../src/lib/core/reach/measures';
import type { RuleResults } from '../src/lib/core/stall/prebuilt';
import type { ReachDataset } from '../src/lib/core/reach/dataset';
import { type AtlasData, type AtlasRecord, largestStrength } from '../src/lib/core/record/record';
import type { Rule } from '../src/lib/core/record/rules';
import type { AtlasPageData, IndexRecord } from '../src/lib/view/atlas-index';
import { monthNumber, monthText } from '../src/lib/core/record/time';
import type { Dataset } from './read';
import type { SetFile } from './set-schema';
import { regionShare, regionsAt } from './regions';
import type { EventFile } from './schema';

/** The same order in every locale. */
export const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** `static/data/events.json`: the records in order of time, with what the build adds. */
export function atlasData(dataset: Dataset, version: string): AtlasData {
  const { events, sources, coverage } = dataset;
  const { from, to, lastDay, note } = coverage;
  const records = events
    .map(({ event }) => atlasRecord(event, dataset))
    .sort(
      (a, b) =>
        byCodeUnits(a.start, b.start) || byCodeUnits(a.end, b.end) || byCodeUnits(a.id, b.id),
    );
  return {
    dataVersion: version,
    counts: {
      records: records.length,
      sites: sum(records, ({ sites }) => sites.length),
      tracks: records.filter(({ track }) => track).length,
      citations: sum(records, ({ sources }) => sources.length),
      sources: sources.length,
    },
    coverage: { from, to, lastDay, note },
    records,
    sources: Object.fromEntries(sources.map((source) => [source.id, source])),
  };
}

export function atlasRecord(event: EventFile, { regions, places }: Dataset): AtlasRecord {
  const { track } = event;
  const positions = track?.waypoints.map(({ position }) => position) ?? [];
  const bounds =
    track?.waypoints.flatMap(({ within }, at) => (within ? [{ at, within }] : [])) ?? [];
  return {
    ...event,
    sites: event.sites.map((site) => ({
      ...site,
      name_ru: places[site.name]?.ru,
      name_zh: places[site.name]?.zh,
      region: regionsAt(regions, site.position)[0] ?? '',
    })),
    track: track && {
      ...{ ...track, positions, regionShare: regionShare(regions, track.waypoints) },
      ...(bounds.length > 0 && { bounds }),
    },
  };
}

/** The file that a record was built from. */
export function fileOf({ sites, track, ...record }: AtlasRecord) {
  const { positions: _, regionShare: __, bounds: ___, ...waypoints } = track ?? {};
  return {
    ...record,
    sites: sites.map(({ region: _, name_ru: __, name_zh: ___, ...site }) => site),
    track: track && waypoints,
  };
}

interface Given {
  set: SetFile;
  rules: Rule[];
  /** In their order. */
  regions: FeatureCollection<Geometry, { id: string; name: Rule['name'] }>;
  /** By rule. */
  sure: Record<string, RuleResults>;
  context: readonly ContextItem[];
}

/**
 * `static/data/atlas.json`: what every page of the atlas has before anything else is asked. The first rule
 * is the standard one.
 */
export function atlasPage(
  { dataVersion, coverage, records }: AtlasData,
  dataset: ReachDataset,
  { rules, regions, sure, context, set: { bands } }: Given,
): AtlasPageData {
  const set = dataset.directions!;
  const rule = rules[0]!.id;
  const { visits, verdicts } = sure[rule]!;
  const { settings, years, cumulative } = measures(dataset, { rule });
  const { from, to } = settings;
  const since = dataset.periods?.since.from ?? from;
  /** The years that the page opens with. */
  const spanSince = (year: number): SpanMeasures => {
    const { spans } = measures(dataset, { rule }, { window: to - year + 1, bands: null });
    const { band: _, ...span } = spans.at(-1)!;
    return span;
  };
  return {
    index: {
      ...{ dataVersion, coverage },
      ...{ firstYear: from, lastYear: to },
      records: records.map(indexRecord),
      directions: {
        origin: { position: set.origin.position, name: set.origin.name, from: set.origin.from },
        directions: set.directions,
      },
    },
    rules,
    regions: regions.features.map(({ properties: { id, name } }) => ({ id, name })),
    curve: years.map(({ year, newGroundKm2 }) => ({ year, newGroundKm2 })),
    first: {
      span: since > from && since <= to ? spanSince(since) : (cumulative.at(-1) ?? null),
      visits,
      verdicts: verdicts[to] ?? [],
    },
    bands: bandsOf(bands, context),
  };
}

/** With the days of the item that each is, or the months that it gives. */
const bandsOf = (bands: SetFile['bands'] = [], context: readonly ContextItem[]) =>
  bands.map(({ name, item, from, to }) => {
    const found = context.find(({ id }) => id === item);
    const { id, start, end } = found ?? {
      ...{ id: `band-${from}`, start: `${from}-01` },
      end: to && `${monthText(monthNumber(to) + 1)}-01`,
    };
    return { id, start, ...(end && { end }), name };
  });

function indexRecord(record: AtlasRecord): IndexRecord {
  const { id, name, kind, scope, framework, series, domains, practices } = record;
  const { participants, start, end, datePrecision, sites, track, confidence } = record;
  return {
    ...{ id, name, kind, scope, framework, series, domains, practices },
    ...{ participants, start, end, datePrecision },
    sites: sites.map(({ name, label, role, position, precision, within, region }) => ({
      name,
      ...(label && { label }),
      role,
      position,
      precision,
      ...(within && { within }),
      region,
    })),
    track: track && {
      positions: track.positions,
      craft: track.craft,
      precision: track.precision,
      ...(track.bounds && { bounds: track.bounds }),
      regionShare: track.regionShare,
    },
    personnel: largestStrength(record.forces, ['personnel']),
    craft: largestStrength(record.forces, ['ships', 'aircraft']),
    confidence,
  };
}
