import { EARTH_RADIUS_KM, dot, toUnit } from '../earth/sphere';
import type { Position } from '../record/model';

const SAME_PLACE_KM = 25;

/** Sites linked by steps of at most 25 km are one place; `clustersDbscan` would search neighbours in each count. */
export class PlaceCounter {
  readonly #sitesByPart: number[][];
  readonly #neighbours: number[][];

  /** @param sites of each part of the facts */
  constructor(sites: readonly (readonly Position[])[]) {
    const units = sites.flat().map(toUnit);
    let next = 0;
    this.#sitesByPart = sites.map((positions) => positions.map(() => next++));
    this.#neighbours = units.map(() => []);
    const angle = SAME_PLACE_KM / EARTH_RADIUS_KM;
    const chord = 2 * Math.sin(angle / 2);
    // In order from south to north, a site need be compared only with those in a narrow belt above it.
    const sorted = units
      .map((unit, site) => ({ unit, site }))
      .sort((a, b) => a.unit[2] - b.unit[2]);
    sorted.forEach(({ unit, site }, i) => {
      for (let k = i + 1; k < sorted.length; k++) {
        const other = sorted[k]!;
        if (other.unit[2] - unit[2] > chord) break;
        if (dot(unit, other.unit) < Math.cos(angle)) continue;
        this.#neighbours[site]!.push(other.site);
        this.#neighbours[other.site]!.push(site);
      }
    });
  }

  count(parts: readonly number[]): number {
    const open = new Set(parts.flatMap((part) => this.#sitesByPart[part]!));
    let count = 0;
    for (const start of open) {
      count++;
      const linked = [start];
      open.delete(start);
      for (let site = linked.pop(); site !== undefined; site = linked.pop()) {
        for (const other of this.#neighbours[site]!) if (open.delete(other)) linked.push(other);
      }
    }
    return count;
  }
}
