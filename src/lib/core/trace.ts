import { footprint } from './cells';
import { SPHERE_MARGIN, maximum, type Maximum } from './deciding';
import { farthestFrom, type HomeLand } from './home';
import { hullCorners } from './hull';
import type { Farthest } from './measures';
import {
  MEASURED_ROLES,
  reachKind,
  type Position,
  type ReachKind,
  type ReachRecord,
} from './model';
import {
  densifyUnits,
  flatUnits,
  foldLng,
  interpolate,
  toPosition,
  toUnit,
  type UnitVector,
} from './sphere';
import { yearsOverlapped } from './time';

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

/**
 * What the measures need of one record under the settings. Everything costly is computed when first
 * asked for and kept.
 */
export class Trace {
  readonly id: string;
  readonly kind: ReachKind;
  readonly years: number[];
  /** Measured sites, longitudes in [-180, 180]. */
  readonly sites: Position[];
  readonly siteUnits: UnitVector[];
  /** Great-circle lines by their waypoints. */
  readonly lines: UnitVector[][];
  /**
   * Corners of the record's own hull, found from sites and waypoints, since the hull of a great
   * circle is that of its ends; all of them where it has none.
   */
  readonly corners: UnitVector[];
  /** Sites, then the lines in steps of at most 100 km; three numbers a point. */
  readonly points: readonly number[];
  /** How many of the points each line has. */
  readonly lineLengths: readonly number[];
  /** Mean of the unit vectors of `points`, not of length 1. */
  readonly mean: UnitVector;
  /** The record's weight per region, summing to 1; empty when nothing of it is measured. */
  readonly regions: readonly (readonly [region: string, weight: number])[];

  /** One a radius asked for. Short lists, since maps for each of 100,000 records take their time. */
  private readonly footprints: { radiusKm: number; cells: Uint32Array }[] = [];
  /** One a partner. */
  private readonly lands: { land: HomeLand; boundKm: number; farthest?: Farthest | null }[] = [];

  constructor(record: ReachRecord, settings: PlaceSettings, regionAt: RegionAt) {
    this.id = record.id;
    this.kind = reachKind(record.kind);
    this.years = yearsOverlapped(record);
    const sites = measuredSites(record, settings);
    this.sites = sites.map(({ position: [lng, lat] }): Position => [foldLng(lng), lat]);
    this.siteUnits = this.sites.map(toUnit);
    this.lines = measuredLines(record, settings, regionAt);
    this.corners = ownCorners([...this.siteUnits, ...this.lines.flat()]);
    const points = flatUnits(this.siteUnits);
    this.lineLengths = this.lines.map((line) => {
      const dense = densifyUnits(line, STEP_KM);
      flatUnits(dense, points);
      return dense.length;
    });
    this.points = points;
    this.mean = meanOf(points);
    this.regions = Object.entries(regionWeights(record, settings, this));
  }

  /** False when the settings leave nothing of the record to measure. */
  get placed(): boolean {
    return this.points.length > 0;
  }

  /** The points as vectors of their own. */
  units(): UnitVector[] {
    const { points } = this;
    return Array.from({ length: points.length / 3 }, (_, i) => [
      points[3 * i]!,
      points[3 * i + 1]!,
      points[3 * i + 2]!,
    ]);
  }

  /** Numbers of grid.ts, ascending. */
  cells(radiusKm: number): Uint32Array {
    let known = this.footprints.find((one) => one.radiusKm === radiusKm);
    if (!known) {
      known = { radiusKm, cells: footprint(this.siteUnits, this.lines, radiusKm) };
      this.footprints.push(known);
    }
    return known.cells;
  }

  /** The place farthest from a partner's land; null when no place is measured. */
  farthestFrom(land: HomeLand): Farthest | null {
    const known = this.toLand(land);
    known.farthest ??= farthestFrom(this.id, land, this.sites, this.lines);
    return known.farthest;
  }

  /** No less than the distance of any place from the land, found fast. */
  boundKm(land: HomeLand): number {
    return this.toLand(land).boundKm;
  }

  private toLand(land: HomeLand): Trace['lands'][number] {
    let known = this.lands.find((one) => one.land === land);
    if (!known) {
      let farthest = 0;
      for (const unit of this.units()) farthest = Math.max(farthest, land.boundKm(unit));
      // Between two points of a line the distance can rise by half the step.
      known = { land, boundKm: farthest + (this.lines.length > 0 ? STEP_KM / 2 : 0) };
      this.lands.push(known);
    }
    return known;
  }
}

/** 0 of no point. */
function meanOf(points: readonly number[]): UnitVector {
  const share = 3 / points.length;
  let [x, y, z] = [0, 0, 0];
  for (let i = 0; i < points.length; i += 3) {
    x += points[i]! * share;
    y += points[i + 1]! * share;
    z += points[i + 2]! * share;
  }
  return [x, y, z];
}

/** The record farthest from a partner's land, and the runner-up; null when none has a place. */
export function farthestAmong(traces: readonly Trace[], land: HomeLand): Maximum<Farthest> | null {
  return maximum(
    traces,
    (trace) => trace.farthestFrom(land),
    (trace, km) => trace.boundKm(land) <= km * SPHERE_MARGIN,
  );
}

function ownCorners(points: UnitVector[]): UnitVector[] {
  const corners = hullCorners(points);
  return Array.isArray(corners) ? corners.map((i) => points[i]!) : points;
}

/** By settings. */
const kept = new Map<string, WeakMap<ReachRecord, Trace>>();

/** The record's trace; the same record under the same settings is traced once. */
export function traceOf(
  record: ReachRecord,
  settings: PlaceSettings,
  regionAt: RegionAt = () => null,
): Trace {
  const key = `${settings.precise}|${settings.staging}|${settings.region ?? ''}`;
  let traces = kept.get(key);
  if (!traces) kept.set(key, (traces = new WeakMap<ReachRecord, Trace>()));
  let trace = traces.get(record);
  if (!trace) traces.set(record, (trace = new Trace(record, settings, regionAt)));
  return trace;
}

function measuredSites(record: ReachRecord, { precise, staging, region }: PlaceSettings) {
  return record.sites.filter(
    (site) =>
      (staging || MEASURED_ROLES.includes(site.role)) &&
      !(precise && site.precision === 'sea') &&
      (region === null || site.region === region),
  );
}

function measuredLines(
  { track }: ReachRecord,
  { precise, region }: PlaceSettings,
  regionAt: RegionAt,
): UnitVector[][] {
  if (!track || (precise && track.precision === 'sea')) return [];
  const line = track.positions.map(toUnit);
  if (region === null || track.regionShare[region] === 1) return [line];
  if (!track.regionShare[region]) return [];
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
  settings: PlaceSettings,
  trace: Trace,
): Record<string, number> {
  if (trace.points.length === 0) return {};
  if (settings.region !== null) return { [settings.region]: 1 };
  if (record.track && trace.lines.length > 0) return record.track.regionShare;
  const weights: Record<string, number> = {};
  const sites = measuredSites(record, settings);
  for (const { region } of sites) weights[region] = (weights[region] ?? 0) + 1 / sites.length;
  return weights;
}
