import type { ContextData, ContextItem, ContextKind } from '../context/context';
import type { Geography } from '../reach/travelled';
import type { DirectionSet } from '../reach/directions';
import type { AtlasRecord } from '../record/record';
import { reachKind } from '../record/model';
import { admits, type Rule } from '../record/rules';
import type { StallGroup } from '../stall/stall-analysis';
import { monthNumber, yearOf, yearsOf, yearsOverlapped, type YearSpan } from '../record/time';

export interface Evidence {
  records: readonly AtlasRecord[];
  rules: readonly Rule[];
  context: ContextData;
  directions: DirectionSet;
  geography: Geography;
  /** Months `YYYY-MM`, both included, that the records cover. */
  coverage: { from: string; to: string };
}

export interface Choice {
  rule: string;
  kind: StallGroup;
  precise: boolean;
}

export const BASE_CHOICE: Choice = { rule: 'core', kind: 'all', precise: false };

/** Years of the study's account, and the years before and after. */
export const BEGINNINGS: YearSpan = { from: 2003, to: 2013 };
export const GROWTH: YearSpan = { from: 2014, to: 2019 };
export const LULL: YearSpan = { from: 2020, to: 2022 };
export const SINCE: YearSpan = { from: 2023, to: 2026 };

/** Records that count under the rule and are of the kind. Throws RangeError for an unknown rule. */
export function recordsUnder({ records, rules }: Evidence, { rule, kind }: Choice): AtlasRecord[] {
  const found = rules.find(({ id }) => id === rule);
  if (!found) {
    throw new RangeError(
      `rule is ${rule}, expected one of ${rules.map(({ id }) => id).join(', ')}`,
    );
  }
  return records.filter(
    (record) => admits(found.where, record) && (kind === 'all' || reachKind(record.kind) === kind),
  );
}

export interface Case extends Evidence {
  choice: Choice;
  counted: readonly AtlasRecord[];
}

export function caseOf(evidence: Evidence, choices: Partial<Choice> = {}): Case {
  const choice = { ...BASE_CHOICE, ...choices };
  return { ...evidence, choice, counted: recordsUnder(evidence, choice) };
}

export function within(records: readonly AtlasRecord[], { from, to }: YearSpan): AtlasRecord[] {
  return records.filter(({ start, end }) => yearOf(end) >= from && yearOf(start) <= to);
}

export function countsByYear(records: readonly AtlasRecord[], span: YearSpan): number[] {
  return yearsOf(span).map(
    (year) => records.filter((record) => yearsOverlapped(record).includes(year)).length,
  );
}

/** How much of the span the records cover, in years: a year that is not over counts in part. */
export function yearsCovered(
  { coverage }: Pick<Evidence, 'coverage'>,
  { from, to }: YearSpan,
): number {
  const first = Math.max(monthNumber(coverage.from), 12 * from);
  const last = Math.min(monthNumber(coverage.to), 12 * to + 11);
  return Math.max(0, last - first + 1) / 12;
}

export function itemsOf({ context }: Evidence, ...kinds: ContextKind[]): ContextItem[] {
  return context.items.filter(({ kind }) => kinds.includes(kind));
}

/** SIPRI volume Russia → China in each year of the span; null where the series has no value. */
export function armsVolume({ context }: Evidence, span: YearSpan): (number | null)[] {
  const volume = new Map(
    context.armsTransfers.yearly.map(({ year, russiaToChina }) => [year, russiaToChina]),
  );
  return yearsOf(span).map((year) => volume.get(year) ?? null);
}

export function begunIn<Dated extends { start: string }>(
  dated: readonly Dated[],
  { from, to }: YearSpan,
): Dated[] {
  return dated.filter(({ start }) => yearOf(start) >= from && yearOf(start) <= to);
}

export function begunByYear(dated: readonly { start: string }[], span: YearSpan): number[] {
  return yearsOf(span).map((year) => begunIn(dated, { from: year, to: year }).length);
}

/** Mean of the values that are known; null when none is. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
}

/** Numbered rounds of a consultation in order of their number, with the year of each. */
export function roundsOf(evidence: Evidence, kind: ContextKind) {
  return itemsOf(evidence, kind)
    .flatMap((item) =>
      item.round === undefined
        ? []
        : [{ id: item.id, round: item.round, start: item.start, year: yearOf(item.start) }],
    )
    .sort((a, b) => a.round - b.round);
}
