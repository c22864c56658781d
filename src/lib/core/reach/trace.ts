import { footprint } from './cells';
import { SPHERE_MARGIN, maximum, type Maximum } from './deciding';
import { farFrom, farthestOf, type Far, type HomeLand } from '../earth/home';
import { hullCorners } from '../earth/hull';
import type { Farthest } from './measures';
import {
  reachKind,
  roleCounts,
  type Position,
  type ReachKind,
  type ReachRecord,
  type Site,
} from '../record/model';
import {
  densifyUnits,
  foldLng,
  interpolate,
  toPosition,
  toUnit,
  type UnitVector,
} from '../earth/sphere';
import { Rows } from './rows';
import { yearOf, yearsOf } from '../record/time';

/** Which places of a record are measured. */
export interface PlaceSettings {
  /** Leave out places known only as a sea. */
  precise: boolean;
  /** Measure staging and transit places too. */
  staging: boolean;
  /** Measure only what lies in this region; null = everywhere. */
  region: string | null;
}

/** Id of the region that holds a position, or null. */
export type RegionAt = (position: Position) => string | null;

/** Track points for measuring are at most this far apart, km. */
const STEP_KM = 100;
/** Where a track is cut at a region's edge, to this many km. */
const CLIP_STEP_KM = 20;

/** A record's weight per region. */
type Regions = readonly (readonly [region: string, weight: number])[];

/**
 * What the measures need of one record under the settings. Everything costly is computed when first
 * asked for and kept. There may be 100,000 of them, and what each holds is moved about by the garbage
 * collector: hence rows of numbers, and chains and shared lists where most have one item or none.
 */
export class Trace {
  readonly id: string;
  readonly kind: ReachKind;
  readonly years: readonly number[];
  /** Measured sites, then the lines in steps of at most 100 km; three numbers a point. */
  readonly points: Float64Array;
  /** The waypoints of each great-circle line. */
  readonly waypoints: readonly Float64Array[];
  /** How many of the points are sites, and how many each line has. */
  readonly siteCount: number;
  readonly lineLengths: readonly number[];
  /** Sums to 1; empty when nothing of the record is measured. */
  readonly regions: Regions;

  /** One a radius asked for, the latest first. */
  private footprints: OwnFootprint | null = null;
  /** One a partner asked for. */
  private lands: OwnFarthest | null = null;
  private hull: readonly UnitVector[] | null = null;

  constructor(
    private readonly record: ReachRecord,
    private readonly settings: PlaceSettings,
    regionAt: RegionAt = () => null,
  ) {
    this.id = record.id;
    this.kind = reachKind(record.kind);
    this.years = sharedYears(yearOf(record.start), yearOf(record.end));
    const sites = measuredSites(record, settings);
    this.siteCount = sites.length;
    const lines = measuredLines(record, settings, regionAt);
    const dense = lines.map((line) => densifyUnits(line, STEP_KM));
    this.points = row([...sites.map(({ position }) => toUnit(position)), ...dense.flat()]);
    // Most have none, and share it.
    this.waypoints = lines.length > 0 ? lines.map(row) : NONE;
    this.lineLengths = lines.length > 0 ? dense.map(({ length }) => length) : NONE;
    this.regions = regionWeights(record, sites, settings, this);
  }

  /** False when the settings leave nothing of the record to measure. */
  get placed(): boolean {
    return this.points.length > 0;
  }

  /** The points as vectors of their own. */
  units(): UnitVector[] {
    return unitsOf(this.points, this.points.length / 3);
  }

  siteUnits(): UnitVector[] {
    return unitsOf(this.points, this.siteCount);
  }

  /** Great-circle lines by their waypoints. */
  lines(): UnitVector[][] {
    return this.waypoints.map((line) => unitsOf(line, line.length / 3));
  }

  /**
   * Corners of the record's own hull, found from sites and waypoints, since the hull of a great
   * circle is that of its ends; all of them where it has none.
   */
  corners(): readonly UnitVector[] {
    if (this.hull) return this.hull;
    const places = [...this.siteUnits(), ...this.lines().flat()];
    return (this.hull = places.length < 3 ? places : ownCorners(places));
  }

  /** Numbers of grid.ts, ascending. */
  cells(radiusKm: number): Uint32Array {
    for (let one = this.footprints; one; one = one.next) {
      if (one.radiusKm === radiusKm) return one.cells;
    }
    const cells = footprint(this.siteUnits(), this.lines(), radiusKm);
    this.footprints = { radiusKm, cells, next: this.footprints };
    return cells;
  }

  /** The place farthest from a partner's land; null when no place is measured. */
  farthestFrom(land: HomeLand): Farthest | null {
    const from = this.farFrom(land);
    return (from.farthest ??= farthestOf(this.id, from.places));
  }

  private farFrom(land: HomeLand): OwnFarthest {
    for (let one = this.lands; one; one = one.next) if (one.land === land) return one;
    const sites = measuredSites(this.record, this.settings).map(({ position }): Position => [
      foldLng(position[0]),
      position[1],
    ]);
    const places = farFrom(land, sites, this.lines());
    return (this.lands = { land, places, farthest: null, next: this.lands });
  }

