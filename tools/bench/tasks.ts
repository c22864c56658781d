/** What is measured, each task in a process of its own: cold where it says so. */
import { Worker } from 'node:worker_threads';
import { answer } from '../../src/lib/core/questions/answer';
import { completeChoices, type ReachDataset } from '../../src/lib/core/reach/dataset';
import { ReachClient, type Port } from '../../src/lib/engine/client';
import { CHOICES, datasetWith } from './data';
import { groundWithTurf } from './turf';

/** Turf is given twice as many records until a run takes longer than this, ms. */
const PATIENCE = 15_000;

export interface Against {
  /** Of how many records the baseline was given, the first of them. */
  records: number;
  ours: number;
  theirs: number;
  /** The same number by both, km²: the footprint of 2022. */
  oursKm2: number;
  theirsKm2: number;
  failed: number;
}

const measured = (dataset: ReachDataset) => answer(dataset, { kind: 'measures', choices: CHOICES });

export const TASKS = {
  /** Every measure of every year and running total, then the stall analysis. */
  engine(records: number) {
    const dataset = datasetWith(records);
    const stall = () => answer(dataset, { kind: 'stall', choices: {}, stall: { shuffles: 999 } });
    const first = timed(() => measured(dataset));
    return {
      first,
      again: median(records > 1000 ? 3 : 15, () => measured(dataset)),
      stall: records > 1000 ? NaN : timed(stall),
      stallAgain: records > 1000 ? NaN : median(3, stall),
    };
  },

  async worker(records: number) {
    const dataset = datasetWith(records);
    const start = (): Port => {
      const worker = new Worker(new URL('worker.js', import.meta.url));
      return {
        postMessage: (message) => worker.postMessage(message),
        addEventListener: (type: string, listener: (event: never) => void) => {
          if (type === 'message') worker.on('message', (data) => listener({ data } as never));
          else worker.on('error', ({ message }: Error) => listener({ message } as never));
        },
        terminate: () => void worker.terminate(),
      };
    };
    let progress = 0;
    const asked = performance.now();
    const client = new ReachClient(start, { kind: 'data', dataset });
    const question = { kind: 'measures', choices: CHOICES } as const;
    const outcome = await client.ask(question, { onProgress: () => progress++ });
    const answered = performance.now() - asked;
    client.close();
    if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
    return { answered, progress };
  },

  /** All our measures against footprint and new ground alone, by Turf. */
  turf(records: number): Against {
    let last: Against | undefined;
    for (let count = Math.min(records, 121); ; count = Math.min(records, 2 * count)) {
      const dataset = datasetWith(count);
      const { from, to, radiusKm } = completeChoices(dataset, CHOICES);
      let turf = { footprints: [0], failed: 0 };
      const theirs = timed(() => {
        turf = groundWithTurf(dataset.records, { from, to }, radiusKm);
      });
      let years: ReturnType<typeof measured>['years'] = [];
      const ours = median(3, () => {
        years = measured(datasetWith(count)).years;
      });
      last = {
        ...{ records: count, ours, theirs, failed: turf.failed },
        oursKm2: years.find(({ year }) => year === 2022)?.footprintKm2.all ?? 0,
        theirsKm2: turf.footprints[2022 - from] ?? 0,
      };
      if (count === records || theirs > PATIENCE) return last;
    }
  },
};

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(times: number, work: () => unknown): number {
  const taken = Array.from({ length: times }, () => timed(work));
  return taken.sort((a, b) => a - b)[times >> 1]!;
}
