import { reduceCorners, type Corner, type Corners } from './extent';
import { occupancyOfTraces, type Footprints } from './footprints';
import { Frontiers } from './frontier';
import { firstOccupied, type FirstOccupied } from './ground';
import { homeOf, type Home, type HomeRings } from './home';
import type { AreaKind } from './measures';
import type { ReachRecord } from './model';
import { finish, type Steps } from './steps';
import { Tally } from './tally';
import { traceOf, type PlaceSettings, type RegionAt, type Trace } from './trace';
import { yearsOf, type YearSpan } from './time';

export interface TableSettings extends PlaceSettings {
  radiusKm: number;
}

/**
 * The records under one choice of settings, with all that spans of years share. Order of the records
 * given does not matter: they are sorted by date and id, so that sums add up in one order.
 */
export class ReachTable {
  readonly traces: readonly Trace[];
  readonly footprints: Footprints;
  readonly firstOccupied: FirstOccupied;
  readonly frontiers: Frontiers;
  readonly home: Home | null;
  private readonly byYear = new Map<number, number[]>();
  private readonly corners = new Map<string, Corners>();
  private running: { from: number; to: number; tally: Tally } | undefined;

  constructor(traces: readonly Trace[], radiusKm: number, home: Home | null) {
    this.traces = traces;
    this.home = home;
    this.footprints = occupancyOfTraces(traces, radiusKm);
    this.firstOccupied = firstOccupied(this.footprints);
    this.frontiers = new Frontiers(traces);
    traces.forEach(({ years }, index) => {
      for (const year of years) {
        const members = this.byYear.get(year);
        if (members) members.push(index);
        else this.byYear.set(year, [index]);
      }
    });
  }

  /** Indices of the records that overlap the span, ascending. */
  members(span: YearSpan): number[] {
    const years = yearsOf(span).map((year) => this.byYear.get(year) ?? []);
    if (years.length === 1) return years[0]!;
    return [...new Set(years.flat())].sort((a, b) => a - b);
  }

  /** Running totals, those from one first year, are counted on from the year before. */
  tallyOf({ from, to }: YearSpan): Tally {
    const running = this.running;
    const goesOn = running?.from === from && running.to < to;
    const { tally } = goesOn ? running : { tally: this.emptyTally(from) };
    for (const year of yearsOf({ from: goesOn ? running.to + 1 : from, to })) {
      for (const record of this.byYear.get(year) ?? []) {
        const { years } = this.traces[record]!;
        if (!years.some((earlier) => earlier >= from && earlier < year)) tally.add(record);
      }
    }
    this.running = { from, to, tally };
    return tally;
  }

  emptyTally(from: number): Tally {
    return new Tally(this.traces, this.footprints, this.firstOccupied, from);
  }

  /** Points enough for the hull of the span, see extent.ts. */
  cornersOf(span: YearSpan, kind: AreaKind): Corners {
    const all: Corner[] = [];
    for (const year of yearsOf(span)) {
      const corners = this.cornersOfYear(year, kind);
      if (!Array.isArray(corners)) return corners;
      all.push(...corners);
    }
    return all;
  }

  cornersAmong(members: readonly number[], kind: AreaKind): Corner[] {
    return members
      .filter((record) => kind === 'all' || this.traces[record]!.kind === kind)
      .flatMap((record) => this.traces[record]!.corners.map((unit) => ({ unit, record })));
  }

  private cornersOfYear(year: number, kind: AreaKind): Corners {
    const key = `${year}${kind}`;
    let corners = this.corners.get(key);
    if (!corners) {
      corners = reduceCorners(this.cornersAmong(this.byYear.get(year) ?? [], kind));
      this.corners.set(key, corners);
    }
    return corners;
  }
}

export function tableOf(
  records: readonly ReachRecord[],
  settings: TableSettings,
  home: HomeRings | null,
  regionAt?: RegionAt,
): ReachTable {
  const traces = finish(traceInOrder(records, settings, regionAt));
  return new ReachTable(traces, settings.radiusKm, home && homeOf(home));
}

/**
 * Traces by date and id, so that sums add up in one order whatever the order given. Under a region
 * filter only records with a place in the region are left; without one a record that the settings
 * leave no place of still counts as a record.
 */
export function* traceInOrder(
  records: readonly ReachRecord[],
  settings: TableSettings,
  regionAt?: RegionAt,
): Steps<Trace[]> {
  const sorted = [...records].sort((a, b) => order(a.start, b.start) || order(a.id, b.id));
  const traces: Trace[] = [];
  for (const [i, record] of sorted.entries()) {
    const trace = traceOf(record, settings, regionAt);
    trace.cells(settings.radiusKm);
    if (trace.placed || settings.region === null) traces.push(trace);
    if (i % 512 === 511) yield { stage: 'footprints', done: i / sorted.length };
  }
  return traces;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