  /** Whether no place is farther than `km` from the land on the sphere. */
  isWithin(land: HomeLand, km: number): boolean {
    return this.isSurelyWithin(land, km) || this.farFrom(land).places.every((far) => far.km <= km);
  }

  private isSurelyWithin(land: HomeLand, km: number): boolean {
    const { points } = this;
    // Between two points of a line the distance can rise by half the step.
    const limit = km - (this.waypoints.length > 0 ? STEP_KM / 2 : 0);
    for (let i = 0; i < points.length; i += 3) {
      if (land.boundKm(points[i]!, points[i + 1]!, points[i + 2]!) > limit) return false;
    }
    return limit >= 0;
  }
}

interface OwnFootprint {
  radiusKm: number;
  cells: Uint32Array;
  next: OwnFootprint | null;
}

interface OwnFarthest {
  land: HomeLand;
  places: readonly Far[];
  /** null until asked for. */
  farthest: Farthest | null;
  next: OwnFarthest | null;
}

const NONE: readonly never[] = [];

const rows = new Rows((length) => new Float64Array(length));
let scratch = new Float64Array(3 * 1024);

function row(units: readonly UnitVector[]): Float64Array {
  if (3 * units.length > scratch.length) scratch = new Float64Array(6 * units.length);
  for (let k = 0, i = 0; k < units.length; k++) {
    const unit = units[k]!;
    scratch[i++] = unit[0];
    scratch[i++] = unit[1];
    scratch[i++] = unit[2];
  }
  return rows.copy(scratch, 3 * units.length);
}

function unitsOf(points: Float64Array, count: number): UnitVector[] {
  const units: UnitVector[] = [];
  for (let i = 0; i < 3 * count; i += 3) units.push([points[i]!, points[i + 1]!, points[i + 2]!]);
  return units;
}

/** Nearly all records of a year overlap that year alone. */
const yearLists = new Map<number, readonly number[]>();

function sharedYears(from: number, to: number): readonly number[] {
  const key = from * 10_000 + to;
  let years = yearLists.get(key);
  if (!years) yearLists.set(key, (years = yearsOf({ from, to })));
  return years;
}

/** The record farthest from a partner's land, and the runner-up; null when none has a place. */
export function farthestAmong(traces: readonly Trace[], land: HomeLand): Maximum<Farthest> | null {
  return maximum(
    traces,
    (trace) => trace.farthestFrom(land),
    (trace, km) => trace.isWithin(land, km * SPHERE_MARGIN),
  );
}

function ownCorners(points: UnitVector[]): UnitVector[] {
  const corners = hullCorners(points);
  return Array.isArray(corners) ? corners.map((i) => points[i]!) : points;
}

/** Nearly always all of a record's sites, and then no list of its own. */
function measuredSites({ sites }: ReachRecord, settings: PlaceSettings): readonly Site[] {
  for (let i = 0; i < sites.length; i++) {
    if (!isMeasured(sites[i]!, settings)) return sites.filter((site) => isMeasured(site, settings));
  }
  return sites;
}

const isMeasured = (site: Site, { precise, staging, region }: PlaceSettings): boolean =>
  roleCounts(site.role, staging) &&
  !(precise && site.precision === 'sea') &&
  (region === null || site.region === region);

function measuredLines(
  { track }: ReachRecord,
  { precise, region }: PlaceSettings,
  regionAt: RegionAt,
): readonly (readonly UnitVector[])[] {
  if (!track || (precise && track.precision === 'sea')) return NONE;
  const line = track.positions.map(toUnit);
  if (region === null || track.regionShare[region] === 1) return [line];
  if (!track.regionShare[region]) return NONE;
  const runs: UnitVector[][] = [];
  const dense = densifyUnits(line, CLIP_STEP_KM);
  let inside = false;
  dense.slice(1).forEach((b, i) => {
    const a = dense[i]!;
    const stays = regionAt(toPosition(interpolate(a, b, 0.5))) === region;
    if (stays && !inside) runs.push([a]);
    if (stays) runs.at(-1)!.push(b);
    inside = stays;
  });
  return runs;
}

/**
 * A record counts once. With a measured track it is shared out by the track's length in each region,
 * without one equally among its measured sites; under a region filter all of it is in that region.
 */
function regionWeights(
  record: ReachRecord,
  sites: readonly Site[],
  settings: PlaceSettings,
  trace: Pick<Trace, 'points' | 'waypoints'>,
): Regions {
  if (trace.points.length === 0) return NONE;
  if (settings.region !== null) return wholly(settings.region);
  if (record.track && trace.waypoints.length > 0) return Object.entries(record.track.regionShare);
  const [first, ...others] = sites;
  if (first && others.length === 0) return wholly(first.region);
  const weights: Record<string, number> = {};
  for (const { region } of sites) weights[region] = (weights[region] ?? 0) + 1 / sites.length;
  return Object.entries(weights);
}

const whole = new Map<string, Regions>();

function wholly(region: string): Regions {
  let regions = whole.get(region);
  if (!regions) whole.set(region, (regions = [[region, 1]]));
  return regions;
}
