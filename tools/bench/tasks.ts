/** What is measured, each task in a process of its own: cold where it says so, with its own memory. */
import { Worker } from 'node:worker_threads';
import { answer } from '../../src/lib/core/questions/answer';
import { completeChoices, type ReachDataset } from '../../src/lib/core/reach/dataset';
import {
  extentOf,
  reduceCorners,
  type Corner,
  type Corners,
} from '../../src/lib/core/reach/extent';
import type { ReachRecord } from '../../src/lib/core/record/model';
import { toUnit } from '../../src/lib/core/earth/sphere';
import {
  cumulativeSpans,
  yearsOf,
  yearsOverlapped,
  type YearSpan,
} from '../../src/lib/core/record/time';
import { ReachClient, type Port } from '../../src/lib/engine/client';
import { CHOICES, datasetWith, withRecords } from './data';
import { groundWithTurf, hullsWithTurf, positionsOf } from './turf';

export interface ShippedTimes {
  first: number;
  second: number;
  repeated: number;
  /** Of the same data read anew, nothing of which is cached, by code that has run before. */
  uncached: number;
  firstStall: number;
  stall: number;
}

export interface EngineTimes {
  first: number;
  repeated: number;
}

export interface WorkerTimes {
  /** Handing the records over, which copies them. */
  handedOver: number;
  answered: number;
  /** Messages of progress before the answer. */
  progress: number;
}

export interface Against {
  /** Of how many records the baseline was given, the first of them. */
  records: number;
  ours: number;
  theirs: number;
  /** The same number by both, km²: the footprint or hull of 2022. */
  oursKm2: number;
  theirsKm2: number;
  failed: number;
}

/** Turf is given twice as many records until a run takes longer than this, ms. */
const PATIENCE = 15_000;

export const TASKS = {
  shipped(records: number): ShippedTimes {
    const dataset = datasetWith(records);
    const measure = () => answer(dataset, { kind: 'measures', choices: {} });
    const stall = () => answer(dataset, { kind: 'stall', choices: {}, stall: { shuffles: 999 } });
    return {
      first: timed(measure),
      second: timed(measure),
      repeated: median(50, measure),
      uncached: uncached(records),
      firstStall: timed(stall),
      stall: median(9, stall),
    };
  },

  engine(records: number): EngineTimes {
    const dataset = datasetWith(records);
    const measure = () => answer(dataset, { kind: 'measures', choices: CHOICES });
    return { first: timed(measure), repeated: median(3, measure) };
  },

  async worker(records: number): Promise<WorkerTimes> {
    const dataset = datasetWith(records);
    const worker = new Worker(new URL('worker.js', import.meta.url));
    await new Promise((resolve) => worker.once('message', resolve));
    const port: Port = {
      postMessage: (message) => worker.postMessage(message),
      addEventListener: (type: string, listener: (event: never) => void) => {
        if (type === 'message') worker.on('message', (data) => listener({ data } as never));
        else worker.on('error', ({ message }: Error) => listener({ message } as never));
      },
      terminate: () => void worker.terminate(),
    };
    const start = performance.now();
    const client = new ReachClient(port, { kind: 'data', dataset });
    // Answered as soon as the records are there.
    await client.ask({
      kind: 'explain',
      choices: { rule: 'none' },
      span: { from: 2003, to: 2003 },
    });
    const handedOver = performance.now() - start;
    let progress = 0;
    const asked = performance.now();
    const outcome = await client.ask(
      { kind: 'measures', choices: CHOICES },
      { onProgress: () => progress++ },
    );
    const answered = performance.now() - asked;
    client.close();
    if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
    return { handedOver, answered, progress };
  },

  /** All our measures against footprint and new ground alone, by Turf. */
  ground(records: number): Against {
    const all = datasetWith(records).records;
    let last: Against | undefined;
    for (let count = Math.min(records, 121); ; count = Math.min(records, 2 * count)) {
      const part = all.slice(0, count);
      const { from, to, radiusKm } = completeChoices(withRecords(part), CHOICES);
      const start = performance.now();
      const turf = groundWithTurf(part, { from, to }, radiusKm);
      const theirs = performance.now() - start;
      // Copies, since what a record costs to measure is kept with it; several, since Turf's code has
      // been running for seconds by then and ours has not.
      let years: ReturnType<typeof measured> = [];
      const ours = median(
        count > 1000 ? 3 : 9,
        (dataset) => (years = measured(dataset)),
        () => withRecords(structuredClone(part)),
      );
      last = {
        ...{ records: count, ours, theirs, failed: turf.failed },
        oursKm2: years.find(({ year }) => year === 2022)?.footprintKm2.all ?? 0,
        theirsKm2: turf.footprints[2022 - from] ?? 0,
      };
      if (count === records || theirs > PATIENCE) return last;
    }
  },

  /** The hull of every year and running total, on the sphere and in the plane. */
  hulls(records: number): Against {
    const dataset = datasetWith(records);
    const span = completeChoices(dataset, CHOICES);
    const spans = [...yearsOf(span).map((y) => ({ from: y, to: y })), ...cumulativeSpans(span)];
    let [ourHulls, turfHulls]: [number[], number[]] = [[], []];
    const theirs = timed(() => (turfHulls = hullsWithTurf(dataset.records, spans)));
    const ours = timed(() => (ourHulls = hulls(dataset.records, spans)));
    const at = 2022 - span.from;
    return {
      ...{ records, ours, theirs, failed: 0 },
      oursKm2: ourHulls[at]!,
      theirsKm2: turfHulls[at]!,
    };
  },
};

const measured = (dataset: ReachDataset) =>
  answer(dataset, { kind: 'measures', choices: CHOICES }).years;

/** As the tables of the engine do it: the points of a year that can matter, then the hull of a span. */
function hulls(records: readonly ReachRecord[], spans: readonly YearSpan[]): number[] {
  const byYear = new Map<number, Corner[]>();
  for (const [i, record] of records.entries()) {
    const corners = positionsOf(record).map((at): Corner => ({ unit: toUnit(at), record: i }));
    for (const year of yearsOverlapped(record)) {
      if (!byYear.has(year)) byYear.set(year, []);
      byYear.get(year)!.push(...corners);
    }
  }
  const reduced = new Map([...byYear].map(([year, corners]) => [year, reduceCorners(corners)]));
  return spans.map((span) => {
    const parts = yearsOf(span).map((year): Corners => reduced.get(year) ?? []);
    const failed = parts.find((part) => !Array.isArray(part));
    const extent = extentOf(failed ?? (parts as Corner[][]).flat(), String, false);
    return 'areaKm2' in extent ? extent.areaKm2 : 0;
  });
}

function uncached(records: number): number {
  const times = Array.from({ length: 5 }, () => {
    const dataset = datasetWith(records);
    return timed(() => answer(dataset, { kind: 'measures', choices: {} }));
  });
  return times.sort((a, b) => a - b)[2]!;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** @param prepare what each run is given, made outside its time */
function median<Input>(
  times: number,
  work: (input: Input) => unknown,
  prepare: () => Input = () => undefined as Input,
): number {
  const taken = Array.from({ length: times }, () => {
    const input = prepare();
    return timed(() => work(input));
  });
  return taken.sort((a, b) => a - b)[times >> 1]!;
}
