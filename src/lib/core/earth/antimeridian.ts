/**
 * Cutting lines and polygons at 180°, as RFC 7946 §3.1.9 asks. Planar in longitude and latitude: edges
 * must be dense enough to follow their great circles (sphere.ts, `densify`).
 */
import { extent, pairs } from 'd3-array';
import type { Position } from '../record/model';
import { continuous } from './sphere';

type Ring = Position[];

/** Cuts a line with continuous longitudes; its pieces in order have longitudes in [-180, 180]. */
export function splitLine(line: readonly Position[]): Position[][] {
  const pieces: Position[][] = [];
  let turn: number | undefined;
  for (const [from, to] of pairs(line, stepsBetween).flat()) {
    const here = turnOf((from[0] + to[0]) / 2);
    if (here !== turn) pieces.push([shift(from, here)]);
    turn = here;
    pieces.at(-1)!.push(shift(to, here));
  }
  return pieces;
}

/**
 * Rings may be closed or not, wound either way, with longitudes that jump at ±180 or run on; one round a pole
 * is closed over it. Returns polygons with |longitude| ≤ 180, rings closed, outer ones anticlockwise.
 */
export function splitPolygon(rings: readonly (readonly Position[])[]): Position[][][] {
  const copies: Ring[] = [];
  for (const input of rings) {
    const ring = unwrap(input);
    if (ring.length < 3) continue;
    const [west, east] = extent(ring, ([lng]) => lng) as [number, number];
    // A ring that only touches 180° has nothing on its far side.
    const last = Math.max(turnOf(west), Math.ceil((east + 180) / 360) - 1);
    for (let turn = turnOf(west); turn <= last; turn++)
      copies.push(ring.map((p) => shift(p, turn)));
  }
  const east = clip(copies, ([lng]) => lng >= -180, -180);
  const inside = clip(east, ([lng]) => lng <= 180, 180);
  return assemble(inside.map(withoutRepeats).filter((ring) => Math.abs(signedArea(ring)) > 1e-9));
}

/** Planar signed area in square degrees; positive when anticlockwise. */
export function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    sum += x * nextY - nextX * y;
  });
  return sum / 2;
}

/** Even-odd test in longitude and latitude; the ring may be closed or not. */
export function ringContains(ring: readonly Position[], position: Position): boolean {
  const x = position[0];
  const y = position[1];
  let inside = false;
  let a = ring.at(-1);
  for (let i = 0; i < ring.length; i++) {
    const b = ring[i]!;
    const crosses = b[1] > y !== a![1] > y;
    if (crosses && x < a![0] + ((y - a![1]) / (b[1] - a![1])) * (b[0] - a![0])) inside = !inside;
    a = b;
  }
  return inside;
}

const turnOf = (lng: number) => Math.floor((lng + 180) / 360);
const shift = ([lng, lat]: Position, turn: number): Position => [lng - 360 * turn, lat];

function stepsBetween(a: Position, b: Position): [Position, Position][] {
  const cuts: number[] = [];
  const [low, high] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
  for (let cut = 360 * turnOf(low) + 180; cut < high; cut += 360) if (cut > low) cuts.push(cut);
  if (b[0] < a[0]) cuts.reverse();
  return pairs([a, ...cuts.map((cut) => crossing(a, b, cut)), b]);
}

function crossing(a: Position, b: Position, lng: number): Position {
  return [lng, a[1] + ((lng - a[0]) / (b[0] - a[0])) * (b[1] - a[1])];
}

/** Longitudes made continuous; a ring round a pole starts and ends at 180° and runs over the pole. */
function unwrap(input: readonly Position[]): Ring {
  const open = withoutRepeats(input);
  const first = open[0];
  if (!first) return [];
  const closed = continuous([...open, first]);
  const winding = Math.round((closed.at(-1)![0] - closed[0]![0]) / 360);
  if (winding === 0) return closed.slice(0, -1);

  const start = closed.findIndex((p, i) => i > 0 && turnOf(p[0]) !== turnOf(closed[i - 1]![0]));
  const [before, after] = [closed[start - 1]!, closed[start]!];
  const cut = 360 * Math.max(turnOf(before[0]), turnOf(after[0])) - 180;
  const seam = crossing(before, after, cut);
  const round = [
    ...closed.slice(start),
    ...closed.slice(1, start).map((p): Position => [p[0] + 360 * winding, p[1]]),
  ];
  const end: Position = [cut + 360 * winding, seam[1]];
  const pole = open.reduce((sum, [, lat]) => sum + lat, 0) > 0 ? 90 : -90;
  return [seam, ...round, end, [end[0], pole], [seam[0], pole]];
}

