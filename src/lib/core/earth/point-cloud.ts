import type { UnitVector } from './sphere';
import type { Trace } from '../reach/trace';

/**
 * The positions of all records one after another: running totals go over them again and again, and
 * memory in a row is read far faster than points apart.
 */
export class PointCloud {
  /** Three numbers a point; `starts[i]` to `starts[i + 1]` are those of record i. */
  private readonly points: Float64Array;
  private readonly starts: Uint32Array;
  /** Three numbers a record: the mean of its unit vectors, not of length 1; 0 of no point. */
  private readonly means: Float64Array;

  constructor(traces: readonly Trace[]) {
    this.starts = new Uint32Array(traces.length + 1);
    this.means = new Float64Array(3 * traces.length);
    traces.forEach(({ points }, i) => (this.starts[i + 1] = this.starts[i]! + points.length));
    this.points = new Float64Array(this.starts.at(-1)!);
    traces.forEach(({ points }, i) => this.keep(i, points));
  }

  private keep(record: number, points: Float64Array): void {
    const share = 3 / points.length;
    let x = 0;
    let y = 0;
    let z = 0;
    for (let i = 0, at = this.starts[record]!; i < points.length; i += 3, at += 3) {
      x += (this.points[at] = points[i]!) * share;
      y += (this.points[at + 1] = points[i + 1]!) * share;
      z += (this.points[at + 2] = points[i + 2]!) * share;
    }
    this.means[3 * record] = x;
    this.means[3 * record + 1] = y;
    this.means[3 * record + 2] = z;
  }

  /** Points of a record. */
  count(record: number): number {
    return (this.starts[record + 1]! - this.starts[record]!) / 3;
  }

  sumOfMeans(records: readonly number[]): UnitVector {
    let x = 0;
    let y = 0;
    let z = 0;
    for (const record of records) {
      x += this.means[3 * record]!;
      y += this.means[3 * record + 1]!;
      z += this.means[3 * record + 2]!;
    }
    return [x, y, z];
  }

  mean(record: number): UnitVector {
    const i = 3 * record;
    return [this.means[i]!, this.means[i + 1]!, this.means[i + 2]!];
  }

  /** Mean squared angle from a record's points to a direction. */
  meanSquare(record: number, [x, y, z]: UnitVector): number {
    const { points, starts } = this;
    let sum = 0;
    for (let i = starts[record]!; i < starts[record + 1]!; i += 3) {
      const cosine = points[i]! * x + points[i + 1]! * y + points[i + 2]! * z;
      sum += Math.acos(Math.min(1, Math.max(-1, cosine))) ** 2;
    }
    return sum / this.count(record);
  }
}
