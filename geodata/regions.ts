import type { Position } from '../src/lib/core/model';
import { ringContains } from '../src/lib/core/antimeridian';
import { arcKm, densify, foldLng, toUnit } from '../src/lib/core/sphere';
import type { RegionsFile } from './schema';

/** Track lengths are shared out in steps this short, km. */
const STEP_KM = 20;

/**
 * Ids of all regions that hold the position; one, in a sound dataset. Planar in longitude and
 * latitude: region edges are meant as straight lines on a plain latitude-longitude map.
 */
export function regionsAt(regions: RegionsFile, [lng, lat]: Position): string[] {
  const position: Position = [foldLng(lng), lat];
  return regions.features
    .filter(({ geometry }) => polygonsOf(geometry).some((rings) => contains(rings, position)))
    .map(({ properties }) => properties.id);
}

/**
 * Share of a track's length in each region, by great circles in short steps; 4 decimals, summing
 * to 1. Steps in no region count under `''`, which the checks report.
 */
export function regionShare(regions: RegionsFile, track: readonly Position[]) {
  const line = densify(track, STEP_KM);
  const kmByRegion = new Map<string, number>();
  let totalKm = 0;
  line.slice(1).forEach((b, i) => {
    const a = line[i]!;
    const km = arcKm(toUnit(a), toUnit(b));
    const id = regionsAt(regions, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2])[0] ?? '';
    kmByRegion.set(id, (kmByRegion.get(id) ?? 0) + km);
    totalKm += km;
  });
  return shares(kmByRegion, totalKm);
}

/** Rounded shares, largest first; the largest takes what rounding left over. */
function shares(kmByRegion: ReadonlyMap<string, number>, totalKm: number): Record<string, number> {
  const sorted = [...kmByRegion].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  const units = sorted.map(([, km]) => Math.round((km / totalKm) * 1e4));
  const rest = 1e4 - units.reduce((sum, n) => sum + n, 0);
  if (units[0] !== undefined) units[0] += rest;
  return Object.fromEntries(sorted.map(([id], i) => [id, units[i]! / 1e4] as const));
}

export function polygonsOf(geometry: RegionsFile['features'][number]['geometry']): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function contains([outer, ...holes]: readonly Position[][], position: Position): boolean {
  if (!outer || !ringContains(outer, position)) return false;
  return !holes.some((hole) => ringContains(hole, position));
}
