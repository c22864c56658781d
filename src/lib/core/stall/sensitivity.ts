import type { Headline, StallTest } from './stall';
import { STALL_GROUPS, type StallGroup } from './stall-analysis';
import type { StallMeasure } from './stall-measures';
import type { YearSpan } from '../record/time';

interface Verdicts {
  groups: Record<StallGroup, Pick<StallTest, 'periods'>>;
}

/** One verdict (of a measure, or the headline) under the base settings and all others. */
interface VerdictRow {
  group: StallGroup;
  period: YearSpan;
  subject: StallMeasure | 'headline';
  base: Headline['verdict'];
  /** Two-sided p of the measure under the base settings, null for headlines and the untestable. */
  p: number | null;
  /** Under each of the other settings, in their order. */
  verdicts: Headline['verdict'][];
  pRange: [number, number] | null;
  fragile: boolean;
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
export function verdictRows(base: Verdicts, others: readonly Verdicts[]): VerdictRow[] {
  const otherRows = others.map(rowsOf);
  return rowsOf(base).map((row, i) => {
    const rows = otherRows.map((other) => other[i]!);
    const p = [row, ...rows].flatMap((x) => (x.p === null ? [] : [x.p]));
    return {
      ...row,
      verdicts: rows.map((x) => x.base),
      pRange: p.length > 0 ? [Math.min(...p), Math.max(...p)] : null,
      fragile:
        row.base !== 'cannot-be-tested' &&
        rows.some((x) => x.base !== 'cannot-be-tested' && x.base !== row.base),
    };
  });
}

type Row = Pick<VerdictRow, 'group' | 'period' | 'subject' | 'base' | 'p'>;

function rowsOf({ groups }: Verdicts): Row[] {
  return STALL_GROUPS.flatMap((group) =>
    groups[group].periods.flatMap((test): Row[] => {
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
