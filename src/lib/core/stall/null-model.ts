import type { OccupiedRecord } from '../reach/select';
import { twoSided } from '../statistics/certainty';
import type { Random } from '../statistics/random';
import type { YearSpan } from '../record/time';

/**
 * The null model of the stall analysis: *which* record fell in which year does not matter. The calendar
 * is kept as slots, one a record, in order of time; a shuffle deals the records to the slots anew. So it
 * has the same effort in every year and the same places in total; only the order in which places were
 * reached differs, and ground runs out as it does in what happened. A record that runs over New Year is
 * one slot with two years; ground is gained in the first of them.
 */
export interface Slots {
  /** First year of each slot, ascending. */
  first: Int32Array;
  years: readonly (readonly number[])[];
  observed: Uint32Array;
  /** Slots among which records are dealt, each list apart from the others. */
  decks: Uint32Array[];
}

/**
 * `from` holds earlier records in their place, for readers who doubt the coverage of early years; `to`
 * later ones: the verdict as it could have been given at the time.
 */
export interface Exchange extends Partial<YearSpan> {
  /** Deal exercises to slots of exercises only and patrols to slots of patrols. */
  keepKinds?: boolean;
}

export function slotsOf(records: readonly OccupiedRecord[], exchange: Exchange = {}): Slots {
  const { from = -Infinity, to = Infinity, keepKinds = false } = exchange;
  const firstYear = (record: number) => records[record]!.years[0]!;
  // Ties by id, so that the order in which records are listed never changes a result.
  const order = records
    .map((_, record) => record)
    .sort((a, b) => firstYear(a) - firstYear(b) || (records[a]!.id < records[b]!.id ? -1 : 1));
  const decks = new Map<string, number[]>();
  order.forEach((record, slot) => {
    const year = firstYear(record);
    if (year < from || year > to) return;
    const deck = keepKinds ? records[record]!.kind : 'all';
    decks.set(deck, [...(decks.get(deck) ?? []), slot]);
  });
  return {
    first: Int32Array.from(order, firstYear),
    years: order.map((record) => records[record]!.years),
    observed: Uint32Array.from(order),
    decks: [...decks.values()].map((deck) => Uint32Array.from(deck)),
  };
}

export function deal(recordAt: Uint32Array, decks: readonly Uint32Array[], random: Random): void {
  for (const deck of decks) {
    for (let i = deck.length - 1; i > 0; i--) {
      const a = deck[i]!;
      const b = deck[Math.floor(random() * (i + 1))]!;
      const held = recordAt[a]!;
      recordAt[a] = recordAt[b]!;
      recordAt[b] = held;
    }
  }
}

export interface PValues {
  /** Share of arrangements, the observed one among them, that gain as little or less. */
  slower: number;
  /** … as much or more. */
  faster: number;
  /** Twice the smaller, at most 1. */
  twoSided: number;
}

/**
 * p by counting, the observed value among the draws, so that it is never zero (Davison & Hinkley 1997,
 * 4.2.5; Phipson & Smyth 2010). Ties count on both sides, and so does a draw without a value (NaN).
 */
export function pValues(observed: number, draws: Float64Array): PValues {
  const slack = 1e-9 * Math.abs(observed) + 1e-9;
  let slower = 1;
  let faster = 1;
  for (const draw of draws) {
    if (!(draw > observed + slack)) slower++;
    if (!(draw < observed - slack)) faster++;
  }
  const n = draws.length + 1;
  return {
    slower: slower / n,
    faster: faster / n,
    twoSided: twoSided(Math.min(slower, faster) / n),
  };
}
