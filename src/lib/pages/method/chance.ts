import { cellClasses, type CellClasses } from '$lib/core/reach/cell-classes';
import { completeChoices, tableFor, type ReachDataset } from '$lib/core/reach/dataset';
import { newGroundCounter } from '$lib/core/stall/new-ground';
import { deal, pValues, slotsOf, type Slots } from '$lib/core/stall/null-model';
import { seededRandom, streamSeed } from '$lib/core/statistics/random';
import { roundMeasure } from '$lib/core/reach/round';
import { STALL_DEFAULTS, STALL_GROUPS } from '$lib/core/stall/stall-analysis';
import { newGroundOf } from '$lib/core/stall/stall-measures';
import type { YearSpan } from '$lib/core/record/time';

/** The exercises of the core rule in the order in which they happened, or in one dealt by chance. */
export interface Arrangement {
  /** One a record, in order of time: its year and the ground that was new when it came, km². */
  slots: { year: number; km2: number }[];
  /** New ground of the tested years, km². */
  testedKm2: number;
}

export type ChanceExample = ReturnType<typeof chanceExample>;

const DEALT = 3;
const BARS = 32;

/** The shuffle test of exercises 2020–2022 taken apart: the same draws as stall.ts makes. */
export function chanceExample(dataset: ReachDataset) {
  const { footprints, records: measured } = tableFor(dataset, completeChoices(dataset, {}));
  // As in the analysis, what has no place is not dealt.
  const records = footprints.records.filter(
    ({ kind }, i) => kind === 'exercise' && measured[i]!.places.points.length > 0,
  );
  const classes = cellClasses({ ...footprints, records });
  const slots = slotsOf(records);
  const tested = STALL_DEFAULTS.periods[1]!;
  const years = { from: slots.first[0]!, to: slots.first.at(-1)! };
  const { shuffles, seed } = STALL_DEFAULTS;

  const countGround = newGroundCounter(classes, slots, years.from);
  const byYear = new Float64Array(years.to - years.from + 1);
  const random = seededRandom(streamSeed(seed, STALL_GROUPS.indexOf('exercise')));
  const recordAt = slots.observed.slice();
  const dealt: Arrangement[] = [];
  const draws = Float64Array.from({ length: shuffles }, () => {
    deal(recordAt, slots.decks, random);
    if (dealt.length < DEALT) dealt.push(arrangement(classes, slots, recordAt, tested));
    countGround(recordAt, byYear);
    return newGroundOf(byYear, years.from, tested);
  });
  countGround(slots.observed, byYear);
  const p = pValues(newGroundOf(byYear, years.from, tested), draws);
  return {
    ...{ years, tested, records: records.length, shuffles, dealt },
    observed: arrangement(classes, slots, slots.observed, tested),
    histogram: histogramOf(draws),
    p: { slower: p.slower, twoSided: p.twoSided },
  };
}

function arrangement(
  classes: CellClasses,
  { first }: Slots,
  recordAt: Uint32Array,
  tested: YearSpan,
): Arrangement {
  const known = new Set<number>();
  const slots = Array.from(recordAt, (record, slot) => {
    const fresh = Array.from(classes.ofRecord[record]!).filter((cell) => !known.has(cell));
    for (const cell of fresh) known.add(cell);
    const km2 = fresh.reduce((sum, cell) => sum + classes.km2[cell]!, 0);
    return { year: first[slot]!, km2: roundMeasure('newGroundKm2', km2) };
  });
  const inside = slots.filter(({ year }) => year >= tested.from && year <= tested.to);
  return { slots, testedKm2: inside.reduce((sum, { km2 }) => sum + km2, 0) };
}

/** How many shuffles gave each amount, in equal steps from 0. */
function histogramOf(draws: Float64Array) {
  const stepKm2 = Math.ceil(Math.max(...draws) / BARS / 1000) * 1000;
  const counts = new Array<number>(BARS).fill(0);
  for (const km2 of draws) counts[Math.min(BARS - 1, Math.floor(km2 / stepKm2))]! += 1;
  return { stepKm2, counts };
}
