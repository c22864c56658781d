import { isNear, type Arc } from './arcs';
import { capsuleRings } from './caps';
import { boxOf, hold, inFrame, boxesMeet, united, unitedPair, type Polygons } from './overlay';
import { EARTH_RADIUS_KM, RADIANS, dot, toPosition, toUnit, type UnitVector } from './sphere';
import type { Position } from '../record/model';

export class Surroundings {
  polygons: Polygons;
  #rim: UnitVector[];
  #centres: UnitVector[];

  constructor(
    private readonly west: number,
    private readonly radiusKm: number,
    private readonly arcs: readonly Arc[] = [],
  ) {
    this.#centres = distinctUnits(arcs.flatMap(({ a, b }) => [a, b]));
    this.polygons = united(this.#shapes());
    this.#rim = this.polygons.flat(2).map(toUnit);
  }

  join(others: Surroundings): void {
    if (others.arcs.every((arc) => this.#covers(arc))) return;
    const fresh = others.polygons.flatMap((rings) => this.#trimmed(rings, this.#centres));
    const boxes = fresh.map(boxOf);
    const isApart = (rings: Polygons[number]) => {
      const box = boxOf(rings);
      return !boxes.some((other) => boxesMeet(box, other));
    };
    const apart = this.polygons.filter(isApart);
    const touched = this.polygons
      .filter((rings) => !isApart(rings))
      .flatMap((rings) => this.#trimmed(rings, others.#centres));
    this.polygons = [...apart, ...unitedPair(touched, fresh)];
    this.#rim = this.polygons.flat(2).map(toUnit);
    this.#centres.push(...others.#centres);
  }

  #covers(arc: Arc): boolean {
    const { cosine, sine } = within(this.radiusKm);
    return (
      hold(this.polygons, toPosition(arc.a), this.west) &&
      !this.#rim.some((unit) => isNear(unit, arc, cosine, sine))
    );
  }

  #shapes(): Polygons {
    const near = within(2 * this.radiusKm);
    return distinctArcs(this.arcs).flatMap((arc) => {
      const others = this.#centres.filter(
        (centre) => centre !== arc.a && isNear(centre, arc, near.cosine, near.sine),
      );
      return capsuleRings(arc, this.radiusKm)
        .flatMap((ring) => inFrame(ring, this.west))
        .flatMap((rings) => this.#trimmed(rings, others));
    });
  }

  #trimmed = (rings: Polygons[number], centres: readonly UnitVector[]): Polygons =>
    trimmedPolygon(rings, centres, this.radiusKm);
}

/** Without points that end a longer arc. */
function distinctArcs(arcs: readonly Arc[]): Arc[] {
  const byEnds = new Map(arcs.map((arc) => [`${arc.a.join()} ${arc.b.join()}`, arc]));
  const long = [...byEnds.values()].filter(({ length }) => length > 0);
  const ends = new Set(long.flatMap(({ a, b }) => [a.join(), b.join()]));
  return [...byEnds.values()].filter(({ length, a }) => length > 0 || !ends.has(a.join()));
}

/** Slightly less, since rims are polygons. */
function within(km: number): { cosine: number; sine: number } {
  const angle = (0.999 * km) / EARTH_RADIUS_KM;
  return { cosine: Math.cos(angle), sine: Math.sin(angle) };
}

const distinctUnits = (units: readonly UnitVector[]): UnitVector[] => [
  ...new Map(units.map((unit) => [unit.join(), unit])).values(),
];

/** Nearer to a pole caps are not convex in longitude and latitude. */
const MOST_LAT = Math.sin(75 * RADIANS);

/** Drops corners that one cap holds: caps are convex. */
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
