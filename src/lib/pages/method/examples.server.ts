import { method } from './blanks';
import type { RulesFile } from '$geodata/schema';
import { choose } from '$lib/core/reach/dataset';
import { pValues } from '$lib/core/stall/null-model';
import { shuffled } from '$lib/core/stall/stall';
import { stalled } from '$lib/core/stall/stalled';
import { DEFAULT_BANDS } from '$lib/core/reach/bands';
import { STALL_DEFAULTS, STALL_GROUPS, type StallAnalysis } from '$lib/core/stall/stall-analysis';
import { streamSeed } from '$lib/core/statistics/random';
import { admittedIn } from '$lib/core/record/rules';
import { land } from '$lib/map/still/paint.server';
import { bounds, readData, rules, sureUnder } from '$lib/site/dataset.server';
import { reachDataset } from '$lib/site/reach-dataset.server';
import { set } from '$lib/site/set';
import { tested } from '../findings/tested.server';
import { measureExamples } from './measure-examples';

export type MethodExamples = ReturnType<typeof compute>;

/** Computed once for the three languages, and only when a page is rendered. */
let computed: MethodExamples | undefined;
export const methodExamples = () => (computed ??= compute());

function compute() {
  const { found } = tested();
  const { effort, stall, pace } = sureUnder(rules[0]!.id);
  const { periods } = stall.groups.exercise;
  return {
    measures: measureExamples(reachDataset, land, method.examples, set.partners),
    uncertainty: { draws: DEFAULT_BANDS.draws, effort },
    chance: chanceExample(),
    /** Exercises: the tests of one period, the scan as shipped and over all years. */
    stall: periods.length ? { period: periods[1] ?? periods[0]!, ...scans(stall) } : null,
    rules: countedRules(),
    claims: found.length,
    tested: found.filter(({ chance }) => chance !== null).length,
    pace: pace[bounds.lastYear]?.[0] ?? null,
  };
}

function scans(analysis: StallAnalysis) {
  const { from, to } = analysis.settings.span;
  // Two years less than the data: a stall needs years after it.
  const years = { from, to: to - 2 };
  const open = stalled(reachDataset, {}, { stall: { scan: years } });
  return {
    shipped: analysis.groups.exercise.scan,
    allYears: open.analysis.groups.exercise.scan,
    years,
  };
}

/** Each counting rule with our count, and with the published one where a study has it. */
function countedRules() {
  const { records } = reachDataset;
  return readData<RulesFile>('rules.json').map(({ id, name, definition, where, published }) => ({
    ...{ id, name: name.en, definition: definition.en },
    ours: admittedIn(where, records, { from: '0000', to: '9999' }).length,
    published: published.map(({ count, atLeast, from, to, why, source }) => ({
      ...{ count, atLeast, from, to, why },
      ours: admittedIn(where, records, { from, to }).length,
      source: { title: source.title, publisher: source.publisher ?? source['container-title'] },
    })),
  }));
}

const BARS = 32;

/** The shuffle test of the exercises of one period taken apart: the same draws as stall.ts makes, how many gave how much. */
function chanceExample() {
  const { cellKm2, records: measured } = choose(reachDataset, {}).table;
  // As in the analysis, what has no place is not dealt.
  const records = measured.filter(({ kind, placed }) => kind === 'exercise' && placed);
  const [first, tested = first] = reachDataset.periods?.tested ?? [];
  if (!tested) return null;
  const began = records.map((record) => record.years[0]!);
  const years = { from: Math.min(...began), to: Math.max(...began) };
  const { shuffles } = STALL_DEFAULTS;
  const seed = streamSeed(STALL_DEFAULTS.seed, STALL_GROUPS.indexOf('exercise'));
  const settings = { span: years, periods: [tested], shuffles, seed };
  const found = shuffled({ cellKm2, records }, settings);
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
