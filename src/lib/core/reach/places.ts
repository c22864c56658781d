import { EARTH_RADIUS_KM } from '../earth/sphere';

/** Places nearer to each other than this are one site in the count. */
export const SAME_PLACE_KM = 25;

interface Box {
  /** The point added last. */
  last: number;
  /** All its points are known to be one place: none of them need be looked at one by one. */
  isOne: boolean;
}

/**
 * Counts distinct places as points are added: points at most 25 km apart are one place, and so are
 * those linked by such neighbours, which makes the count independent of the order of the points.
 */
export class PlaceCounter {
  count = 0;
  /** Three numbers a point, in a row: dense places are compared again and again. */
  private readonly points: number[] = [];
  /** Union-find forest over the points. */
  private readonly parent: number[] = [];
  /** Boxes twice as wide as the chord: neighbours are in one of eight at most, in 3.4 on average. */
  private readonly boxes = new Map<number, Box>();
  private readonly previousInBox: number[] = [];
  private readonly chord: number;
  private readonly perUnit: number;
  private readonly side: number;

  constructor(withinKm = SAME_PLACE_KM) {
    this.chord = 2 * Math.sin(withinKm / EARTH_RADIUS_KM / 2);
    this.perUnit = 1 / (2 * this.chord);
    this.side = Math.ceil(1 / this.chord) + 3;
  }

  /** A place by its unit vector. */
  add(px: number, py: number, pz: number): void {
    const index = this.parent.length;
    this.points.push(px, py, pz);
    this.parent.push(index);
    this.count++;
    const near = this.chord;
    const x1 = this.slot(px + near);
    const y0 = this.slot(py - near);
    const y1 = this.slot(py + near);
    const z0 = this.slot(pz - near);
    const z1 = this.slot(pz + near);
    for (let x = this.slot(px - near); x <= x1; x++) {
      for (let y = y0; y <= y1; y++) {
        for (let z = z0; z <= z1; z++) {
          const box = this.boxes.get(this.numberOf(x, y, z));
          if (box) this.join(index, box);
        }
      }
    }
    const own = this.numberOf(this.slot(px), this.slot(py), this.slot(pz));
    const box = this.boxes.get(own);
    if (!box) {
      this.boxes.set(own, { last: index, isOne: true });
      this.previousInBox.push(-1);
      return;
    }
    // Joined with the last, it is joined with all of a box that is one place.
    if (this.root(box.last) !== this.root(index)) box.isOne = false;
    this.previousInBox.push(box.last);
    box.last = index;
  }

  private join(index: number, { last, isOne }: Box): void {
    const { points } = this;
    if (isOne && this.root(last) === this.root(index)) return;
    const x = points[3 * index]!;
    const y = points[3 * index + 1]!;
    const z = points[3 * index + 2]!;
    const limit = this.chord ** 2;
    for (let i = last; i >= 0; i = this.previousInBox[i]!) {
      const squared =
        (x - points[3 * i]!) ** 2 + (y - points[3 * i + 1]!) ** 2 + (z - points[3 * i + 2]!) ** 2;
      if (squared > limit) continue;
      const a = this.root(index);
      const b = this.root(i);
      if (a === b) continue;
      this.parent[a] = b;
      this.count--;
      if (isOne) return;
    }
  }

  private root(index: number): number {
    let i = index;
    while (this.parent[i] !== i) {
      this.parent[i] = this.parent[this.parent[i]!]!;
      i = this.parent[i]!;
    }
    return i;
  }

  private slot(coordinate: number): number {
    return Math.floor((coordinate + 1) * this.perUnit) + 1;
  }

  private numberOf(x: number, y: number, z: number): number {
    return (x * this.side + y) * this.side + z;
  }
}
