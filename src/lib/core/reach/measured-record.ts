import { footprint, type Cell } from './cells';
import { SPHERE_MARGIN, distanceKm } from '../earth/geodesic';
import { arcBetween } from '../earth/arcs';
import type { Land } from '../earth/land';
import { Places } from '../earth/places';
import type { RegionAt } from '../earth/region-at';
import type { Farthest } from './measures';
import {
  roleCounts,
  reachKind,
  type Position,
  type ReachKind,
  type ReachRecord,
  type Site,
  type Within,
} from '../record/model';
import { knownLegs } from '../record/track';
import { yearsOverlapped } from '../record/time';
import {
  EARTH_RADIUS_KM,
  densifyUnits,
  foldLng,
  interpolate,
  toPosition,
  toUnit,
  turnedEast,
  type UnitVector,
} from '../earth/sphere';

export interface PlaceSettings {
  /** Leave out places known only as a sea. */
  precise: boolean;
  /** Measure staging and transit places too. */
  staging: boolean;
  /** Measure only what lies in this region; null = everywhere. */
  region: string | null;
}

/** Where a track is cut at a region's edge, to this many km. */
const CLIP_STEP_KM = 20;

/** What the measures need of one record; what is costly is kept. */
export class MeasuredRecord {
  readonly id: string;
  readonly kind: ReachKind;
  readonly years: readonly number[];
  readonly places: Places;
  /** A record counts once, shared out over its regions; empty when nothing of it is measured. */
  readonly regions: readonly (readonly [region: string, weight: number])[];
  readonly #sites: readonly Site[];
  readonly #footprints = new Map<number, readonly Cell[]>();
  readonly #farthest = new Map<Land, Farthest | null>();
  readonly #bounds = new Map<Land, number>();

  constructor(
    record: ReachRecord,
    settings: PlaceSettings,
    /** Needed only for tracks under a region filter. */
    regionAt: RegionAt = () => null,
    /** Degrees by which the places are turned east before they are put into cells. */
    readonly gridTurn = 0,
  ) {
    this.id = record.id;
    this.kind = reachKind(record.kind);
    this.years = yearsOverlapped(record);
    this.#sites = [...record.sites, ...guessedPlaces(record, regionAt)].filter((site) =>
      isMeasured(site, settings),
    );
    const lines = measuredLines(record, settings, regionAt);
    this.places = new Places(
      this.#sites.map(({ position }) => toUnit(position)),
      lines,
    );
    this.regions = this.placed ? regionWeights(record, this.#sites, settings, lines) : [];
  }

  get placed(): boolean {
    return this.places.points.length > 0;
  }

  cells(radiusKm: number): readonly Cell[] {
    let cells = this.#footprints.get(radiusKm);
    if (!cells) {
      const turn = (unit: UnitVector) => turnedEast(unit, this.gridTurn);
      const { arcs } = this.places;
      const turned = this.gridTurn ? arcs.map(({ a, b }) => arcBetween(turn(a), turn(b))) : arcs;
      this.#footprints.set(radiusKm, (cells = footprint(turned, radiusKm)));
    }
    return cells;
  }

  farthestFrom(land: Land): Farthest | null {
    let farthest = this.#farthest.get(land);
    if (farthest !== undefined) return farthest;
    // Of a place known only within bounds no distance is told.
    const places = [
      ...this.#sites
        .filter(({ within }) => !within)
        .map(({ position: [lng, lat] }): Position => [foldLng(lng), lat]),
      ...this.places.lines.map((line) => toPosition(land.farthestOn(line))),
    ].map((position) => ({ position, ...land.near(toUnit(position)) }));
    const most = Math.max(...places.map(({ km }) => km));
    farthest = null;
    // Which is farthest on the sphere may not be on the ellipsoid.
    for (const { position, point, km: sphereKm } of places) {
      if (sphereKm < most * SPHERE_MARGIN) continue;
      const home = sphereKm === 0 ? position : toPosition(point);
      const km = sphereKm === 0 ? 0 : distanceKm(position, home);
      if (!farthest || km > farthest.km) farthest = { km, recordId: this.id, position, home };
    }
    this.#farthest.set(land, farthest);
    return farthest;
  }

  /** No less than the distance of any place from the land, on the sphere, km. */
  atMostFrom(land: Land): number {
    let km = this.#bounds.get(land);
    if (km === undefined) {
      const { axis, radius } = this.places.cap;
      this.#bounds.set(land, (km = land.near(axis).km + EARTH_RADIUS_KM * radius));
    }
    return km;
  }
}

/** Waypoints known only within bounds are places, like sites so known: the record was there, no line is. */
function guessedPlaces({ track }: ReachRecord, regionAt: RegionAt): Site[] {
  if (!track) return [];
  const siteAt = ([lng, lat]: Position, within?: Within): Site => {
    const position: Position = [foldLng(lng), lat];
    const region = regionAt(position) ?? '';
    const { precision } = track;
    return { name: '', role: 'main', position, precision, region, ...(within && { within }) };
  };
  // A known waypoint between two guesses is on no known leg.
  const alone = knownLegs(track).filter(({ length }) => length === 1);
  return [
    ...(track.bounds ?? []).map(({ at, within }) => siteAt(track.positions[at]!, within)),
    ...alone.map(([position]) => siteAt(position!)),
  ];
}

const isMeasured = (site: Site, { precise, staging, region }: PlaceSettings): boolean =>
  roleCounts(site.role, staging) &&
  !(precise && site.precision === 'sea') &&
  (region === null || site.region === region);

/** The track as great-circle lines by their waypoints: under a region filter what lies inside. */
function measuredLines(
  { track }: ReachRecord,
  { precise, region }: PlaceSettings,
  regionAt: RegionAt,
): UnitVector[][] {
  if (!track || (precise && track.precision === 'sea')) return [];
  const legs = knownLegs(track)
    .filter(({ length }) => length > 1)
    .map((leg) => leg.map(toUnit));
  if (region === null || track.regionShare[region] === 1) return legs;
  if (!track.regionShare[region]) return [];
  const runs: UnitVector[][] = [];
  for (const leg of legs) {
    const dense = densifyUnits(leg, CLIP_STEP_KM);
    let inside = false;
    dense.slice(1).forEach((b, i) => {
      const a = dense[i]!;
      const stays = regionAt(toPosition(interpolate(a, b, 0.5))) === region;
      if (stays && !inside) runs.push([a]);
      if (stays) runs.at(-1)!.push(b);
      inside = stays;
    });
  }
  return runs;
}

/** By the track's length in each region; without a measured track equally among the sites. */
function regionWeights(
  record: ReachRecord,
  sites: readonly Site[],
  { region }: PlaceSettings,
  lines: readonly unknown[],
): [region: string, weight: number][] {
  if (region !== null) return [[region, 1]];
  if (record.track && (lines.length > 0 || record.track.bounds)) {
    return Object.entries(record.track.regionShare);
  }
  const weights: Record<string, number> = {};
  for (const site of sites) weights[site.region] = (weights[site.region] ?? 0) + 1 / sites.length;
  return Object.entries(weights);
}
