/** Known ground as geometry: what lies within a distance of points and lines. */
import { arcBetween, isNear, type Arc } from './arcs';
import { capRing, stripRings } from './caps';
import { boxOf, hold, inFrame, overlaps, united, unitedPair, type Polygons } from './overlay';
import { EARTH_RADIUS_KM, RADIANS, dot, toPosition, toUnit, type UnitVector } from './sphere';
import type { Position } from '../record/model';

/** All that lies within a distance of arcs, on the sphere, as polygons in a frame; arcs may be added. */
export class Surroundings {
  polygons: Polygons = [];
  #rim: UnitVector[] = [];
  /** The ends of all arcs so far. */
  #centres: UnitVector[] = [];

  constructor(
    private readonly west: number,
    private readonly radiusKm: number,
  ) {}

  add(arcs: readonly Arc[]): void {
    const byEnds = new Map(arcs.map((arc) => [`${arc.a.join()} ${arc.b.join()}`, arc]));
    const fresh = [...byEnds.values()].filter((arc) => !this.#covers(arc));
    if (fresh.length > 0) this.#unite(fresh);
  }

  /** Whether all within the limit of an arc is held already: it lies inside, and no rim passes near. */
  #covers(arc: Arc): boolean {
    const { cosine, sine } = within(this.radiusKm);
    return (
      hold(this.polygons, toPosition(arc.a), this.west) &&
      !this.#rim.some((unit) => isNear(unit, arc, cosine, sine))
    );
  }

  #unite(arcs: readonly Arc[]): void {
    const ends = distinctUnits(arcs.flatMap(({ a, b }) => [a, b]));
    const centres = [...this.#centres, ...ends];
    const near = within(2 * this.radiusKm);
    const trimmed = (arc: Arc, rings: Position[][]) => {
      const others = centres.filter(
        (centre) => centre !== arc.a && isNear(centre, arc, near.cosine, near.sine),
      );
      return rings
        .flatMap((ring) => inFrame(ring, this.west))
        .flatMap((polygon) => trimmedPolygon(polygon, others, this.radiusKm));
    };
    const shapes = [
      ...ends.flatMap((end) => trimmed(arcBetween(end), [capRing(end, this.radiusKm)])),
      ...arcs.flatMap((arc) => trimmed(arc, stripRings(arc, this.radiusKm))),
    ];
    const fresh = united(shapes);
    const boxes = fresh.map(boxOf);
    const isApart = (rings: Polygons[number]) => {
      const box = boxOf(rings);
      return !boxes.some((other) => overlaps(box, other));
    };
    const apart = this.polygons.filter(isApart);
    const touched = this.polygons
      .filter((rings) => !isApart(rings))
      .flatMap((rings) => trimmedPolygon(rings, ends, this.radiusKm));
    this.polygons = [...apart, ...unitedPair(touched, fresh)];
    this.#rim = this.polygons.flat(2).map(toUnit);
    this.#centres.push(...ends);
  }
}

/** A hair less than a distance, since rims are polygons. */
function within(km: number): { cosine: number; sine: number } {
  const angle = (0.999 * km) / EARTH_RADIUS_KM;
  return { cosine: Math.cos(angle), sine: Math.sin(angle) };
}

const distinctUnits = (units: readonly UnitVector[]): UnitVector[] => [
  ...new Map(units.map((unit) => [unit.join(), unit])).values(),
];

/** Nearer to a pole caps are not convex in longitude and latitude. */
const MOST_LAT = Math.sin(75 * RADIANS);

/**
 * A polygon that is to be united with caps of one radius, without corners that cannot be on the rim of the whole: of
 * those in a row that one cap holds only the first and last stay, since a cap is convex. The shape whose source is
 * nearest to a point never loses it, so nothing is lost in the whole, even if all are trimmed by each other.
 */
function trimmedPolygon(
  [outer, ...holes]: Polygons[number],
  centres: readonly UnitVector[],
  radiusKm: number,
): Polygons {
  const convex = centres.filter(([, , z]) => Math.abs(z) < MOST_LAT && radiusKm < 1000);
  const trimmed = (ring: Position[]) => trimmedRing(ring, convex, within(radiusKm).cosine);
  const rim = trimmed(outer!);
  return rim.length < 4 ? [] : [[rim, ...holes.map(trimmed).filter(({ length }) => length > 3)]];
}

function trimmedRing(ring: Position[], centres: readonly UnitVector[], cosine: number): Position[] {
  const holders = ring.slice(1).map((position) => {
    const unit = toUnit(position);
    return centres.filter((centre) => dot(unit, centre) >= cosine);
  });
  const start = holders.findIndex(({ length }) => length === 0);
  if (holders.every(({ length }) => length === 0)) return ring;
  const kept: Position[] = [];
  let run: readonly UnitVector[] = [];
  let skipped: Position | null = null;
  for (let k = 0; k < holders.length; k++) {
    const i = (Math.max(0, start) + k) % holders.length;
    const common = run.filter((centre) => holders[i]!.includes(centre));
    if (common.length > 0) {
      run = common;
      skipped = ring[i + 1]!;
      continue;
    }
    if (skipped) kept.push(skipped);
    kept.push(ring[i + 1]!);
    skipped = null;
    run = holders[i]!;
  }
  if (skipped) kept.push(skipped);
  return [...kept, kept[0]!];
}
