import { Crowd } from './crowd';
import { maximum, type Maximum } from './deciding';
import { reduceCorners, type Corner, type Corners } from './extent';
import { occupancyOfTraces, type Footprints } from './footprints';
import { Frontiers } from './frontier';
import { GroundTally, firstOccupied, type FirstOccupied, type Ground } from './ground';
import { homeOf, type Home, type HomeLand, type HomeRings } from '../earth/home';
import type { AreaKind, Farthest } from './measures';
import type { Partner, ReachRecord } from '../record/model';
import { PointCloud } from '../earth/point-cloud';
import { finish, type Steps } from '../questions/steps';
import { RingAreas } from '../earth/ring-areas';
import { Running } from './running';
import { Tally } from './tally';
import { farthestAmong, type PlaceSettings, type Trace } from './trace';
import { Traces } from './traces';
import { yearsOf, type YearSpan } from '../record/time';
import { YearGround } from './year-ground';

/** Among more records than this no single one decides anything, and finding it takes long. */
export const MOST_DECIDED = 2000;

type GroundTallies = Record<AreaKind, GroundTally>;

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
  readonly areas = new RingAreas();
  private readonly corners = new Map<string, Corners>();
  private readonly leaders = new Map<string, Farthest[]>();
  private yearly: YearGround | undefined;
  private readonly tallies = new Running(
    () => new Tally(this.traces),
    (tally, year, from) => this.joining(year, from).forEach((record) => tally.add(record)),
  );
  private readonly grounds = new Running(
    (from) => this.emptyGround(from),
    (ground, year, from) => this.addGround(ground, this.joining(year, from)),
  );

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
    const members: number[] = [];
    for (let year = from; year <= to; year++) {
      for (const record of this.joining(year, from)) members.push(record);
    }
    return members;
  }

  tracesOf(members: readonly number[]): Trace[] {
    return members.map((i) => this.traces[i]!);
  }

  /** Those of a year that no earlier year of a span from `from` has. */
  private joining(year: number, from: number): readonly number[] {
    return (year === from ? this.byYear : this.beginning).get(year) ?? [];
  }

  tallyOf(span: YearSpan): Tally {
    return this.tallies.of(span);
  }

  tallyAmong(members: readonly number[]): Tally {
    const tally = new Tally(this.traces);
    for (const record of members) tally.add(record);
    return tally;
  }

  /** Ground by kind, in which each record's part is known. */
  groundOf(span: YearSpan): GroundTallies {
    return this.grounds.of(span);
  }

  groundAmong(members: readonly number[], from: number): GroundTallies {
    const ground = this.emptyGround(from);
    this.addGround(ground, members);
    return ground;
  }

  /** The same ground, of a span with more records than one would ask about each. */
  groundOfMany(span: YearSpan): Record<AreaKind, Ground> {
    const recordsOf = (year: number) => this.byYear.get(year) ?? [];
    this.yearly ??= new YearGround(this.footprints, recordsOf, this.firstOccupied);
    return this.yearly.of(span);
  }

  private emptyGround(from: number): GroundTallies {
    const of = (kind: AreaKind) => new GroundTally(this.footprints, this.firstOccupied[kind], from);
    return { all: of('all'), exercise: of('exercise'), patrol: of('patrol') };
  }

  private addGround(ground: GroundTallies, members: readonly number[]): void {
    for (const record of members) {
      ground.all.add(record);
      ground[this.traces[record]!.kind].add(record);
    }
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
      const members = this.byYear.get(year) ?? [];
      corners =
        members.length > MOST_DECIDED
          ? this.cornersOfCrowd(members, kind)
          : reduceCorners(this.cornersAmong(members, kind));
      this.corners.set(key, corners);
    }
    return corners;
  }

  private cornersOfCrowd(members: readonly number[], kind: AreaKind): Corners {
    const crowd = new Crowd();
    for (const record of members) {
      const trace = this.traces[record]!;
      if (kind !== 'all' && trace.kind !== kind) continue;
      crowd.add(trace.points, trace.siteCount, record);
      for (const line of trace.waypoints) crowd.add(line, line.length / 3, record);
    }
    return crowd.corners();
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
  traces = new Traces(),
): ReachTable {
  const sorted = finish(traceInOrder(records, settings, traces));
  return new ReachTable(sorted, settings.radiusKm, home && homeOf(home));
}

/**
 * Traces by date and id, so that sums add up in one order whatever the order given. Under a region
 * filter only records with a place in the region are left; without one a record that the settings
 * leave no place of still counts as a record.
 */
export function* traceInOrder(
  records: readonly ReachRecord[],
  settings: TableSettings,
  kept: Traces,
): Steps<Trace[]> {
  const sorted = inOrder(records);
  const traces: Trace[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const trace = kept.of(sorted[i]!, settings);
    trace.cells(settings.radiusKm);
    if (trace.placed || settings.region === null) traces.push(trace);
    if (i % 512 === 511) yield { stage: 'footprints', done: i / sorted.length };
  }
  return traces;
}

/** By date and id. Dates become numbers, which are sorted far faster than texts. */
function inOrder(records: readonly ReachRecord[]): ReachRecord[] {
  const count = records.length;
  const keys = Float64Array.from(records, ({ start }, i) => dayKey(start) * count + i).sort();
  const sorted = Array.from(keys, (key) => records[key % count]!);
  for (let from = 0; from < count;) {
    let to = from + 1;
    while (to < count && sorted[to]!.start === sorted[from]!.start) to++;
    if (to - from > 1) {
      const sameDay = sorted.slice(from, to).sort((a, b) => (a.id < b.id ? -1 : 1));
      for (let i = from; i < to; i++) sorted[i] = sameDay[i - from]!;
    }
    from = to;
  }
  return sorted;
}

/** `2016-09-12` as 20160912. */
const dayKey = (date: string): number =>
  Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
