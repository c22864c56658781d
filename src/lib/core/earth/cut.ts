import { sum } from 'd3-array';
import { cached } from '../record/cached';
import type { Position } from '../record/model';
import { common, inFrame, polygonsKm2, without, type Polygons } from './overlay';
import { polygonsOf, type Regions } from './regions';

/** Outside all regions. */
export const ELSEWHERE = 'elsewhere';

/** The whole globe as regions in the frame of what they cut; where two overlap, the first has it. */
export class RegionCut {
  readonly #parts: ReadonlyMap<string, Polygons>;
  readonly #km2 = new WeakMap<Polygons, ReadonlyMap<string, number>>();

  constructor(regions: Regions, west: number) {
    const parts = new Map<string, Polygons>();
    for (const { properties, geometry } of regions.features) {
      const own = polygonsOf(geometry).flatMap(([outer, ...holes]) => {
        const [inside, ...gaps] = [outer!, ...holes].map((ring) => inFrame(sloped(ring), west));
        return without(inside!, gaps.flat());
      });
      parts.set(properties.id, without(own, [...parts.values()].flat()));
    }
    const globe = inFrame(GLOBE, west);
    this.#parts = parts.set(ELSEWHERE, without(globe, [...parts.values()].flat()));
  }

  get ids() {
    return [...this.#parts.keys()];
  }

  /** Of whole regions, on the sphere. */
  areaKm2 = (ids: readonly string[]) => sum(ids, (id) => polygonsKm2(this.#parts.get(id)!));

  /** What regions have of a shape in the same frame. */
  km2(ids: readonly string[], shape: Polygons): number {
    const byRegion = cached(this.#km2, shape, () => {
      const own = (region: Polygons) => polygonsKm2(common(region, shape));
      return new Map([...this.#parts].map(([id, region]) => [id, own(region)]));
    });
    return sum(ids, (id) => byRegion.get(id)!);
  }
}

const GLOBE: Position[] = [
  [-180, -90],
  [180, -90],
  [180, 90],
  [-180, 90],
  [-180, -90],
];

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
