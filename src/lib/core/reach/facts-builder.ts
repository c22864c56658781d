import { pairs } from 'd3-array';
import type { Area } from '../earth/area';
import type { RegionAt } from '../earth/regions';
import { densifyUnits, foldLng, interpolate, toPosition, toUnit } from '../earth/sphere';
import { reachKind, type Position, type Precision } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { cached } from '../record/cached';
import { inOrder, yearsOverlapped } from '../record/time';
import { CUT_KM, fartherOf, type Far, type Part } from './facts';
import type { OnProgress } from './measures';
import { farthestFromOrigin, pointsAlong } from './origin';
import { traceOf, type Geography, type TracedSite } from './trace';

export interface World extends Geography {
  home: { partner: string; land: Area }[];
  origin: Position | null;
}

export function buildFacts(records: readonly ReachRecord[], world: World, onProgress?: OnProgress) {
  const sorted = inOrder(records);
  const parts = sorted.flatMap((record, i) => {
    if (i % 64 === 63) onProgress?.({ stage: 'facts', done: i / sorted.length });
    return partsOf(record, i, world);
  });
  return {
    partners: world.home.map(({ partner }) => partner),
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

interface Place {
  region: string;
  precision: Precision;
  staging: boolean;
  isCut: boolean;
  own: TracedSite[];
  lines: Position[][];
}

function partsOf(record: ReachRecord, index: number, { regionAt, home, origin, boundsOf }: World) {
  const { track } = record;
  const { sites, legs } = traceOf(record, { regionAt, boundsOf });
  const parts = new Map<string, Place>();
  // Sites omit `isCut`, so that sites and a track in one region stay two parts.
  const partOf = (region: string, precision: Precision, staging: boolean, isCut?: boolean) =>
    cached(parts, [region, precision, staging, isCut].join(), () => {
      return { region, precision, staging, isCut: isCut ?? false, own: [], lines: [] };
    });
  for (const site of sites) partOf(site.region, site.precision, site.isStaging).own.push(site);
  if (track) {
    const shares = Object.entries(track.regionShare);
    const [onlyRegion = ''] = shares.find(([, share]) => share === 1) ?? [];
    if (legs.length > 0) partOf(onlyRegion, track.precision, false, false).lines.push(...legs);
    for (const [region, share] of onlyRegion ? [] : shares) {
      const runs = share > 0 && region ? runsIn(region, legs, regionAt) : [];
      if (runs.length > 0) partOf(region, track.precision, false, true).lines.push(...runs);
    }
  }
  return [...parts.values()].map((part): Part => {
    const { region, precision, staging, isCut, own, lines } = part;
    const fromHome = home.map(({ partner, land }) => [partner, farthestFrom(land, part)]);
    return {
      record: index,
      region,
      precision,
      staging,
      sites: own.map(({ position }) => position),
      lines,
      isCut,
      fromOrigin: origin && farthestFromOrigin(origin, own, pointsAlong(lines)),
      fromHome: Object.fromEntries(fromHome),
    };
  });
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

function farthestFrom(land: Area, { own, lines, isCut }: Place): Far | null {
  const onLines = lines.map((line) => {
    const units = line.map(toUnit);
    return toPosition(land.farthestOn(isCut ? densifyUnits(units, CUT_KM) : units));
  });
  const exact = own.filter(({ bounds }) => !bounds);
  const folded = exact.map(({ position: [lng, lat] }): Position => [foldLng(lng), lat]);
  const measured = [...folded, ...onLines].map((position) => {
    const { km, home } = land.distance(position);
    return { position, km, mostKm: km, home };
  });
  const bounds = own.flatMap((site) => site.bounds ?? []);
  return fartherOf([...measured, ...bounds.map((area) => land.distanceOfBounds(area))]);
}
