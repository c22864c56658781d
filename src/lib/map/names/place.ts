import type { Partner } from '$lib/core/record/model';
import type { NamedProperties } from '../scene';
import { NO_ROOM, gapTo, grown, meet, type Box } from './field';
import type { Text } from './lines';
import type { Point, Spot } from './sight';

/** Texts so that none lies on another: each in turn where it is cheapest. */

/** One way to write a text. */
export interface Candidate {
  text: Text;
  /** What it is written beside. */
  spot: Spot;
  box: Box;
  anchor: 'start' | 'middle' | 'end';
  /** Of what it covers and how far it stands from where it is wanted. */
  cost: number;
  /** The line from its sign, where they stand apart. */
  leader?: Point[];
}

export interface Wanted {
  /** The same for the same text of another year. */
  key: string;
  /** Smaller comes first. */
  group: number;
  candidates: readonly Candidate[];
  /** Left out above this cost. */
  most: number;
}

export interface WantedName extends Wanted {
  what: NamedProperties['what'];
  recordId: string;
  direction?: string;
  partner?: Partner;
}

/** Where a text stood, and at what cost when it came there: it stays until that has risen by so much. */
export type Kept = Map<string, { candidate: number; cost: number }>;
const STAYS = 20;
const SWEEPS = 8;
/** Between two texts, so that they do not read as one. */
const BETWEEN = { x: 5, y: 2 };

type Chosen = Map<Wanted, Candidate>;
/** Cheapest first but for what others cover. */
type Sorted = Map<Wanted, readonly Candidate[]>;

/** For each text its place, or null; `kept` tells where they stood, and is told where they stand. */
export function place(wanted: readonly Wanted[], kept: Kept = new Map()): (Candidate | null)[] {
  let chosen: Chosen = new Map();
  for (const group of [...new Set(wanted.map((one) => one.group))].sort((a, b) => a - b)) {
    const members = wanted.filter((one) => one.group === group);
    chosen = withGroup(members, chosen, kept);
  }
  const before = new Map(kept);
  kept.clear();
  for (const [one, candidate] of chosen) {
    const index = one.candidates.indexOf(candidate);
    const was = before.get(one.key);
    kept.set(
      one.key,
      was?.candidate === index ? was : { candidate: index, cost: costOf(candidate, one, chosen) },
    );
  }
  return wanted.map((one) => chosen.get(one) ?? null);
}

/** Swept until none moves; one without room goes first in the next sweep, before the others take theirs. */
function withGroup(group: readonly Wanted[], above: Chosen, kept: Kept): Chosen {
  const sorted: Sorted = new Map(
    group.map((one) => [one, one.candidates.toSorted((a, b) => a.cost - b.cost)]),
  );
  let order = group.toSorted((a, b) => Number(kept.has(b.key)) - Number(kept.has(a.key)));
  let chosen = new Map(above);
  let best = { chosen, cost: Infinity };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let isStill = true;
    for (const one of order) {
      const before = chosen.get(one);
      chosen.delete(one);
      const found = staying(one, kept, chosen) ?? cheapest(sorted, one, chosen);
      if (found && costOf(found, one, chosen) <= one.most) chosen.set(one, found);
      isStill &&= before === chosen.get(one);
    }
    if (isStill) for (const one of order) if (giveWay(one, sorted, chosen)) isStill = false;
    const costs = order.map((one) => costIn(one, chosen));
    const cost = costs.reduce((sum, one) => sum + Math.min(one, NO_ROOM), 0);
    if (cost < best.cost) best = { chosen: new Map(chosen), cost };
    const lost = order.find((_, i) => costs[i]! >= NO_ROOM);
    if (isStill && (!lost || lost === order[0])) break;
    if (!lost) continue;
    order = [lost, ...order.filter((one) => one !== lost)];
    chosen = new Map(above);
  }
  return best.chosen;
}

/** Whether a text has taken a better place from another that loses less by going elsewhere. */
function giveWay(one: Wanted, sorted: Sorted, chosen: Chosen): boolean {
  const now = costIn(one, chosen);
  for (const candidate of sorted.get(one)!) {
    if (candidate.cost >= now) return false;
    const inTheWay = [...chosen].filter(
      ([other, there]) => other !== one && isOn(candidate, there),
    );
    const [[other] = []] = inTheWay;
    if (inTheWay.length !== 1 || !other || !sorted.has(other)) continue;
    const then = new Map(chosen).set(one, candidate);
    then.delete(other);
    const elsewhere = cheapest(sorted, other, then);
    if (!elsewhere) continue;
    const cost = candidate.cost + costOf(elsewhere, other, then);
    if (cost >= now + costIn(other, chosen)) continue;
    chosen.set(one, candidate).set(other, elsewhere);
    return true;
  }
  return false;
}

function staying(one: Wanted, kept: Kept, chosen: Chosen): Candidate | null {
  const was = kept.get(one.key);
  const candidate = was && one.candidates[was.candidate];
  return candidate && costOf(candidate, one, chosen) <= was.cost + STAYS ? candidate : null;
}

function cheapest(sorted: Sorted, one: Wanted, chosen: Chosen): Candidate | null {
  let [best, least]: [Candidate | null, number] = [null, Infinity];
  for (const candidate of sorted.get(one)!) {
    if (candidate.cost >= least) break;
    const cost = costOf(candidate, one, chosen);
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best;
}

/** What it costs as things stand. */
function costIn(one: Wanted, chosen: Chosen): number {
  const candidate = chosen.get(one);
  return candidate ? costOf(candidate, one, chosen) : one.most;
}

function costOf(candidate: Candidate, one: Wanted, chosen: Chosen): number {
  let { cost } = candidate;
  for (const [other, there] of chosen) if (other !== one && isOn(candidate, there)) cost += NO_ROOM;
  return cost;
}

const touches = (points: readonly Point[] | undefined, box: Box) =>
  points?.some((point) => gapTo(box, point) === 0) ?? false;

function isOn(one: Candidate, other: Candidate): boolean {
  const room = grown(other.box, BETWEEN.x, BETWEEN.y);
  return meet(room, one.box) || touches(one.leader, room) || touches(other.leader, one.box);
}
