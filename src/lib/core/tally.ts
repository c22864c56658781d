import type { Footprints } from './footprints';
import { GroundTally, type FirstOccupied } from './ground';
import { AREA_KINDS, type AreaKind } from './measures';
import { PlaceCounter } from './places';
import { ShareTally } from './shares';
import type { Trace } from './trace';

export class Counts {
  records = 0;
  placed = 0;
}

/** What adds up record by record: counts, distinct places, shares of regions, and ground by kind. */
export class Tally {
  readonly places = new PlaceCounter();
  readonly shares = new ShareTally();
  /** How many records, and how many of them with a place. */
  readonly counts = { all: new Counts(), exercise: new Counts(), patrol: new Counts() };
  readonly unplaced: string[] = [];
  readonly ground: Record<AreaKind, GroundTally>;

  constructor(
    private readonly traces: readonly Trace[],
    footprints: Footprints,
    first: FirstOccupied,
    from: number,
  ) {
    this.ground = Object.fromEntries(
      AREA_KINDS.map((kind) => [kind, new GroundTally(footprints, first[kind], from)]),
    ) as Record<AreaKind, GroundTally>;
  }

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
    this.ground.all.add(record);
    this.ground[trace.kind].add(record);
  }
}
