import { fetchJson } from '$lib/site/network/fetch-json';
import { datasetOf, type ReachDataset } from '$lib/core/reach/dataset';
import type { DirectionSet } from '$lib/core/reach/directions';
import type { HomeRings } from '$lib/core/earth/home';
import type { ReachRecord } from '$lib/core/record/model';
import type { Regions } from '$lib/core/earth/region-at';
import type { DataSource, OwnSource } from './protocol';

/** The data did not arrive or are not JSON. */
export class LoadError extends Error {}

interface EventsFile {
  dataVersion: string;
  coverage: { to: string };
  records: ReachRecord[];
}

export async function loadDataset(source: DataSource): Promise<ReachDataset> {
  if (source.kind === 'data') return source.dataset;
  const [events, home, regions, directions] = await Promise.all([
    fetchJson<EventsFile>(`${source.data}/events.json`),
    fetchJson<HomeRings>(`${source.data}/home.json`),
    fetchJson<Regions>(`${source.data}/regions.geojson`),
    fetchJson<DirectionSet>(`${source.data}/directions.json`),
  ]).catch((error: Error) => {
    throw new LoadError(error.message);
  });
  return datasetOf(withOwn(events, source.own), {
    ...{ rules: source.rules, home, regions, directions },
  });
}

/** A reader's records alone are covered as far as they go. */
function withOwn(events: EventsFile, own?: OwnSource | null): Omit<EventsFile, 'coverage'> {
  if (!own) return events;
  if (own.alone) return { dataVersion: own.name, records: [...own.records] };
  return {
    ...events,
    dataVersion: `${events.dataVersion} + ${own.name}`,
    records: [...events.records, ...own.records],
  };
}
