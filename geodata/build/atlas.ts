import type { HomeRings } from '#core/earth/area';
import { fieldsOf } from '#core/record/languages';
import { multiPolygon, truncate } from '@turf/turf';
import { sort, sum } from 'd3-array';
import { yearlyGround, type RuleResults } from '#core/stall/prebuilt';
import { completeChoices, datasetOf, groundOf, type ReachDataset } from '#core/reach/dataset';
import { groundPieces, type GroundPiece } from '#core/reach/ground';
import type { AtlasPageData } from '../../src/lib/view/atlas-index';
import {
  MEASURED_FIELDS,
  SERIES_KINDS,
  seriesKinds,
  words,
  type Position,
} from '#core/record/model';
import { byKey, pick } from '#core/record/pick';
import { admits } from '#core/record/rules';
import { askAs } from '#core/reach/ask';
import { VISIT_STATUSES, type VisitStatus } from '#core/reach/new-places';
import { monthNumber, monthText } from '#core/record/time';
import type { Dataset, RecordFile } from '../files/read';
import type { SetFile } from '#core/record/set-file';
import { regionLookup, siteRegion } from '#core/earth/regions';
import { regionsLayer, trackShare } from '../files/regions';
import {
  type EventFile,
  type AtlasData,
  type AtlasRecord,
  type ReachRecord,
  type Within,
} from '#core/record/schema';

/** `static/data/events.json`. */
export function builtData(dataset: Dataset, version: string): AtlasData {
  const { from, to, lastDay, note } = dataset.coverage;
  const records = builtRecords(dataset, dataset.events);
  const sources = withoutCandidates(dataset);
  return {
    dataVersion: version,
    counts: {
      records: records.length,
      sites: sum(records, ({ sites }) => sites.length),
      tracks: records.filter(({ track }) => track).length,
      citations: sum(records, ({ sources: cited }) => cited.length),
      sources: sources.length,
    },
    coverage: { from, to, lastDay, note },
    records,
    sources: Object.fromEntries(sources.map((source) => [source.id, source])),
  };
}

const builtRecords = (dataset: Dataset, files: readonly RecordFile[]): AtlasRecord[] =>
  sort(
    files.map(({ event }) => atlasRecord(event, dataset)),
    ({ start }) => start,
    ({ end }) => end,
    ({ id }) => id,
  );

/** Without sources that only candidates cite. */
function withoutCandidates({ sources, events, candidates }: Dataset) {
  const citedBy = (files: readonly RecordFile[]) =>
    new Set(files.flatMap(({ event }) => event.sources.map(({ id }) => id)));
  const byRecords = citedBy(events);
  const byCandidates = citedBy(candidates);
  return sources.filter(({ id }) => !byCandidates.has(id) || byRecords.has(id));
}

const atlasRecord = (event: EventFile, { regions, places }: Dataset): AtlasRecord => ({
  ...event,
  sites: event.sites.map((site) => ({
    ...site,
    ...fieldsOf('name', places[site.name] ?? {}),
    region: siteRegion(site, regionLookup(regions)),
  })),
  track: event.track && builtTrack(event.track, regions),
});

function builtTrack(track: NonNullable<EventFile['track']>, regions: Dataset['regions']) {
  const { waypoints } = track;
  const bounds = waypoints.flatMap(({ within }, i) => (within ? [{ at: i, within }] : []));
  const inferred = waypoints.flatMap(({ status }, i) => (status === 'inferred' ? [i] : []));
  return {
    ...track,
    positions: waypoints.map(({ position }) => position),
    regionShare: trackShare(regions, waypoints),
    ...(bounds.length > 0 && { bounds }),
    ...(inferred.length > 0 && { inferred }),
  };
}

/** Without home land no distance from it. */
export const measuredBy = (
  data: AtlasData,
  { set, rules, directions, regions }: Dataset,
  home: HomeRings | null,
): ReachDataset =>
  datasetOf(data, {
    rules,
    home,
    regions: regionsLayer(regions),
    directions,
    periods: set.periods ?? null,
    newPlaceKm: set.newPlace.km,
  });

