import { PRACTICES, type Practice } from '../record/model';
import type { AtlasRecord } from '../record/record';
import { yearOf, yearsOf, type YearSpan } from '../record/time';
import { countsByYear } from './evidence';
import { DEMANDING } from './exercises';

export interface PracticeRow {
  practice: Practice;
  /** One of those counted as demanding; the choice is ours. */
  demanding: boolean;
  firstYear: number | null;
  firstRecord: string | null;
  counts: number[];
}

export interface PracticeMatrix {
  years: number[];
  /** Every practice of the closed list, by first year; those never seen last. */
  rows: PracticeRow[];
  records: number[];
  /** Practices, and demanding practices, named per record in each year; null without a record. */
  perRecord: (number | null)[];
  demandingPerRecord: (number | null)[];
}

/**
 * Practice by year, with the first record of each. What was practised is known only as far as it was
 * reported: later records have more sources, so a rise is partly a rise in reporting.
 */
export function practiceMatrix(records: readonly AtlasRecord[], span: YearSpan): PracticeMatrix {
  const years = yearsOf(span);
  const ordered = [...records].sort((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1));
  const rows = PRACTICES.map((practice): PracticeRow => {
    const having = ordered.filter(({ practices }) => practices.includes(practice));
    const first = having[0];
    return {
      practice,
      demanding: DEMANDING.includes(practice),
      firstYear: first ? yearOf(first.start) : null,
      firstRecord: first?.id ?? null,
      counts: countsByYear(having, span),
    };
  });
  rows.sort(
    (a, b) =>
      (a.firstYear ?? Infinity) - (b.firstYear ?? Infinity) || (a.practice < b.practice ? -1 : 1),
  );
  const counts = countsByYear(records, span);
  const perRecord = (wanted: (row: PracticeRow) => boolean) =>
    years.map((_, i) => {
      const named = rows.filter(wanted).reduce((sum, row) => sum + row.counts[i]!, 0);
      return counts[i]! > 0 ? Number((named / counts[i]!).toFixed(4)) : null;
    });
  return {
    years,
    rows,
    records: counts,
    perRecord: perRecord(() => true),
    demandingPerRecord: perRecord(({ demanding }) => demanding),
  };
}
