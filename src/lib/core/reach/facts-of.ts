import { distance } from '@turf/turf';
import { max, pairs } from 'd3-array';
import { arcBetween, type Arc } from '../earth/arcs';
import type { Bounds } from '../earth/bounds';
import type { Home } from '../earth/land';
import { legsOf, sitesOf, type RegionAt } from '../earth/regions';
import {
  densify,
  densifyUnits,
  foldLng,
  interpolate,
  toPosition,
  toUnit,
  turnedEast,
} from '../earth/sphere';
import type { UnitVector } from '../earth/sphere';
import { reachKind, roleCounts } from '../record/model';
import type { Position, Precision, ReachRecord, Within } from '../record/model';
import { cached } from '../record/cached';
import { inOrder, yearsOverlapped } from '../record/time';
import { checkRadius, footprint, type Cell } from './cells';
import { CUT_KM, partCounts, placesOf } from './facts';
import type { Facts, Far, Part, PlaceSettings } from './facts';
import type { OnProgress } from './measures';

export interface World {
  regionAt: RegionAt;
  home: Home | null;
  /** From where directions are measured, and what is known of places within bounds. */
  origin?: Position | null;
  boundsOf?: (within: Within) => Bounds | null;
}

/**
 * The facts with the ids of the cells of each class, which only drawing needs.
 *
 * @param gridTurn degrees by which places are turned east before they are put into cells
 * @param only leaves out what does not count under these choices
 */
export function factsOf(
  records: readonly ReachRecord[],
  world: World,
  { radiusKm, gridTurn = 0, only }: { radiusKm: number; gridTurn?: number; only?: PlaceSettings },
  onProgress?: OnProgress,
): Facts & { cells: string[][] } {
  checkRadius(radiusKm);
  const sorted = inOrder(records);
  const parts: Part[] = [];
  const touching = new Map<Cell, number[]>();
  sorted.forEach((record, i) => {
    for (const part of partsOf(record, i, world, only)) {
      const index = parts.push(part) - 1;
      for (const cell of footprint(turned(placesOf([part]).arcs, gridTurn), radiusKm)) {
        cached(touching, cell, () => []).push(index);
      }
    }
    if (i % 64 === 63) onProgress?.({ stage: 'footprints', done: i / sorted.length });
  });
  return {
    ...{ radiusKm, partners: Object.keys(world.home ?? {}) },
    records: sorted.map((record) => ({
      ...{ id: record.id, kind: reachKind(record.kind), years: yearsOverlapped(record) },
      trackShare: record.track?.regionShare ?? null,
      isGuessed: Boolean(record.track?.bounds),
    })),
    parts,
    ...classesOf(touching),
  };
}

function turned(arcs: readonly Arc[], degrees: number): readonly Arc[] {
  const turn = (unit: UnitVector) => turnedEast(unit, degrees);
  return degrees ? arcs.map(({ a, b }) => arcBetween(turn(a), turn(b))) : arcs;
}

function classesOf(touching: ReadonlyMap<Cell, number[]>) {
  const classes = new Map<string, { km2: number; parts: number[]; cells: string[] }>();
  for (const [{ id, km2 }, parts] of touching) {
    const found = cached(classes, parts.join(), () => ({ km2: 0, parts, cells: [] }));
    found.km2 += km2;
    found.cells.push(id);
  }
  const all = [...classes.values()];
  return {
    classes: all.map(({ km2, parts }) => ({ km2, parts })),
    cells: all.map(({ cells }) => cells),
  };
}

function partsOf(
  record: ReachRecord,
  index: number,
  { regionAt, home, origin = null, boundsOf = () => null }: World,
  only?: PlaceSettings,
): Part[] {
  const { track } = record;
  type Growing = Omit<Part, 'fromHome' | 'fromOriginKm'> & {
    known: Position[];
    originKm: number[];
  };
  const parts = new Map<string, Growing>();
  const partOf = (region: string, precision: Precision, staging: boolean, isCut?: boolean) => {
    const empty = { sites: [], lines: [], known: [], originKm: [], isCut: isCut ?? false };
    return cached(parts, [region, precision, staging, isCut].join(), () => {
      return { ...{ record: index, region, precision, staging }, ...empty };
    });
  };
  for (const { role, region, precision, position, within } of sitesOf(record, regionAt)) {
    if (!roleCounts(role, true)) continue;
    const part = partOf(region, precision, !roleCounts(role, false));
    part.sites.push(position);
    const bounds = within ? boundsOf(within) : null;
    // Nobody travelled to a command post to act together.
    if (origin && role !== 'command')
      part.originKm.push(bounds?.from(origin).leastKm ?? sphereKm(origin, position));
    // Of a place known only within bounds no distance is told.
    if (!within) part.known.push([foldLng(position[0]), position[1]]);
  }
  if (track) {
    const legs = legsOf(record);
    const shares = Object.entries(track.regionShare);
    const [whole = ''] = shares.find(([, share]) => share === 1) ?? [];
    if (legs.length > 0) partOf(whole, track.precision, false, false).lines.push(...legs);
    for (const [region, share] of whole || only?.region === null ? [] : shares) {
      const runs = share > 0 && region ? runsIn(region, legs, regionAt) : [];
      if (runs.length > 0) partOf(region, track.precision, false, true).lines.push(...runs);
    }
  }
  const counted = [...parts.values()].filter((part) => !only || partCounts(part, only));
  return counted.map(({ known, originKm, ...part }) => ({
    ...part,
    fromOriginKm: origin ? farthestKm(origin, originKm, part.lines) : null,
    fromHome: Object.fromEntries(
      Object.entries(home ?? {}).map(([partner, land]) => [partner, farthest(known, part, land)]),
    ),
  }));
}

const sphereKm = (a: Position, b: Position) => distance(a, b, { units: 'kilometers' });

/** Of sites, whose distances are known, and along lines in steps as fine as their cut. */
function farthestKm(
  origin: Position,
  sitesKm: readonly number[],
  lines: readonly Position[][],
): number | null {
  const points = lines.flatMap((line) => densify(line, CUT_KM));
  const along = points.map(([lng, lat]) => sphereKm(origin, [foldLng(lng), lat]));
  return max([...sitesKm, ...along]) ?? null;
}

/** What of the legs lies in a region: by their waypoints and where they are cut at its edge. */
function runsIn(region: string, legs: readonly Position[][], regionAt: RegionAt): Position[][] {
  const runs: Position[][] = [];
  for (const leg of legs) {
    let inside = false;
    for (const [start, end] of pairs(leg)) {
      pairs(densifyUnits([toUnit(start), toUnit(end)], CUT_KM)).forEach(([a, b], k) => {
        const stays = regionAt(toPosition(interpolate(a, b, 0.5))) === region;
        if (stays && !inside) runs.push([toPosition(a)]);
        if (!stays && inside && k > 0) runs.at(-1)!.push(toPosition(a));
        inside = stays;
      });
      if (inside) runs.at(-1)!.push(end);
    }
  }
  return runs;
}

function farthest(
  known: readonly Position[],
  part: Pick<Part, 'lines' | 'sites' | 'isCut'>,
  land: Home[string],
): Far | null {
  const ends = placesOf([part]).lines.map((line) => toPosition(land.farthestOn(line)));
  const all = [...known, ...ends].map((position) => ({ position, ...land.distance(position) }));
  return all.reduce<Far | null>((a, b) => (a && a.km >= b.km ? a : b), null);
}
