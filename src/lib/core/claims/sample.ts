import type { ContextData } from '../context/context';
import type { AreaKind } from '../reach/measures';
import type { Geography } from '../reach/travelled';
import type { DirectionSet } from '../reach/directions';
import type { AtlasRecord } from '../record/record';
import { reachKind, touchesRegion } from '../record/model';
import { admits, type Rule } from '../record/rules';
import { monthNumber, yearOf, yearsOf, type YearSpan } from '../record/time';
import type { ClaimCheck, Series } from './claims';

export interface Evidence {
  records: readonly AtlasRecord[];
  /** The standard one first. */
  rules: readonly Rule[];
  context: ContextData;
  directions: DirectionSet;
  geography: Geography;
  /** Months `YYYY-MM`, both included, that the records cover. */
  coverage: { from: string; to: string };
}

export interface Choice {
  rule: string;
  kind: AreaKind;
  precise: boolean;
}

/** What a test looks at: the evidence, and of its records those that count under a choice. */
export interface Sample extends Evidence {
  choice: Choice;
  counted: readonly AtlasRecord[];
}

/** @throws RangeError for an unknown rule */
export function sampleOf(evidence: Evidence, choices: Partial<Choice> = {}): Sample {
  const { records, rules } = evidence;
  const choice: Choice = { rule: rules[0]!.id, kind: 'all', precise: false, ...choices };
  const rule = rules.find(({ id }) => id === choice.rule);
  if (!rule) {
    const known = rules.map(({ id }) => id).join(', ');
    throw new RangeError(`rule is ${choice.rule}, expected one of ${known}`);
  }
  const counted = records.filter(
    (record) =>
      admits(rule.where, record) &&
      (choice.kind === 'all' || reachKind(record.kind) === choice.kind),
  );
  return { ...evidence, choice, counted };
}

export interface Entry {
  id: string;
  start: string;
  end: string;
  /** Of a round, or of meetings so far: it runs on. */
  number?: number | undefined;
  /** A volume, or the years that a plan covers. */
  amount?: number | undefined;
}

/** A series of a check by its name; without one, the first. */
export function seriesOf({ series }: ClaimCheck, name = Object.keys(series)[0]!): Series {
  const found = series[name];
  if (!found)
    throw new RangeError(`series is ${name}, expected one of ${Object.keys(series).join()}`);
  return found;
}

/** What a series consists of, in order of time where it is not of records. */
export function entriesOf(
  series: Series,
  { context, counted, directions }: Sample,
): readonly Entry[] {
  switch (series.of) {
    case 'records':
      return counted.filter(
        (record) =>
          (!series.domain || record.domains.includes(series.domain)) &&
          (series.participants ?? []).every((one) => record.participants.includes(one)) &&
          (!series.directions || series.directions.some((id) => wentTo(id, record, directions))),
      );
    case 'items': {
      const { kinds, numbered, mode, ways } = series;
      return context.items
        .filter(
          (item) =>
            (!kinds || kinds.includes(item.kind)) &&
            (!numbered || item.round !== undefined) &&
            (!mode || item.mode === mode) &&
            (!ways ||
              ways.some((way) => way === (item.deal?.direction ?? item.training?.learners))),
        )
        .map(({ id, start, covers, round: number }) => ({
          ...{ id, start, end: covers?.end ?? start, number },
          amount: covers && yearOf(covers.end) - yearOf(covers.start) + 1,
        }));
    }
    case 'tallies':
      return context.meetingCounts.counts.map(({ asOf, count: number }) => {
        return { id: asOf, start: asOf, end: asOf, number };
      });
    case 'transfers':
      return context.armsTransfers.yearly.map((row) => {
        const day = `${row.year}-01-01`;
        return { id: day, start: day, end: day, amount: row.value };
      });
    default:
      return series satisfies never;
  }
}

/** Whether a record has a measured place in a direction. */
export const wentTo = (id: string, record: AtlasRecord, { directions }: DirectionSet): boolean =>
  directions
    .filter((direction) => direction.id === id)
    .some(({ regions }) => regions.some((region) => touchesRegion(record, region, false)));

export function within<Dated extends { start: string; end: string }>(
  dated: readonly Dated[],
  ...spans: readonly YearSpan[]
): Dated[] {
  return dated.filter(({ start, end }) =>
    spans.some(({ from, to }) => yearOf(end) >= from && yearOf(start) <= to),
  );
}

/** How many there are in each year; one that runs over New Year is in both. */
export const countsByYear = (dated: readonly { start: string; end: string }[], span: YearSpan) =>
  yearsOf(span).map((year) => within(dated, { from: year, to: year }).length);

export const begunByYear = (dated: readonly { start: string }[], span: YearSpan) =>
  yearsOf(span).map((year) => dated.filter(({ start }) => yearOf(start) === year).length);

/** The amounts in a span or, of what has none, how many there are in each year. */
export function valuesIn(entries: readonly Entry[], span: YearSpan): number[] {
  const amounts = within(entries, span).flatMap(({ amount }) => amount ?? []);
  return amounts.length > 0 ? amounts : countsByYear(entries, span);
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
