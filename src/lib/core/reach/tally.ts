import { PlaceCounter } from './places';
import { ShareTally } from './shares';
import type { Trace } from './trace';

export class Counts {
  records = 0;
  placed = 0;

  add(placed: boolean): void {
    this.records++;
    if (placed) this.placed++;
  }
}

/** What adds up record by record: counts, distinct places and shares of regions. */
export class Tally {
  readonly places = new PlaceCounter();
  readonly shares = new ShareTally();
  /** How many records, and how many of them with a place. */
  readonly counts = { all: new Counts(), exercise: new Counts(), patrol: new Counts() };
  readonly unplaced: string[] = [];

  constructor(private readonly traces: readonly Trace[]) {}

  /** @param record index into the table; each once */
  add(record: number): void {
    const trace = this.traces[record]!;
    const { points, siteCount } = trace;
    this.counts.all.add(trace.placed);
    this.counts[trace.kind].add(trace.placed);
    if (!trace.placed) this.unplaced.push(trace.id);
    for (let i = 0; i < 3 * siteCount; i += 3) {
      this.places.add(points[i]!, points[i + 1]!, points[i + 2]!);
    }
    this.shares.add(trace);
  }
}
