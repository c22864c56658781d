import { SPHERE_MARGIN, maximum } from './deciding';
import { nearestAlong } from '../earth/along';
import { EarliestInBoxes } from './earliest';
import { distanceKm } from '../earth/geodesic';
import type { Deciding, Frontier } from './measures';
import { NearestIndex, Pieces } from '../earth/nearest';
import { toPosition, type UnitVector } from '../earth/sphere';
import type { Trace } from './trace';

/** A record farther than this from every record of earlier years is at a new place. */
export const NEW_PLACE_KM = 500;

/** Among fewer records a search is as fast as a look into boxes. */
const MANY_RECORDS = 1000;

/** Along an earth's radius. */
const BOXES = 160;

interface Reach {
  recordId: string;
  km: number;
  place: UnitVector;
  earlier: UnitVector;
}

export type FrontierMeasure = {
  km: number;
  frontier: Frontier;
  newPlaces: string[];
  deciding: Deciding | undefined;
};

/**
 * How far records were from all earlier ones. The distance between two records is the least between
 * their places (sites and any point of the track): a patrol that sets out from known waters is not
 * at a new place, however far it goes; where it went shows in new ground. Which places are nearest
 * is decided on the sphere, the distance given is the geodesic.
 */
export class Frontiers {
  private readonly index: NearestIndex;
  /** Nearly all of many records are known from these alone not to be the farthest. */
  private readonly boxes: EarliestInBoxes | null;
  private readonly firstYear: number;
  private readonly found = new Map<number, Map<Trace, Reach>>();

  constructor(private readonly traces: readonly Trace[]) {
    const pieces = new Pieces();
    this.boxes = traces.length > MANY_RECORDS ? new EarliestInBoxes(BOXES) : null;
    let firstYear = Infinity;
    for (const { placed, years, siteCount, points, lineLengths } of traces) {
      const year = years[0]!;
      if (placed) firstYear = Math.min(firstYear, year);
      for (let i = 0; this.boxes && i < points.length; i += 3) {
        this.boxes.add(points[i]!, points[i + 1]!, points[i + 2]!, year);
      }
      let at = 3 * siteCount;
      for (let i = 0; i < at; i += 3) pieces.addBetween(points, i, i, year);
      for (const length of lineLengths) {
        for (let k = 1; k < length; k++, at += 3) pieces.addBetween(points, at, at + 3, year);
        at += 3;
      }
    }
    this.index = new NearestIndex(pieces);
    this.firstYear = firstYear;
  }

  /** Of records by their indices: null when no record of an earlier year has a place, or none of these has. */
  measure(members: readonly number[], from: number): FrontierMeasure | null {
    if (this.firstYear >= from) return null;
    const farthest = maximum(
      members.map((i) => this.traces[i]!).filter(({ placed }) => placed),
      (trace) => this.reachOf(trace, from),
      ({ points }, km) => this.isWithin(points, km * SPHERE_MARGIN, from),
      NEW_PLACE_KM,
    );
    if (!farthest) return null;
    const { best, deciding } = farthest;
    return {
      km: best.km,
      frontier: {
        recordId: best.recordId,
        position: toPosition(best.place),
        earlier: toPosition(best.earlier),
      },
      newPlaces: farthest.measured
        .filter(({ km }) => km > NEW_PLACE_KM)
        .map(({ recordId }) => recordId),
      deciding,
    };
  }

  /** Whether a place of an earlier year is known to be within `km` of one of the points. */
  private isWithin(points: Float64Array, km: number, before: number): boolean {
    return (
      (this.boxes && isNearIn(this.boxes, points, km, before)) ||
      this.index.isWithin([points[0]!, points[1]!, points[2]!], km, before)
    );
  }

  private reachOf(trace: Trace, from: number): Reach {
    let reaches = this.found.get(from);
    if (!reaches) this.found.set(from, (reaches = new Map<Trace, Reach>()));
    let reach = reaches.get(trace);
    if (!reach) reaches.set(trace, (reach = this.find(trace, from)));
    return reach;
  }

  private find(trace: Trace, from: number): Reach {
    const near = (unit: UnitVector) => this.index.nearest(unit, from)!;
    const candidates = [
      ...trace.siteUnits(),
      ...trace.lines().map((line) => nearestAlong(line, (unit) => near(unit).km)),
    ];
    let best: Reach | undefined;
    for (const place of candidates) {
      const { point } = near(place);
      const km = distanceKm(toPosition(place), toPosition(point));
      if (!best || km < best.km) best = { recordId: trace.id, km, place, earlier: point };
    }
    return best!;
  }
}

function isNearIn(
  boxes: EarliestInBoxes,
  points: Float64Array,
  km: number,
  before: number,
): boolean {
  for (let i = 0; i < points.length; i += 3) {
    const x = points[i]!;
    const y = points[i + 1]!;
    const z = points[i + 2]!;
    if (boxes.isNear(x, y, z, km, before)) return true;
  }
  for (let i = 0; i < points.length; i += 3) {
    if (boxes.isAround(points[i]!, points[i + 1]!, points[i + 2]!, km, before)) return true;
  }
  return false;
}
