import { EARTH_RADIUS_KM, normalize, type UnitVector } from './sphere';

/**
 * Straight pieces between unit vectors (a point is a piece of length 0), each with a label. Pieces
 * stand for great-circle arcs: at 100 km the chord runs 0.2 km below the arc.
 */
export class Pieces {
  /** Six numbers a piece: both ends. */
  ends = new Float64Array(6 * 1024);
  /** One integer a piece, such as the year from which it counts. */
  labels = new Int32Array(1024);
  count = 0;

  add(a: UnitVector, b: UnitVector, label: number): void {
    const i = this.next(label);
    const { ends } = this;
    ends[i] = a[0];
    ends[i + 1] = a[1];
    ends[i + 2] = a[2];
    ends[i + 3] = b[0];
    ends[i + 4] = b[1];
    ends[i + 5] = b[2];
  }

  /** As `add`, of two points in a row of numbers, three each, by where they begin. */
  addBetween(points: Float64Array, a: number, b: number, label: number): void {
    const i = this.next(label);
    for (let d = 0; d < 3; d++) {
      this.ends[i + d] = points[a + d]!;
      this.ends[i + 3 + d] = points[b + d]!;
    }
  }

  /** Where the ends of one more piece begin. */
  private next(label: number): number {
    if (this.count === this.labels.length) {
      const [ends, labels] = [this.ends, this.labels];
      this.ends = new Float64Array(ends.length * 2);
      this.ends.set(ends);
      this.labels = new Int32Array(labels.length * 2);
      this.labels.set(labels);
    }
    this.labels[this.count] = label;
    return 6 * this.count++;
  }
}

export interface Nearest {
  point: UnitVector;
  /** On the sphere. */
  km: number;
  label: number;
}

/**
 * Nearest piece to a point, by a hierarchy of boxes in space: no poles, no 180° line. Each box knows
 * its smallest label, so that "nearest of an earlier year" is one search and not one index a year.
 */
export class NearestIndex {
  private readonly order: Uint32Array;
  private readonly ends: Float64Array;
  /** Twice the middle of each piece, near enough to divide by. */
  private readonly middles: Float32Array;
  private readonly labels: Int32Array;
  /** Implicit binary tree over `order`: node k has children 2k+1 and 2k+2; seven numbers a node. */
  private readonly boxes: Float64Array;
  private readonly depth: number;
  /** Nodes whose children are there: most of the tree is never looked at. */
  private readonly divided: Uint8Array;

  constructor(pieces: Pieces) {
    const { count } = pieces;
    this.ends = pieces.ends;
    this.labels = pieces.labels;
    this.order = new Uint32Array(count);
    this.middles = new Float32Array(3 * count);
    for (let k = 0, m = 0; k < count; k++) {
      this.order[k] = k;
      for (let i = 6 * k; i < 6 * k + 3; i++) this.middles[m++] = this.ends[i]! + this.ends[i + 3]!;
    }
    this.depth = Math.max(0, Math.ceil(Math.log2(Math.max(1, count) / LEAF)));
    this.boxes = new Float64Array(7 * (2 ** (this.depth + 1) - 1));
    this.divided = new Uint8Array(2 ** this.depth);
    this.measure(0, 0, count);
  }

