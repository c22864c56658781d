import {
  armsVolume,
  BASE_CHOICE,
  countsByYear,
  recordsUnder,
  type Evidence,
} from '$lib/core/claims/evidence';
import { REACH_KINDS, type ReachKind } from '$lib/core/record/model';
import { yearsOf, type YearSpan } from '$lib/core/record/time';

/** Values of one year for the two columns of the axis. */
export interface YearRow {
  year: number;
  records: Record<ReachKind, number>;
  /** SIPRI's volume, millions of its trend-indicator value; null where the series has no value. */
  arms: number | null;
}

/** Records under the core rule and SIPRI's volume of each year. */
export function yearRows(evidence: Evidence, span: YearSpan): YearRow[] {
  const [exercises, patrols] = REACH_KINDS.map((kind) =>
    countsByYear(recordsUnder(evidence, { ...BASE_CHOICE, kind }), span),
  );
  const arms = armsVolume(evidence, span);
  return yearsOf(span).map((year, i) => ({
    year,
    records: { exercise: exercises![i]!, patrol: patrols![i]! },
    arms: arms[i] ?? null,
  }));
}
