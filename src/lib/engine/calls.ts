import { ask } from '$lib/core/reach/ask';
import type { HomeRings } from '$lib/core/earth/area';
import type { Regions } from '$lib/core/earth/regions';
import type { DirectionSet } from '$lib/core/reach/directions';
import { verdictWith } from '$lib/core/stall/asked';
import { verdictsFor } from '$lib/core/stall/verdict';
import { datasetOf, factsFor, groundOf, visitsFor } from '$lib/core/reach/dataset';
import type { Periods, ReachChoices, ReachDataset } from '$lib/core/reach/dataset';
import { groundPieces, type GroundPiece } from '$lib/core/reach/ground';
import type { OnProgress, Progress } from '$lib/core/reach/measures';
import { yearlyGround } from '$lib/core/stall/prebuilt';
import { cached } from '$lib/core/record/cached';
import { SERIES_KINDS, type SeriesKind } from '$lib/core/record/model';
import type { ReachRecord } from '$lib/core/record/schema';
import type { Rule } from '$lib/core/record/rules';
import { fetchJson } from '$lib/site/network/fetch-json';

type Choices = Partial<ReachChoices>;

/** To draw: patrols' on request, or if there is no other. */
function drawnGround(
  dataset: ReachDataset,
  choices: Choices,
  withPatrols: boolean,
  onProgress?: OnProgress,
): GroundPiece[] {
  const piecesOf = (kind: SeriesKind) =>
    groundPieces(kind, groundOf(dataset, choices, kind, onProgress));
  const [exercises, ...patrols] = SERIES_KINDS;
  const pieces = piecesOf(exercises);
  if (pieces.length > 0 && !withPatrols) return pieces;
  return [...pieces, ...patrols.flatMap(piecesOf)];
}

/** What would block the page: facts and ground of a reader's records, and tests against chance. */
export const CALLS = {
  facts: factsFor,
  ground: drawnGround,
  yearlyGround,
  visits: visitsFor,
  ask,
  verdictWith,
  verdicts: (dataset: ReachDataset, choices: Choices, year: number) =>
    verdictsFor(dataset, choices, year),
};

export type CallName = keyof typeof CALLS;
export type Answered<Name extends CallName> = ReturnType<(typeof CALLS)[Name]>;
type ParametersAfterDataset<Call> = Call extends (dataset: never, ...rest: infer Rest) => unknown
  ? WithoutProgress<Rest>
  : never;
type WithoutProgress<Rest> = Rest extends [...infer Others, (OnProgress | undefined)?]
  ? Others
  : Rest;
/** Without dataset and progress callback, which the worker has. */
export type Arguments<Name extends CallName> = ParametersAfterDataset<(typeof CALLS)[Name]>;

export interface DataSource {
  /** Folder of the built data; null for a reader's own records. */
  data: string | null;
  rules: readonly Rule[];
  periods: Periods | null;
  newPlaceKm: number;
  /** The records of the page. `coverage.to` is a month. */
  atlas: {
    dataVersion: string;
    records: readonly ReachRecord[];
    coverage: { to: string };
    directions: DirectionSet;
  };
}

export type ToWorker =
  { source: DataSource } | { id: number; name: CallName; args: Arguments<CallName> };

export interface FromWorker {
  id: number;
  answer?: Answered<CallName>;
  failure?: string;
  progress?: Progress;
}

/** Longer calls report progress. */
const LONG_MS = 500;

/** The worker's side: a newer call of the same name supersedes the pending one. */
export function createHandler(post: (message: FromWorker) => void): (message: ToWorker) => void {
  let source: DataSource | null = null;
  /** By whether they include the home land, a file that only `facts` needs. */
  const datasets = new Map<boolean, Promise<ReachDataset>>();
  const newest = new Map<CallName, number>();

  function load(hasHome: boolean): Promise<ReachDataset> {
    const loading = cached(datasets, hasHome, () => loadDataset(source!, hasHome));
    loading.catch(() => datasets.delete(hasHome));
    return loading;
  }

  async function work({ id, name, args }: Extract<ToWorker, { id: number }>) {
    if (newest.get(name) !== id) return;
    try {
      const dataset = await load(name === 'facts');
      const call = CALLS[name] as (...values: unknown[]) => Answered<CallName>;
      let toldAt = Date.now();
      const onProgress: OnProgress = (progress) => {
        if (Date.now() - toldAt < LONG_MS) return;
        toldAt = Date.now();
        post({ id, progress });
      };
      post({ id, answer: call(dataset, ...args, onProgress) });
    } catch (error) {
      post({ id, failure: error instanceof Error ? error.message : `${error}` });
    }
  }

  return (message) => {
    if ('source' in message) {
      ({ source } = message);
      return;
    }
    newest.set(message.name, message.id);
    // Waiting messages first, which may hold a newer call.
    setTimeout(() => void work(message));
  };
}

async function loadDataset(
  { data, rules, periods, newPlaceKm, atlas }: DataSource,
  hasHome: boolean,
): Promise<ReachDataset> {
  const read = <T>(name: string) => (data === null ? null : fetchJson<T>(`${data}/${name}`));
  const [regions, directions, home] = await Promise.all([
    read<Regions>('regions.geojson'),
    read<DirectionSet>('directions.json') ?? atlas.directions,
    hasHome ? read<HomeRings>('home.json') : null,
  ]);
  return datasetOf(atlas, { rules, home, regions, directions, periods, newPlaceKm });
}
