import { joinpoint, type JoinpointResult } from './joinpoint';
import type { Family } from './joinpoint-fit';
import { REACH_KINDS } from '../record/model';
import { streamSeed } from '../statistics/random';
import { roundSignificant } from '../reach/round';
import { stallTest, type StallSettings, type StallTest } from './stall';
import type { StallInput } from './stall-measures';
import { yearsOf, type YearSpan } from '../record/time';

/** Records tested together, and exercises and patrols apart: one kind may begin late. */
export const STALL_GROUPS = ['all', ...REACH_KINDS] as const;
export type StallGroup = (typeof STALL_GROUPS)[number];

export interface StallAnalysisSettings extends Omit<StallSettings, 'span'> {
  /** null: from the first to the last year with a record. */
  span: YearSpan | null;
  /** Joinpoints end here: a year that is not over yet would look like a fall. null: all years. */
  lastFullYear: number | null;
  /** Nothing: in the files of earlier versions it named records that stay in their years. */
  exchange: Record<string, never>;
}

export const STALL_DEFAULTS: Omit<StallAnalysisSettings, 'periods'> = {
  span: null,
  scan: null,
  shuffles: 999,
  seed: 1,
  exchange: {},
  lastFullYear: null,
};

export interface StallAnalysis {
  settings: StallAnalysisSettings & { span: YearSpan };
  unplaced: string[];
  groups: Record<StallGroup, StallTest>;
  joinpoints: {
    group: StallGroup;
    series: 'records' | 'newGroundKm2';
    result: JoinpointResult;
  }[];
}

/** The shuffle test of all records and of each kind; joinpoints of counts (Poisson) and new ground (linear). */
export function stallAnalysis(
  input: StallInput,
  choices: Partial<StallAnalysisSettings> & Pick<StallAnalysisSettings, 'periods'>,
): StallAnalysis {
  const chosen = { ...STALL_DEFAULTS, ...choices };
  const isPlaced = ({ places }: StallInput['records'][number]) => places.points.length > 0;
  const placed = input.records.filter(isPlaced);
  const settings = { ...chosen, span: chosen.span ?? spanOf(placed, chosen.periods) };
  const recordsOf = (group: StallGroup) =>
    placed.filter(({ kind }) => group === 'all' || kind === group);
  const groups = Object.fromEntries(
    STALL_GROUPS.map((group, stream) => {
      const seed = streamSeed(settings.seed, stream);
      return [group, stallTest({ ...input, records: recordsOf(group) }, { ...settings, seed })];
    }),
  ) as Record<StallGroup, StallTest>;
  return {
    settings,
    unplaced: input.records.filter((record) => !isPlaced(record)).map(({ id }) => id),
    groups,
    joinpoints: STALL_GROUPS.flatMap((group) =>
      joinpointsOf(group, groups[group], recordsOf(group), settings),
    ),
  };
}

function joinpointsOf(
  group: StallGroup,
  { newGround }: StallTest,
  records: StallInput['records'],
  { span, lastFullYear, shuffles, seed }: StallAnalysisSettings & { span: YearSpan },
): StallAnalysis['joinpoints'] {
  const years = yearsOf({ from: span.from, to: Math.min(span.to, lastFullYear ?? span.to) });
  const counts = years.map((year) => records.filter((one) => one.years.includes(year)).length);
  const ground = years.map((_, i) => newGround[i]!.observed);
  const fit = (values: readonly number[], family: Family) =>
    roundSignificant(joinpoint(years, values, { permutations: shuffles, seed, family }));
  return [
    { group, series: 'records', result: fit(counts, 'poisson') },
    { group, series: 'newGroundKm2', result: fit(ground, 'linear') },
  ];
}

/** From the first record's year to the last, and at least as far as the tested periods reach. */
function spanOf(records: StallInput['records'], periods: readonly YearSpan[]): YearSpan {
  const starts = records.map(({ years }) => years[0]!);
  const ends = records.map(({ years }) => years.at(-1)!);
  return {
    from: Math.min(...starts, ...periods.map(({ from }) => from)),
    to: Math.max(...ends, ...periods.map(({ to }) => to)),
  };
}
