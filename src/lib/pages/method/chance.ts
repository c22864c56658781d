import { choose, type ReachDataset } from '$lib/core/reach/dataset';
import { newGroundCounter, pValues, slotsOf } from '$lib/core/stall/null-model';
import { STALL_DEFAULTS, STALL_GROUPS } from '$lib/core/stall/stall-analysis';
import { newGroundOf } from '$lib/core/stall/stall-measures';
import { seededRandom, shuffle, streamSeed } from '$lib/core/statistics/random';

export type ChanceExample = ReturnType<typeof chanceExample>;

const BARS = 32;

/** The shuffle test of exercises 2020–2022 taken apart: the same draws as stall.ts makes, how many gave how much. */
export function chanceExample(dataset: ReachDataset) {
  const { cellKm2, records: measured } = choose(dataset, {}).table;
  // As in the analysis, what has no place is not dealt.
  const records = measured.filter(({ kind, placed }) => kind === 'exercise' && placed);
  const slots = slotsOf(records);
  const tested = STALL_DEFAULTS.periods[1]!;
  const years = { from: slots.first[0]!, to: slots.first.at(-1)! };
  const { shuffles, seed } = STALL_DEFAULTS;

  const countGround = newGroundCounter({ cellKm2, records }, slots, years.from);
  const byYear = new Float64Array(years.to - years.from + 1);
  const random = seededRandom(streamSeed(seed, STALL_GROUPS.indexOf('exercise')));
  const recordAt = slots.observed.slice();
  const draws = Float64Array.from({ length: shuffles }, () => {
    shuffle(recordAt, random);
    countGround(recordAt, byYear);
    return newGroundOf(byYear, years.from, tested);
  });
  countGround(slots.observed, byYear);
  const km2 = newGroundOf(byYear, years.from, tested);
  const { slower, twoSided } = pValues(km2, draws);
  return {
    years,
    tested,
    records: records.length,
    shuffles,
    km2,
    ...histogramOf(draws),
    p: { slower, twoSided },
  };
}

/** How many shuffles gave each amount, in equal steps from 0. */
function histogramOf(draws: Float64Array) {
  const stepKm2 = Math.ceil(Math.max(...draws) / BARS / 1000) * 1000;
  const counts = new Array<number>(BARS).fill(0);
  for (const km2 of draws) counts[Math.min(BARS - 1, Math.floor(km2 / stepKm2))]! += 1;
  return { stepKm2, counts };
}
