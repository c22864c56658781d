import { PlaceCounter } from './places';
import { ShareTally } from './shares';
import type { Trace } from './trace';

export class Counts {
  records = 0;
  placed = 0;
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
    for (const counts of [this.counts.all, this.counts[trace.kind]]) {
      counts.records++;
      if (trace.placed) counts.placed++;
    }
    if (!trace.placed) this.unplaced.push(trace.id);
    for (const unit of trace.siteUnits()) this.places.add(unit);
    this.shares.add(trace);
  }
}
