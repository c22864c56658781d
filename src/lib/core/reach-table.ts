import { maximum, type Maximum } from './deciding';
import { reduceCorners, type Corner, type Corners } from './extent';
import { occupancyOfTraces, type Footprints } from './footprints';
import { Frontiers } from './frontier';
import { firstOccupied, type FirstOccupied } from './ground';
import { homeOf, type Home, type HomeLand, type HomeRings } from './home';
import type { AreaKind, Farthest } from './measures';
import type { Partner, ReachRecord } from './model';
import { PointCloud } from './point-cloud';
import { finish, type Steps } from './steps';
import { Tally } from './tally';
import { farthestAmong, traceOf, type PlaceSettings, type RegionAt, type Trace } from './trace';
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
  readonly home: Home | null;
  // Made when first asked for: the table of a region, of which ground alone is wanted, does without.
  private first: FirstOccupied | undefined;
  private near: Frontiers | undefined;
  private cloud: PointCloud | undefined;
  /** Records by each year that they overlap, and by the one they begin in. */
  private readonly byYear = new Map<number, number[]>();
  private readonly beginning = new Map<number, number[]>();
  private readonly corners = new Map<string, Corners>();
  private readonly leaders = new Map<string, Farthest[]>();
  private running: { from: number; to: number; tally: Tally } | undefined;

  constructor(traces: readonly Trace[], radiusKm: number, home: Home | null) {
    this.traces = traces;
    this.home = home;
    this.footprints = occupancyOfTraces(traces, radiusKm);
    traces.forEach(({ years }, index) => {
      for (const year of years) append(this.byYear, year, index);
      append(this.beginning, years[0]!, index);
    });
  }

  get firstOccupied(): FirstOccupied {
    return (this.first ??= firstOccupied(this.footprints));
  }

  get frontiers(): Frontiers {
    return (this.near ??= new Frontiers(this.traces));
  }

  get points(): PointCloud {
    return (this.cloud ??= new PointCloud(this.traces));
  }

  /** Indices of the records that overlap the span, in order of their first year in it. */
  members({ from, to }: YearSpan): number[] {
    return yearsOf({ from, to }).flatMap((year) => this.joining(year, from));
  }

  tracesOf(members: readonly number[]): Trace[] {
    return members.map((i) => this.traces[i]!);
  }

  /** Those of a year that no earlier year of a span from `from` has. */
  private joining(year: number, from: number): readonly number[] {
    return (year === from ? this.byYear : this.beginning).get(year) ?? [];
  }

  /** Running totals, those from one first year, are counted on from the year before. */
  tallyOf({ from, to }: YearSpan): Tally {
    const running = this.running;
    const goesOn = running?.from === from && running.to < to;
    const { tally } = goesOn ? running : { tally: this.emptyTally(from) };
    for (const year of yearsOf({ from: goesOn ? running.to + 1 : from, to })) {
      for (const record of this.joining(year, from)) tally.add(record);
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
      .flatMap((record) => this.traces[record]!.corners().map((unit) => ({ unit, record })));
  }

  /**
   * The place of the span farthest from a partner's land: among the farthest two records of each
   * year, since no other can be one of the span's. null without land or place.
   */
  farthestOf(span: YearSpan, partner: Partner): Maximum<Farthest> | null {
    const land = this.home?.[partner];
    if (!land) return null;
    const leaders = new Map<string, Farthest>();
    for (const year of yearsOf(span)) {
      for (const place of this.leadersOfYear(year, partner, land)) {
        leaders.set(place.recordId, place);
      }
    }
    return maximum([...leaders.values()], (place) => place);
  }

  private leadersOfYear(year: number, partner: Partner, land: HomeLand): Farthest[] {
    const key = `${year}${partner}`;
    let leaders = this.leaders.get(key);
    if (!leaders) {
      const found = farthestAmong(this.tracesOf(this.byYear.get(year) ?? []), land);
      leaders = found ? [found.best, ...(found.runnerUp ? [found.runnerUp] : [])] : [];
      this.leaders.set(key, leaders);
    }
    return leaders;
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

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
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
