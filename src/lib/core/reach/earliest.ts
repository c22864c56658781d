import { EARTH_RADIUS_KM } from '../earth/sphere';

/**
 * Of the points in each box of space the one with the least label. Where many points lie, it tells at
 * once that one of an earlier year is near; where it does not, a search has to (nearest.ts).
 */
export class EarliestInBoxes {
  /** No two points of a box are farther from each other, km on the sphere. */
  private readonly boxKm: number;
  private readonly indexOf = new Map<number, number>();
  private readonly labels: number[] = [];
  /** Three numbers a box. */
  private readonly points: number[] = [];

  /** @param perRadius boxes along an earth's radius, at most 500 */
  constructor(private readonly perRadius: number) {
    this.boxKm = 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(3) / perRadius / 2) + 1e-6;
  }

  add(x: number, y: number, z: number, label: number): void {
    const box = this.box(this.slot(x), this.slot(y), this.slot(z));
    let index = this.indexOf.get(box);
    if (index === undefined) this.indexOf.set(box, (index = this.labels.length));
    else if (label >= this.labels[index]!) return;
    this.labels[index] = label;
    this.points[3 * index] = x;
    this.points[3 * index + 1] = y;
    this.points[3 * index + 2] = z;
  }

  /** True only if a point with a label below `before` is within `km`; false says nothing. */
  isNear(x: number, y: number, z: number, km: number, before: number): boolean {
    if (this.boxKm > km) return false;
    const index = this.indexOf.get(this.box(this.slot(x), this.slot(y), this.slot(z)));
    return index !== undefined && this.labels[index]! < before;
  }

  /** As `isNear`, of the boxes around too. */
  isAround(x: number, y: number, z: number, km: number, before: number): boolean {
    const chord = 2 * Math.sin(Math.min(Math.PI, km / EARTH_RADIUS_KM) / 2);
    const cx = this.slot(x);
    const cy = this.slot(y);
    const cz = this.slot(z);
    for (let i = cx - 1; i <= cx + 1; i++) {
      for (let j = cy - 1; j <= cy + 1; j++) {
        for (let k = cz - 1; k <= cz + 1; k++) {
          const index = this.indexOf.get(this.box(i, j, k));
          if (index === undefined || this.labels[index]! >= before) continue;
          const dx = this.points[3 * index]! - x;
          const dy = this.points[3 * index + 1]! - y;
          const dz = this.points[3 * index + 2]! - z;
          if (dx * dx + dy * dy + dz * dz < chord * chord) return true;
        }
      }
    }
    return false;
  }

  private slot(coordinate: number): number {
    return Math.floor((coordinate + 1) * this.perRadius) + 1;
  }

  private box(i: number, j: number, k: number): number {
    return (i * 1024 + j) * 1024 + k;
  }
}
