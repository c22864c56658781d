import type { Progress } from '$lib/core/reach/progress';
import type { ReachRecord } from '$lib/core/record/model';
import type { Rule } from '$lib/core/record/rules';
import type { CallName, Given, Told } from './calls';

/** A reader's own records, measured beside ours or instead of them. */
export interface OwnSource {
  name: string;
  records: readonly ReachRecord[];
  alone: boolean;
}

/** The files that only some calls need come from the folder of the built data. */
export interface DataSource {
  data: string;
  rules: readonly Rule[];
  /** Those of the page, with the last month that they cover; without them they are fetched. */
  ours?: { dataVersion: string; records: readonly ReachRecord[]; coverage: { to: string } };
  own?: OwnSource | null;
}

export type ToWorker =
  | { type: 'load'; source: DataSource }
  | { type: 'ask'; id: number; name: CallName; given: Given<CallName> };

export type FromWorker =
  /** The worker has begun, or has got this question. */
  | { type: 'alive'; id?: number }
  | { type: 'progress'; id: number; progress: Progress }
  | { type: 'answer'; id: number; answer: Told<CallName> }
  | { type: 'failure'; id: number; message: string };
