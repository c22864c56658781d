import { firstReached, groundOutlines } from '$lib/core/reach/outline';
import type { DirectionSet } from '$lib/core/reach/directions';
import { verdictsFor } from '$lib/core/stall/verdict';
import { visitsFor } from '$lib/core/reach/dataset';
import { datasetOf, factsFor } from '$lib/core/reach/dataset';
import type { Periods, ReachChoices, ReachDataset } from '$lib/core/reach/dataset';
import { cached } from '$lib/core/record/cached';
import type { ReachRecord } from '$lib/core/record/model';
import type { Rule } from '$lib/core/record/rules';
import { fetchJson } from '$lib/site/network/fetch-json';

type Choices = Partial<ReachChoices>;

/** What takes too long for the page: facts of a reader's records, outlines to draw, and chance. */
export const CALLS = {
  facts(dataset: ReachDataset, radiusKm: number) {
    const { cells: _, ...facts } = factsFor(dataset, radiusKm);
    return facts;
  },
  ground: groundOutlines,
  firstReached,
  visits: visitsFor,
  verdicts: (dataset: ReachDataset, choices: Choices, year: number) =>
    verdictsFor(dataset, choices, year, { sensitivity: true }),
};

export type CallName = keyof typeof CALLS;
export type Answered<Name extends CallName> = ReturnType<(typeof CALLS)[Name]>;
type GivenTo<Call> = Call extends (dataset: never, ...given: infer Given) => unknown
  ? Given
  : never;
export type Given<Name extends CallName> = GivenTo<(typeof CALLS)[Name]>;

export interface DataSource {
  /** The folder of the built data, whose files only some calls need; null for a reader's own records. */
  data: string | null;
  rules: readonly Rule[];
  periods: Periods | null;
  newPlaceKm: number;
  /** Those of the page, with the last month that they cover. */
  atlas: {
    dataVersion: string;
    records: readonly ReachRecord[];
    coverage: { to: string };
    directions: DirectionSet;
  };
}

export type ToWorker =
  { source: DataSource } | { id: number; name: CallName; given: Given<CallName> };

/** Only an id: the call was received. */
export interface FromWorker {
  id: number;
  answer?: Answered<CallName>;
  failure?: string;
}

/** What the worker does with messages: of each name only the newest call is worked on. */
export function createHandler(post: (message: FromWorker) => void): (message: ToWorker) => void {
  let source: DataSource | null = null;
  /** With the home land and without. */
  const datasets = new Map<boolean, Promise<ReachDataset>>();
  const newest = new Map<CallName, number>();

  /** What did not come is fetched anew for the next call. */
  function load(hasHome: boolean): Promise<ReachDataset> {
    const loading = cached(datasets, hasHome, () => loadDataset(source!, hasHome));
    loading.catch(() => datasets.delete(hasHome));
    return loading;
  }

  async function work({ id, name, given }: Extract<ToWorker, { id: number }>) {
    if (newest.get(name) !== id) return;
    try {
      const dataset = await load(name === 'facts');
      const call = CALLS[name] as (...all: unknown[]) => Answered<CallName>;
      post({ id, answer: call(dataset, ...given) });
    } catch (error) {
      post({ id, failure: error instanceof Error ? error.message : `${error}` });
    }
  }

  return (message) => {
    if ('source' in message) {
      ({ source } = message);
      return;
    }
    post({ id: message.id });
    newest.set(message.name, message.id);
    // Calls that have come meanwhile are received first.
    setTimeout(() => void work(message));
  };
}

async function loadDataset(
  { data, rules, periods, newPlaceKm, atlas }: DataSource,
  hasHome: boolean,
): Promise<ReachDataset> {
  const read = (name: string, ...fields: string[]) =>
    data === null ? null : fetchJson<never>(`${data}/${name}`, fields);
  const [regions, directions, home] = await Promise.all([
    read('regions.geojson', 'features'),
    read('directions.json', 'origin', 'directions') ?? atlas.directions,
    hasHome ? read('home.json') : null,
  ]);
  return datasetOf(atlas, { rules, home, regions, directions, periods, newPlaceKm });
}
