import { choose, type ReachDataset } from '$lib/core/reach/dataset';
import { pValues } from '$lib/core/stall/null-model';
import { shuffled } from '$lib/core/stall/stall';
import { STALL_DEFAULTS, STALL_GROUPS } from '$lib/core/stall/stall-analysis';
import { streamSeed } from '$lib/core/statistics/random';

export type ChanceExample = ReturnType<typeof chanceExample>;

const BARS = 32;

/** The shuffle test of exercises 2020–2022 taken apart: the same draws as stall.ts makes, how many gave how much. */
export function chanceExample(dataset: ReachDataset) {
  const { cellKm2, records: measured } = choose(dataset, {}).table;
  // As in the analysis, what has no place is not dealt.
  const records = measured.filter(({ kind, placed }) => kind === 'exercise' && placed);
  const tested = STALL_DEFAULTS.periods[1]!;
  const began = records.map((record) => record.years[0]!);
  const years = { from: Math.min(...began), to: Math.max(...began) };
  const { shuffles } = STALL_DEFAULTS;
  const found = shuffled(
    { cellKm2, records },
    records.map(({ places }) => places),
    {
      ...{ span: years, periods: [tested], shuffles },
      seed: streamSeed(STALL_DEFAULTS.seed, STALL_GROUPS.indexOf('exercise')),
    },
  );
  // After the new ground of each year comes that of the period.
  const column = years.to - years.from + 1;
  const [km2, draws] = [found.observed[column]!, found.draws[column]!];
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
