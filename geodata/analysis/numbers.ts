import { deviation, mean } from 'd3-array';
import { within, yearOf, type YearSpan } from '#core/record/time';
import type { CheckBy, ClaimMeasure } from '#core/context/claims';
import { entriesOf, seriesOf, amountsIn, type Entry, type Sample } from './sample';

interface SpanEntries {
  entries: readonly Entry[];
  /** Amounts; without any, the number of entries in each year. */
  values: readonly number[];
  others: readonly number[];
}

const numberOf = (entry: Entry | undefined) => entry?.number ?? NaN;
const amountOf = (entry: Entry | undefined) => entry?.amount ?? numberOf(entry);
const firstYear = ({ entries }: SpanEntries) => yearOf(entries[0]?.start ?? 'none');
const lastYear = ({ entries }: SpanEntries) => yearOf(entries.at(-1)?.end ?? 'none');
const steps = (values: readonly number[]) => values.slice(1).map((value, i) => value - values[i]!);

/** NaN or infinite where a series has no such number. */
const TAKE: Record<ClaimMeasure['take'], (entries: SpanEntries) => number> = {
  count: ({ entries }) => entries.length,
  mean: ({ values }) => mean(values) ?? NaN,
  least: ({ values }) => Math.min(...values),
  most: ({ values }) => Math.max(...values),
  variation: ({ values }) => {
    const n = values.length;
    return ((deviation(values) ?? NaN) * Math.sqrt((n - 1) / n)) / (mean(values) ?? NaN);
  },
  first: ({ entries }) => amountOf(entries[0]),
  last: ({ entries }) => amountOf(entries.at(-1)),
  'first-year': firstYear,
  'last-year': lastYear,
  years: (span) => lastYear(span) - firstYear(span) + 1,
  numbered: ({ entries }) => numberOf(entries.at(-1)) - numberOf(entries[0]) + 1,
  gaps: ({ entries }) => gapsIn(entries).length,
  growth: (span) => {
    const years = lastYear(span) - firstYear(span);
    return (TAKE.last(span) / TAKE.first(span)) ** (1 / years);
  },
  steps: ({ values }) => values.length - 1,
  opposite: ({ values, others }) => {
    const changes = steps(others);
    return steps(values).filter((change, i) => change * changes[i]! < 0).length;
  },
};

const gapsIn = (entries: readonly Entry[]): string[] =>
  entries.slice(1).flatMap((entry, i) => {
    const before = entries[i]!;
    if (numberOf(entry) !== numberOf(before) + 1) return [];
    const from = yearOf(before.start) + 1;
    return Array.from({ length: yearOf(entry.start) - from }, (_, k) => String(from + k));
  });

const COMPARE = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '=': (a: number, b: number) => a === b,
  '>=': (a: number, b: number) => a >= b,
  '>': (a: number, b: number) => a > b,
};

export function claimNumbers(check: CheckBy<'rate' | 'comparison'>, sample: Sample) {
  const spanOf = ({ in: span = check.period }: ClaimMeasure): YearSpan =>
    span === 'before' ? check.before! : span;
  const entriesIn = (name?: string) => entriesOf(seriesOf(check, name), sample);
  const numbers: Record<string, number> = {};
  const lists: Record<string, string[]> = {};
  const valueOf = (name: string | number) => {
    if (typeof name === 'number') return name;
    const value = numbers[name];
    if (value === undefined) throw new RangeError(`no number is named ${name} above`);
    return value;
  };
  for (const [name, measure] of Object.entries(check.numbers ?? {})) {
    const span = spanOf(measure);
    const series = entriesIn(measure.of);
    const entries = within(series, span);
    const value = TAKE[measure.take]({
      entries,
      values: amountsIn(series, span),
      others: measure.to ? amountsIn(entriesIn(measure.to), span) : [],
    });
    numbers[name] = measure.over ? value / valueOf(measure.over) : value;
    if (measure.take === 'gaps') lists[name] = gapsIn(entries);
  }
  const comparisons = (check.holds ?? []).map((part) =>
    part.map(([a, operator, b]) => ({ operator, a: valueOf(a), b: valueOf(b) })),
  );
  const isMissing = comparisons.flat().some(({ a, b }) => !Number.isFinite(a - b));
  const parts = comparisons.map((part) =>
    part.every(({ a, operator, b }) => COMPARE[operator](a, b)),
  );
  return { numbers, lists, parts: isMissing ? null : parts };
}