function withoutRepeats(ring: readonly Position[]): Ring {
  return ring.filter(([x, y], i) => {
    const [previousX, previousY] = ring[(i + ring.length - 1) % ring.length]!;
    return ring.length === 1 || x !== previousX || y !== previousY;
  });
}

/** Chains between two points of the cut are joined along it from the south: Sutherland–Hodgman leaves bridges. */
function clip(rings: readonly Ring[], keep: (p: Position) => boolean, meridian: number): Ring[] {
  const whole: Ring[] = [];
  const chains: Position[][] = [];
  for (const ring of rings) {
    const kept = ring.map(keep);
    if (kept.every(Boolean)) whole.push(ring);
    if (kept.every(Boolean) || !kept.some(Boolean)) continue;
    // Start where the ring comes in, so that no chain is torn at the end of the array.
    const entry = kept.findIndex((k, i) => k && !kept.at(i - 1));
    for (let n = 0; n < ring.length; n++) {
      const i = (entry + n) % ring.length;
      if (!kept[i]) continue;
      const [previous, next] = [ring.at(i - 1)!, ring[(i + 1) % ring.length]!];
      if (!kept.at(i - 1)) chains.push([crossing(previous, ring[i]!, meridian)]);
      const positions = chains.at(-1)!;
      positions.push(ring[i]!);
      if (!kept[(i + 1) % ring.length]) positions.push(crossing(ring[i]!, next, meridian));
    }
  }
  // An edge that only runs along the cut bounds nothing on this side.
  return [...whole, ...join(chains.filter((c) => c.some(([lng]) => lng !== meridian)))];
}

function join(chains: readonly Position[][]): Ring[] {
  const ends = chains.flatMap((chain, index) => [
    { index, atStart: true, lat: chain[0]![1] },
    { index, atStart: false, lat: chain.at(-1)![1] },
  ]);
  const partner = new Map<string, (typeof ends)[number]>();
  const key = (index: number, atStart: boolean) => `${index}${atStart ? '<' : '>'}`;
  const sorted = [...ends].sort((a, b) => a.lat - b.lat);
  for (let i = 0; i + 1 < sorted.length; i += 2) {
    const [a, b] = [sorted[i]!, sorted[i + 1]!];
    partner.set(key(a.index, a.atStart), b).set(key(b.index, b.atStart), a);
  }
  const rings: Ring[] = [];
  const used = new Set<number>();
  chains.forEach((_, first) => {
    if (used.has(first)) return;
    const ring: Ring = [];
    let [index, forward] = [first, true];
    while (!used.has(index)) {
      used.add(index);
      const positions = chains[index]!;
      ring.push(...(forward ? positions : [...positions].reverse()));
      const next = partner.get(key(index, !forward))!;
      [index, forward] = [next.index, next.atStart];
    }
    rings.push(ring);
  });
  return rings;
}

/** Sorts rings into polygons: a ring inside an odd number of others is a hole. */
function assemble(rings: readonly Ring[]): Position[][][] {
  // The middle of an edge off the cut: a vertex on the cut may lie on another ring's edge.
  const probes = rings.map((ring) => {
    const off = ring.findIndex(([lng]) => Math.abs(lng) < 180);
    const i = Math.max(0, off);
    const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!];
    return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as Position;
  });
  const around = rings.map((ring, i) =>
    rings.flatMap((other, j) => (i !== j && ringContains(other, probes[i]!) ? [j] : [])),
  );
  const polygons = new Map<number, Position[][]>();
  rings.forEach((ring, i) => {
    if (around[i]!.length % 2 === 0) polygons.set(i, [wind(ring, 1)]);
  });
  rings.forEach((ring, i) => {
    if (around[i]!.length % 2 === 0) return;
    // The innermost of the rings around a hole is the one most others surround too.
    const outer = around[i]!.reduce((a, b) => (around[b]!.length > around[a]!.length ? b : a));
    polygons.get(outer)?.push(wind(ring, -1));
  });
  return [...polygons.values()];
}

function wind(ring: Ring, sign: 1 | -1): Position[] {
  const wound = Math.sign(signedArea(ring)) === sign ? ring : [...ring].reverse();
  return [...wound, wound[0]!];
}
