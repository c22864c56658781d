import { datasetOf, type ReachDataset } from '$lib/core/reach/dataset';
import type { HomeRings } from '$lib/core/earth/home';
import type { ReachRecord } from '$lib/core/record/model';
import type { Regions } from '$lib/core/earth/region-at';
import type { DataSource } from './protocol';

/** The data did not arrive or are not JSON. */
export class LoadError extends Error {}

interface EventsFile {
  dataVersion: string;
  coverage: { to: string };
  records: ReachRecord[];
}

export async function loadDataset(source: DataSource): Promise<ReachDataset> {
  if (source.kind === 'data') return source.dataset;
  const [events, home, regions] = await Promise.all([
    fetchJson<EventsFile>(source.events),
    fetchJson<HomeRings>(source.home),
    fetchJson<Regions>(source.regions),
  ]);
  return datasetOf(events, { rules: source.rules, home, regions });
}

async function fetchJson<Data>(url: string): Promise<Data> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw new LoadError(`${url}: ${error instanceof Error ? error.message : 'no answer'}`);
  }
  if (!response.ok) throw new LoadError(`${url}: HTTP ${response.status}, expected 200`);
  try {
    return (await response.json()) as Data;
  } catch {
    throw new LoadError(`${url}: not JSON`);
  }
}