  /** Among pieces with a label below `before`; null when there is none. */
  nearest(point: UnitVector, before = Infinity): Nearest | null {
    const best: Best = { squared: Infinity, piece: -1, t: 0 };
    if (this.order.length > 0) this.search(0, 0, this.order.length, 0, point, before, best);
    if (best.piece < 0) return null;
    const i = best.piece * 6;
    const found = normalize([
      this.ends[i]! + best.t * (this.ends[i + 3]! - this.ends[i]!),
      this.ends[i + 1]! + best.t * (this.ends[i + 4]! - this.ends[i + 1]!),
      this.ends[i + 2]! + best.t * (this.ends[i + 5]! - this.ends[i + 2]!),
    ]);
    const chord = Math.hypot(found[0] - point[0], found[1] - point[1], found[2] - point[2]);
    const km = 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, chord / 2));
    return { point: found, km, label: this.labels[best.piece]! };
  }

  /** Whether any piece with a label below `before` is within `km`: ends at the first one found. */
  isWithin(point: UnitVector, km: number, before = Infinity): boolean {
    const chord = 2 * Math.sin(Math.min(Math.PI, km / EARTH_RADIUS_KM) / 2);
    const best: Best = { squared: chord * chord, piece: -1, t: 0, enough: true };
    if (this.order.length > 0) this.search(0, 0, this.order.length, 0, point, before, best);
    return best.piece >= 0;
  }

  /** Fills in the box of a node. */
  private measure(node: number, from: number, to: number): void {
    const { ends, labels, order } = this;
    const box = this.boxes.subarray(node * 7, node * 7 + 7).fill(Infinity);
    box.fill(-Infinity, 3, 6);
    for (let k = from; k < to; k++) {
      const piece = order[k]!;
      for (let d = 0; d < 3; d++) {
        const a = ends[piece * 6 + d]!;
        const b = ends[piece * 6 + 3 + d]!;
        if (a < box[d]!) box[d] = a;
        if (b < box[d]!) box[d] = b;
        if (a > box[d + 3]!) box[d + 3] = a;
        if (b > box[d + 3]!) box[d + 3] = b;
      }
      if (labels[piece]! < box[6]!) box[6] = labels[piece]!;
    }
  }

  /** Divides a node between its children, when a search first comes to it. */
  private divide(node: number, from: number, middle: number, to: number): void {
    this.divided[node] = 1;
    const box = node * 7;
    const x = this.boxes[box + 3]! - this.boxes[box]!;
    const y = this.boxes[box + 4]! - this.boxes[box + 1]!;
    const z = this.boxes[box + 5]! - this.boxes[box + 2]!;
    this.select(from, to - 1, middle, x >= y && x >= z ? 0 : y >= z ? 1 : 2);
    this.measure(2 * node + 1, from, middle);
    this.measure(2 * node + 2, middle, to);
  }

  /** Hoare's quickselect (1961): puts the pieces below the k-th along the axis before it. */
  private select(first: number, last: number, k: number, axis: number): void {
    const { middles, order } = this;
    let left = first;
    let right = last;
    while (right > left) {
      const pivot = middles[3 * order[(left + right) >> 1]! + axis]!;
      let i = left;
      let j = right;
      while (i <= j) {
        while (middles[3 * order[i]! + axis]! < pivot) i++;
        while (middles[3 * order[j]! + axis]! > pivot) j--;
        if (i > j) break;
        const held = order[i]!;
        order[i++] = order[j]!;
        order[j--] = held;
      }
      if (k <= j) right = j;
      else if (k >= i) left = i;
      else return;
    }
  }

  private search(
    node: number,
    from: number,
    to: number,
    level: number,
    point: UnitVector,
    before: number,
    best: Best,
  ): void {
    if (best.enough && best.piece >= 0) return;
    if (level === this.depth) {
      for (let k = from; k < to; k++) this.tryPiece(this.order[k]!, point, before, best);
      return;
    }
    const middle = (from + to) >> 1;
    if (!this.divided[node]) this.divide(node, from, middle, to);
    const left = this.boxDistance(2 * node + 1, point, before);
    const right = this.boxDistance(2 * node + 2, point, before);
    // The nearer side first; no closures here, this is the innermost loop of all distances.
    if (left <= right) {
      if (left < best.squared) {
        this.search(2 * node + 1, from, middle, level + 1, point, before, best);
      }
      if (right < best.squared) {
        this.search(2 * node + 2, middle, to, level + 1, point, before, best);
      }
    } else {
      if (right < best.squared) {
        this.search(2 * node + 2, middle, to, level + 1, point, before, best);
      }
      if (left < best.squared) {
        this.search(2 * node + 1, from, middle, level + 1, point, before, best);
      }
    }
  }

  /** Squared distance to a node's box; infinite when all its labels are too late. */
  private boxDistance(node: number, point: UnitVector, before: number): number {
    const i = node * 7;
    if (this.boxes[i + 6]! >= before) return Infinity;
    let squared = 0;
    for (let d = 0; d < 3; d++) {
      const below = this.boxes[i + d]! - point[d]!;
      const above = point[d]! - this.boxes[i + d + 3]!;
      const outside = Math.max(0, below, above);
      squared += outside * outside;
    }
    return squared;
  }

  private tryPiece(piece: number, point: UnitVector, before: number, best: Best): void {
    if (this.labels[piece]! >= before) return;
    const i = piece * 6;
    const ax = this.ends[i]!;
    const ay = this.ends[i + 1]!;
    const az = this.ends[i + 2]!;
    const ux = this.ends[i + 3]! - ax;
    const uy = this.ends[i + 4]! - ay;
    const uz = this.ends[i + 5]! - az;
    const length = ux * ux + uy * uy + uz * uz;
    const along = (point[0] - ax) * ux + (point[1] - ay) * uy + (point[2] - az) * uz;
    const t = length > 0 ? Math.min(1, Math.max(0, along / length)) : 0;
    const dx = point[0] - ax - t * ux;
    const dy = point[1] - ay - t * uy;
    const dz = point[2] - az - t * uz;
    const squared = dx * dx + dy * dy + dz * dz;
    if (squared < best.squared) {
      best.squared = squared;
      best.piece = piece;
      best.t = t;
    }
  }
}

interface Best {
  squared: number;
  piece: number;
  t: number;
  /** The first piece found will do. */
  enough?: boolean;
}

/** Pieces a leaf holds on average at most. */
const LEAF = 8;
