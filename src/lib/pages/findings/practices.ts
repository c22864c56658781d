import type { MatrixRow } from '$lib/charts/matrix';
import { BEFORE } from '$lib/core/claims/evidence';
import type { Finding } from '$lib/core/claims/findings';
import type { PracticeMatrix } from '$lib/core/claims/practices';
import { MISSING, formatYears, withPartYear } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { practiceName } from '$lib/site/terms';
import type { Cell } from '$lib/site/cell';
import { recordCell, type Names } from './names';
import { writtenNumbers } from './sentences';

/** The matrix of practices with its words in the reader's language. */
export interface PracticesText {
  title: string;
  unit: string;
  columns: string[];
  rows: MatrixRow[];
  /** The practice, its first year and record. */
  firsts: Cell[][];
}

/** @param advanced the finding on more advanced exercises (C26), whose numbers make the title */
export function practicesText(
  { years, rows }: PracticeMatrix,
  advanced: Finding,
  names: Pick<Names, 'records'>,
  coveredTo: string,
): PracticesText {
  const { meanA, meanB } = writtenNumbers(advanced);
  const since = advanced.after ? writtenNumbers(advanced.after).meanB : undefined;
  const { from, to } = advanced.numbers;
  const name = (practice: string, demanding: boolean) =>
    `${practiceName(practice)}${demanding ? ' *' : ''}`;
  return {
    title: m.findings_practices_title({
      ...{ a: meanA!, b: meanB!, c: since ?? m.findings_nothing() },
      lull: formatYears(from!, to!),
      before: formatYears(BEFORE.from, BEFORE.to),
    }),
    unit: withPartYear(m.findings_practices_unit(), years.at(-1) ?? NaN, coveredTo),
    columns: years.map(String),
    rows: rows.map(({ practice, demanding, counts }) => ({
      id: practice,
      label: name(practice, demanding),
      cells: counts,
    })),
    firsts: rows.map(({ practice, demanding, firstYear, firstRecord }) => [
      name(practice, demanding),
      String(firstYear ?? MISSING),
      firstRecord === null ? m.findings_never() : recordCell(firstRecord, names),
    ]),
  };
}
