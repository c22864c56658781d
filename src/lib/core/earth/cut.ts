import { sum } from 'd3-array';
import { cached } from '../record/cached';
import type { Position } from '../record/model';
import { common, inFrame, polygonsKm2, without, type Polygons } from './overlay';
import { polygonsOf, type Regions } from './regions';
import { EARTH_RADIUS_KM } from './sphere';

/** Outside all regions. */
export const ELSEWHERE = 'elsewhere';

/** Regions in the frame of what they cut; where two overlap, the first has it. */
export class RegionCut {
  readonly #parts = new Map<string, Polygons>();
  readonly #km2 = new WeakMap<Polygons, ReadonlyMap<string, number>>();

  constructor(regions: Regions, west: number) {
    for (const { properties, geometry } of regions.features) {
      const own = polygonsOf(geometry).flatMap((rings) => {
        const [inside, ...gaps] = rings.map((ring) => inFrame(sloped(ring), west));
        return without(inside!, gaps.flat());
      });
      this.#parts.set(properties.id, without(own, [...this.#parts.values()].flat()));
    }
  }

  /** Of whole regions, on the sphere. */
  readonly areaKm2 = (ids: readonly string[]) =>
    sum(ids, (id) => this.#measured(this.#parts, 4 * Math.PI * EARTH_RADIUS_KM ** 2).get(id)!);

  /** What regions have of a shape in the same frame. */
  km2(ids: readonly string[], shape: Polygons) {
    const byRegion = cached(this.#km2, shape, () => {
      const parts = [...this.#parts].map(([id, region]) => [id, common(region, shape)] as const);
      return this.#measured(parts, polygonsKm2(shape));
    });
    return sum(ids, (id) => byRegion.get(id)!);
  }

  #measured(parts: Iterable<readonly [id: string, part: Polygons]>, wholeKm2: number) {
    const own = [...parts].map(([id, part]) => [id, polygonsKm2(part)] as const);
    const restKm2 = wholeKm2 - sum(own, ([, km2]) => km2);
    // Between regions the grid of 10 m leaves some square kilometres.
    return new Map([...own, [ELSEWHERE, restKm2 < wholeKm2 / 1e4 ? 0 : restKm2]]);
  }
}

/** Turf's area has edges straight in the sine of latitude, not in degrees: sloped ones are cut. */
const sloped = (ring: readonly Position[]): Position[] =>
  ring.flatMap(([lng, lat], i) => {
    const [nextLng, nextLat] = ring[i + 1] ?? [lng, lat];
    const count = nextLng === lng ? 1 : Math.max(1, Math.ceil(Math.abs(nextLat - lat)));
    return Array.from({ length: count }, (_, k): Position => [
      lng + ((nextLng - lng) * k) / count,
      lat + ((nextLat - lat) * k) / count,
    ]);
  });
