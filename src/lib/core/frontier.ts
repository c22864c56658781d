import { maximum } from './deciding';
import { nearestAlong } from './along';
import { distanceKm } from './geodesic';
import type { Deciding, Frontier } from './measures';
import { NearestIndex, type Pieces } from './nearest';
import { toPosition, type UnitVector } from './sphere';
import type { Trace } from './trace';

/** A record farther than this from every record of earlier years is at a new place. */
export const NEW_PLACE_KM = 500;

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
  private readonly firstYear: number;
  private readonly found = new Map<number, Map<Trace, Reach>>();

  constructor(traces: readonly Trace[]) {
    const pieces: Pieces = { ends: [], labels: [] };
    let firstYear = Infinity;
    for (const trace of traces) {
      const year = trace.years[0]!;
      if (trace.placed) firstYear = Math.min(firstYear, year);
      const add = (a: UnitVector, b: UnitVector): void => {
        pieces.ends.push(a[0], a[1], a[2], b[0], b[1], b[2]);
        pieces.labels.push(year);
      };
      trace.siteUnits.forEach((unit) => add(unit, unit));
      for (const line of trace.denseLines) {
        line.slice(1).forEach((b, i) => add(line[i]!, b));
      }
    }
    this.index = new NearestIndex(pieces);
    this.firstYear = firstYear;
  }

  /** null when no record of an earlier year has a place, or none of these has. */
  measure(members: readonly Trace[], from: number): FrontierMeasure | null {
    if (this.firstYear >= from) return null;
    const reaches = members
      .filter(({ placed }) => placed)
      .map((trace) => this.reachOf(trace, from));
    const farthest = maximum(reaches);
    if (!farthest) return null;
    const { best, deciding } = farthest;
    return {
      km: best.km,
      frontier: {
        recordId: best.recordId,
        position: toPosition(best.place),
        earlier: toPosition(best.earlier),
      },
      newPlaces: reaches.filter(({ km }) => km > NEW_PLACE_KM).map(({ recordId }) => recordId),
      deciding,
    };
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
      ...trace.siteUnits,
      ...trace.lines.map((line) => nearestAlong(line, (unit) => near(unit).km)),
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
