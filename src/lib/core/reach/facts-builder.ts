import { pairs } from 'd3-array';
import type { Bounds } from '../earth/bounds';
import type { HomeLand } from '../earth/land';
import type { RegionAt } from '../earth/regions';
import { densifyUnits, foldLng, interpolate, toPosition, toUnit } from '../earth/sphere';
import { reachKind, type Position, type Precision } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { cached } from '../record/cached';
import { inOrder, yearsOverlapped } from '../record/time';
import { CUT_KM, fartherOf, type Facts, type Far, type Part } from './facts';
import type { OnProgress } from './measures';
import { placeFromOrigin, pointsAlong } from './origin';
import { traceOf, type Geography } from './trace';

export interface World extends Geography {
  home: HomeLand | null;
  origin: Position | null;
}

export function buildFacts(
  records: readonly ReachRecord[],
  world: World,
  onProgress?: OnProgress,
): Facts {
  const sorted = inOrder(records);
  const parts = sorted.flatMap((record, i) => {
    if (i % 64 === 63) onProgress?.({ stage: 'facts', done: i / sorted.length });
    return partsOf(record, i, world);
  });
  return {
    partners: Object.keys(world.home ?? {}),
    records: sorted.map((record) => ({
      id: record.id,
      kind: reachKind(record.kind),
      years: yearsOverlapped(record),
      trackShare: record.track?.regionShare ?? null,
      isGuessed: Boolean(record.track?.bounds),
    })),
    parts,
  };
}

interface PartInProgress extends Omit<Part, 'fromHome' | 'fromOrigin'> {
  knownPositions: Position[];
  bounds: Bounds[];
  fromOrigin: NonNullable<Part['fromOrigin']>[];
}

function partsOf(
  record: ReachRecord,
  index: number,
  { regionAt, home, origin, boundsOf }: World,
): Part[] {
  const { track } = record;
  const { sites, legs } = traceOf(record, { regionAt, boundsOf });
  const parts = new Map<string, PartInProgress>();
  // Sites omit `isCut`, so that sites and a track in one region stay two parts.
  const partOf = (region: string, precision: Precision, staging: boolean, isCut?: boolean) =>
    cached(parts, [region, precision, staging, isCut].join(), () => ({
      record: index,
      region,
      precision,
      staging,
      sites: [],
      lines: [],
      isCut: isCut ?? false,
      knownPositions: [],
      bounds: [],
      fromOrigin: [],
    }));
  for (const { region, precision, position, bounds, isStaging, isCommand } of sites) {
    const part = partOf(region, precision, isStaging);
    part.sites.push(position);
    if (origin && !isCommand) part.fromOrigin.push(placeFromOrigin(origin, position, bounds));
    if (bounds) part.bounds.push(bounds);
    else part.knownPositions.push([foldLng(position[0]), position[1]]);
  }
  if (track) {
    const shares = Object.entries(track.regionShare);
    const [onlyRegion = ''] = shares.find(([, share]) => share === 1) ?? [];
    if (legs.length > 0) partOf(onlyRegion, track.precision, false, false).lines.push(...legs);
    for (const [region, share] of onlyRegion ? [] : shares) {
      const runs = share > 0 && region ? runsIn(region, legs, regionAt) : [];
      if (runs.length > 0) partOf(region, track.precision, false, true).lines.push(...runs);
    }
  }
  return [...parts.values()].map(({ knownPositions, bounds, ...part }) => ({
    ...part,
    fromOrigin:
      origin &&
      fartherOf([
        ...part.fromOrigin,
        ...pointsAlong(part.lines).map((position) => placeFromOrigin(origin, position)),
      ]),
    fromHome: Object.fromEntries(
      Object.entries(home ?? {}).map(([partner, land]) => [
        partner,
        farthestFrom(land, { knownPositions, bounds }, part),
      ]),
    ),
  }));
}

function runsIn(region: string, legs: readonly Position[][], regionAt: RegionAt): Position[][] {
  const runs: Position[][] = [];
  for (const leg of legs) {
    let isInside = false;
    for (const [start, end] of pairs(leg)) {
      pairs(densifyUnits([toUnit(start), toUnit(end)], CUT_KM)).forEach(([a, b], k) => {
        const wasInside = isInside;
        isInside = regionAt(toPosition(interpolate(a, b, 0.5))) === region;
        if (isInside && !wasInside) runs.push([toPosition(a)]);
        if (!isInside && wasInside && k > 0) runs.at(-1)!.push(toPosition(a));
      });
      if (isInside) runs.at(-1)!.push(end);
    }
  }
  return runs;
}

function farthestFrom(
  land: HomeLand[string],
  { knownPositions, bounds }: Pick<PartInProgress, 'knownPositions' | 'bounds'>,
  part: Pick<Part, 'lines' | 'sites' | 'isCut'>,
): Far | null {
  const onLines = part.lines.map((line) => {
    const units = line.map(toUnit);
    return toPosition(land.farthestOn(part.isCut ? densifyUnits(units, CUT_KM) : units));
  });
  const measured = [...knownPositions, ...onLines].map((position) => {
    const { km, home } = land.distance(position);
    return { position, km, mostKm: km, home };
  });
  return fartherOf([...measured, ...bounds.map((ring) => land.distanceOfBounds(ring))]);
}
