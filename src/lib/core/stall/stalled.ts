import { InputError } from '../record/input-error';
import { choose, lastFullYear, type ReachChoices, type ReachDataset } from '../reach/dataset';
import { RADII_KM, type OnProgress } from '../reach/measures';
import { regionStatus } from '../reach/region-status';
import type { YearSpan } from '../record/time';
import type { Headline, StallTest } from './stall';
import type { StallMeasure } from './stall-measures';
import { STALL_DEFAULTS, STALL_GROUPS, stallAnalysis } from './stall-analysis';
import type { StallGroup, StallAnalysis, StallAnalysisSettings } from './stall-analysis';

const AXES = {
  radiusKm: [...RADII_KM],
  precise: [false, true],
};
const MAX_SHUFFLES = 100_000;

export type StallAnswer = ReturnType<typeof stalled>;

interface StallSettings {
  stall?: Partial<StallAnalysisSettings>;
  /** Ask again under other radii, rules and precision: some ten times the work. */
  sensitivity?: boolean;
}

/** Did expansion stall, and where? reach.md, section 3. */
export function stalled(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  { stall: wanted = {}, sensitivity = false }: StallSettings = {},
  onProgress: OnProgress = () => {},
) {
  const { choices, byRegion } = choose(dataset, given);
  const stall = stallSettings(dataset, choices, wanted);
  const analyse = (wanted: ReachChoices): StallAnalysis => {
    const { cellKm2, records } = choose(dataset, wanted).table;
    // Later records are not in view; earlier ones are the ground already known.
    const inView = records.filter(({ years }) => years[0]! <= choices.to);
    return stallAnalysis({ cellKm2, records: inView }, stall);
  };
  const rule = dataset.rules.filter(({ beside }) => beside).map(({ id }) => id);
  const others = sensitivity ? oneAtATime(choices, { ...AXES, rule }) : [];
  const [analysis, ...analyses] = [choices, ...others].map((wanted, i) => {
    onProgress({ stage: 'shuffles', done: i / (others.length + 1) });
    return analyse(wanted);
  });
  return {
    dataVersion: dataset.dataVersion,
    settings: { ...choices, stall },
    analysis: analysis!,
    regions: regionStatus(byRegion(), choices.to),
    sensitivity: sensitivity
      ? { base: choices, settings: others, rows: verdictRows(analysis!, analyses) }
      : null,
  };
}

function stallSettings(
  dataset: ReachDataset,
  { from, to }: ReachChoices,
  given: Partial<StallAnalysisSettings>,
): StallAnalysisSettings {
  const periods = (dataset.periods?.tested ?? [])
    .map((period) => ({ from: Math.max(period.from, from), to: Math.min(period.to, to) }))
    .filter((period) => period.from <= period.to);
  const settings = {
    ...STALL_DEFAULTS,
    periods: periods.length > 0 ? periods : [{ from, to }],
    lastFullYear: lastFullYear(dataset),
    ...given,
  };
  const { shuffles } = settings;
  if (!Number.isInteger(shuffles) || shuffles < 99 || shuffles > MAX_SHUFFLES) {
    const expected = `a whole number from 99 to ${MAX_SHUFFLES}`;
    throw new InputError('settings', 'shuffles', shuffles, expected);
  }
  return settings;
}

interface Verdicts {
  groups: Record<StallGroup, Pick<StallTest, 'periods'>>;
}

/** One verdict, of a measure or the headline. */
interface VerdictRow {
  group: StallGroup;
  period: YearSpan;
  subject: StallMeasure | 'headline';
  base: Headline['verdict'];
  /** Two-sided p of the measure, null for headlines and the untestable. */
  p: number | null;
}

export function oneAtATime<S extends object>(
  base: S,
  axes: { [K in keyof S]?: readonly S[K][] },
): S[] {
  return (Object.keys(axes) as (keyof S)[]).flatMap((key) =>
    axes[key]!.filter((value) => value !== base[key]).map((value) => ({ ...base, [key]: value })),
  );
}

/** The verdicts beside those under other settings; `cannot-be-tested` makes none fragile. */
export function verdictRows(base: Verdicts, others: readonly Verdicts[]) {
  const otherRows = others.map(rowsOf);
  return rowsOf(base).map((row, i) => {
    const rows = otherRows.map((other) => other[i]!);
    const p = [row, ...rows].flatMap((x) => (x.p === null ? [] : [x.p]));
    return {
      ...row,
      verdicts: rows.map((x) => x.base),
      pRange: p.length > 0 ? ([Math.min(...p), Math.max(...p)] as const) : null,
      fragile:
        row.base !== 'cannot-be-tested' &&
        rows.some((x) => x.base !== 'cannot-be-tested' && x.base !== row.base),
    };
  });
}

function rowsOf({ groups }: Verdicts): VerdictRow[] {
  return STALL_GROUPS.flatMap((group) =>
    groups[group].periods.flatMap((test): VerdictRow[] => {
      const shared = { group, period: { from: test.from, to: test.to } };
      return [
        { ...shared, subject: 'headline', base: test.headline.verdict, p: null },
        ...test.measures.map((m) => ({
          ...shared,
          subject: m.measure,
          base: m.verdict,
          p: m.verdict === 'cannot-be-tested' ? null : m.p.twoSided,
        })),
      ];
    }),
  );
}