/** `static/data/candidates.json`. Nothing counts them. */
export interface CandidatesFile extends Pick<AtlasData, 'sources'> {
  candidates: {
    record: AtlasRecord;
    /** By the standard rule; null if excluded, or not measured. */
    status: VisitStatus | null;
  }[];
}

export function candidatesFile(dataset: Dataset, reach: ReachDataset): CandidatesFile {
  const records = builtRecords(dataset, dataset.candidates);
  const cited = new Set(records.flatMap(({ sources }) => sources.map(({ id }) => id)));
  const sources = dataset.sources.filter(({ id }) => cited.has(id));
  return {
    candidates: records.map((record) => ({ record, status: statusOf(record, reach) })),
    sources: Object.fromEntries(sources.map((source) => [source.id, source])),
  };
}

/** A patrol of ships and aircraft is as new as the newer of both. */
function statusOf(record: AtlasRecord, reach: ReachDataset): VisitStatus | null {
  if (!admits(reach.rules[0]!.where, record)) return null;
  const asked = askAs(reach, {}, record, record.start, seriesKinds(record));
  return VISIT_STATUSES.find((status) => asked.some((answer) => answer.status === status)) ?? null;
}

export function atlasPage(
  { dataVersion, coverage, records }: AtlasData,
  reach: ReachDataset,
  { rules, set, context, ...dataset }: Dataset,
  sure: Record<string, RuleResults>,
  candidates: CandidatesFile['candidates'],
): AtlasPageData {
  const regions = regionsLayer(dataset.regions);
  const { origin, directions } = reach.directions!;
  const rule = rules[0]!.id;
  const { visits, verdicts } = sure[rule]!;
  const { from, to } = completeChoices(reach, { rule });
  return {
    index: {
      dataVersion,
      coverage,
      firstYear: from,
      lastYear: to,
      records: records.map((record) => indexRecord(record, regions)),
      directions: {
        origin: { position: origin.position, name: origin.name, from: origin.from },
        directions,
      },
    },
    rules,
    regions: regions.features.map(({ properties: { id, name } }) => ({ id, name })),
    first: {
      visits,
      verdicts: verdicts[to] ?? [],
      yearlyGround: yearlyGround(reach, { rule }),
    },
    bands: bandsOf(set, context.items),
    candidates: candidates.map(({ record, status }) => ({
      record: indexRecord(record, regions),
      status,
    })),
  };
}

/** Of each kind under the standard rule, to less than a pixel of any map. */
export const drawnGround = (dataset: ReachDataset) =>
  byKey(SERIES_KINDS, (kind) =>
    groundPieces(kind, groundOf(dataset, {}, kind)).map((piece) => ({
      ...piece,
      polygons: truncate(multiPolygon(piece.polygons), { precision: 2 }).geometry
        .coordinates as GroundPiece['polygons'],
    })),
  );

/** The days of its context item, else whole months; `end` is exclusive. */
export const bandsOf = (set: SetFile, items: Dataset['context']['items']) =>
  (set.bands ?? []).map(({ item: id, from, to, name }) => {
    const item = items.find((candidate) => candidate.id === id);
    if (item) return { id: item.id, start: item.start, end: item.end, name };
    const end = to && `${monthText(monthNumber(to) + 1)}-01`;
    return { id: `band-${from}`, start: `${from}-01`, end, name };
  });

function indexRecord(record: AtlasRecord, regions: ReturnType<typeof regionsLayer>): ReachRecord {
  const { sites, track } = record;
  const ringed = (within: Within): Within => {
    const region = regions.features.find(({ properties }) => properties.id === within.region);
    return region?.geometry.type === 'Polygon'
      ? { ...within, ring: region.geometry.coordinates[0] as Position[] }
      : within;
  };
  return {
    ...pick(record, MEASURED_FIELDS),
    sites: sites.map((site) => ({
      ...pick(site, SITE_FIELDS),
      ...(site.within && { within: ringed(site.within) }),
    })),
    track: track && {
      ...pick(track, TRACK_FIELDS),
      ...(track.bounds && {
        bounds: track.bounds.map((bound) => ({ ...bound, within: ringed(bound.within) })),
      }),
    },
  };
}

const SITE_FIELDS = words('name label role position precision region');
const TRACK_FIELDS = words('positions craft precision inferred regionShare');
