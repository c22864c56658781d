import type { Answer, Question } from '$lib/core/questions/question';
import type { ReachDataset } from '$lib/core/reach/dataset';
import type { Progress } from '$lib/core/reach/progress';
import type { ReachRecord } from '$lib/core/record/model';
import type { Rule } from '$lib/core/record/rules';

/** A reader's own records, measured beside those of the files or instead of them. */
export interface OwnSource {
  name: string;
  records: readonly ReachRecord[];
  alone: boolean;
}

/** Where the worker gets its data from: the folder of the built files, or everything at once. */
export type DataSource =
  | { kind: 'urls'; data: string; rules: readonly Rule[]; own?: OwnSource | null }
  | { kind: 'data'; dataset: ReachDataset };

export type ToWorker =
  { type: 'load'; source: DataSource } | { type: 'ask'; id: number; question: Question };

export type FromWorker =
  /** The worker has begun, or has got this question. */
  | { type: 'alive'; id?: number }
  | { type: 'progress'; id: number; progress: Progress }
  | { type: 'answer'; id: number; answer: Answer }
  | { type: 'failure'; id: number; failure: Failure };

/** `input`: the question or the data are wrong; `load`: the data did not arrive; `internal`: a bug. */
export const FAILURE_CODES = ['input', 'load', 'internal'] as const;
export interface Failure {
  code: (typeof FAILURE_CODES)[number];
  message: string;
  /** Of wrong input: the field of the question or record. */
  field?: string;
}
