import { firstReached, groundOutlines } from '$lib/core/reach/outline';
import { measures } from '$lib/core/reach/measure-years';
import { stalled } from '$lib/core/stall/stalled';
import { paceUnder } from '$lib/core/stall/where-stopped';
import { datasetOf, factsFor, type ReachChoices, type ReachDataset } from '$lib/core/reach/dataset';
import type { ReachRecord } from '$lib/core/record/model';
import type { Rule } from '$lib/core/record/rules';
import type { YearSpan } from '$lib/core/record/time';
import { fetchJson } from '$lib/site/network/fetch-json';

type Choices = Partial<ReachChoices>;

/** What takes too long for the page: facts of a reader's records, outlines to draw, chance and bands. */
export const CALLS = {
  facts(dataset: ReachDataset, radiusKm: number) {
    const { cells: _, ...facts } = factsFor(dataset, radiusKm);
    return facts;
  },
  ground: groundOutlines,
  firstReached,
  stall: (dataset: ReachDataset, choices: Choices) => stalled(dataset, choices).analysis,
  pace: (dataset: ReachDataset, choices: Choices, year: number) =>
    paceUnder(dataset, choices, year),
  /** Of every year and of that span; tells how far the draws are, 0..1. */
  bands(dataset: ReachDataset, choices: Choices, span: YearSpan, tell = (_: number) => {}) {
    const settings = { spans: [span], bands: {}, adjusted: {} };
    const { years, spans } = measures(dataset, choices, settings, ({ stage, done }) => {
      if (stage === 'uncertainty') tell(done);
    });
    return [...years, ...spans].map(({ from, to, band, adjusted, decidingRecord }) => ({
      ...{ from, to, band, adjusted, decidingRecord },
    }));
  },
};

export type CallName = keyof typeof CALLS;
export type Answered<Name extends CallName> = ReturnType<(typeof CALLS)[Name]>;
type GivenTo<Call> = Call extends (dataset: never, ...given: infer Given) => unknown
  ? Given
  : never;
export type Given<Name extends CallName> = GivenTo<(typeof CALLS)[Name]>;

/** The files that only some calls need come from the folder of the built data. */
export interface DataSource {
  data: string;
  rules: readonly Rule[];
  /** Those of the page, with the last month that they cover; without them they are fetched. */
  ours?: { dataVersion: string; records: readonly ReachRecord[]; coverage: { to: string } };
  /** A reader's own records, measured beside ours or instead of them. */
  own?: { name: string; records: readonly ReachRecord[]; alone: boolean } | null;
}

export type ToWorker =
  { source: DataSource } | { id: number; name: CallName; given: Given<CallName> };

/** Only an id: the call was received. */
export interface FromWorker {
  id: number;
  progress?: number;
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
    const loading = datasets.get(hasHome) ?? loadDataset(source!, hasHome);
    datasets.set(hasHome, loading);
    loading.catch(() => datasets.delete(hasHome));
    return loading;
  }

  async function work({ id, name, given }: Extract<ToWorker, { id: number }>) {
    if (newest.get(name) !== id) return;
    try {
      const dataset = await load(name === 'facts' || name === 'bands');
      const call = CALLS[name] as (...all: unknown[]) => Answered<CallName>;
      const answer = call(dataset, ...given, (progress: number) => post({ id, progress }));
      post({ id, answer });
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

async function loadDataset(source: DataSource, hasHome: boolean): Promise<ReachDataset> {
  const { data, rules, own } = source;
  const read = <File>(name: string) => fetchJson<File>(`${data}/${name}`);
  const [ours, regions, directions, home] = await Promise.all([
    own?.alone ? null : (source.ours ?? read<NonNullable<DataSource['ours']>>('events.json')),
    read<never>('regions.geojson'),
    read<never>('directions.json'),
    hasHome ? read<never>('home.json') : null,
  ]);
  // A reader's records alone are covered as far as they go.
  const atlas = {
    ...{ ...ours, dataVersion: [ours?.dataVersion, own?.name].filter(Boolean).join(' + ') },
    records: [...(ours?.records ?? []), ...(own?.records ?? [])],
  };
  return datasetOf(atlas, { rules, home, regions, directions });
}
