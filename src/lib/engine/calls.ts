import { ask } from '#core/reach/ask';
import type { Regions } from '#core/earth/regions';
import type { DirectionSet } from '#core/reach/directions';
import { verdictWith } from '#core/stall/asked';
import { verdictsFor } from '#core/stall/verdict';
import { datasetOf, factsFor, groundOf, visitsFor } from '#core/reach/dataset';
import type { Periods, Choices, ReachDataset } from '#core/reach/dataset';
import { groundPieces } from '#core/reach/ground';
import { regionalGround } from '#core/compare/regional-ground';
import type { OnProgress, Progress } from '#core/reach/measures';
import { yearlyGround } from '#core/stall/prebuilt';
import type { SeriesKind } from '#core/record/model';
import type { ReachRecord } from '#core/record/schema';
import type { YearSpan } from '#core/record/time';
import type { Rule } from '#core/record/rules';
import { fetchJson } from '$lib/site/network/fetch-json';

const drawnGround = (
  dataset: ReachDataset,
  choices: Choices,
  kind: SeriesKind,
  onProgress?: OnProgress,
) => groundPieces(kind, groundOf(dataset, choices, kind, onProgress));

/** What would block the page. */
export const CALLS = {
  facts: factsFor,
  ground: drawnGround,
  yearlyGround,
  regionalGround: (
    dataset: ReachDataset,
    choices: Choices,
    spans: Record<'before' | 'since', YearSpan>,
  ) => regionalGround(dataset, choices, spans),
  visits: visitsFor,
  ask,
  verdictWith,
  verdicts: (dataset: ReachDataset, choices: Choices, year: number) =>
    verdictsFor(dataset, choices, year),
};

export type CallName = keyof typeof CALLS;
export type Answered<Name extends CallName> = ReturnType<(typeof CALLS)[Name]>;
type WithoutProgress<Rest> = Rest extends [...infer Others, (OnProgress | undefined)?]
  ? Others
  : Rest;
/** Without dataset and callback, which the worker has. */
export type Arguments<Name extends CallName> = (typeof CALLS)[Name] extends (
  dataset: never,
  ...rest: infer Rest
) => unknown
  ? WithoutProgress<Rest>
  : never;

export interface DataSource {
  /** Null for a reader's own records, which lie in sectors. */
  regions: string | null;
  rules: readonly Rule[];
  periods: Periods | null;
  newPlaceKm: number;
  /** `coverage.to` is a month. */
  atlas: {
    dataVersion: string;
    records: readonly ReachRecord[];
    coverage: { to: string };
    directions: DirectionSet;
  };
}

/** The source comes before the first call. */
export type ToWorker = { source: DataSource } | { name: CallName; args: Arguments<CallName> };

/** Progress, then an answer or a failure. */
export interface FromWorker {
  answer?: Answered<CallName>;
  failure?: string;
  progress?: Progress;
}

const LONG_MS = 500;

export function createHandler(post: (message: FromWorker) => void) {
  let source: DataSource;
  let loading: Promise<ReachDataset> | null = null;
  return async (message: ToWorker): Promise<void> => {
    if ('source' in message) {
      ({ source } = message);
      return;
    }
    const { name, args } = message;
    try {
      const dataset = await (loading ??= loadDataset(source));
      const call = CALLS[name] as (...values: unknown[]) => Answered<CallName>;
      let toldAt = Date.now();
      const onProgress: OnProgress = (progress) => {
        if (Date.now() - toldAt < LONG_MS) return;
        toldAt = Date.now();
        post({ progress });
      };
      post({ answer: call(dataset, ...args, onProgress) });
    } catch (error) {
      post({ failure: error instanceof Error ? error.message : `${error}` });
    }
  };
}

async function loadDataset({ regions: address, atlas, ...rest }: DataSource) {
  const regions = address === null ? null : await fetchJson<Regions>(address);
  return datasetOf(atlas, { ...rest, home: null, regions, directions: atlas.directions });
}
