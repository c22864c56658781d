/** The numbers that a claim's check asks of its series, and the comparisons that it rests on. */
import { deviation, mean } from 'd3-array';
import { yearOf, type YearSpan } from '../record/time';
import type { CheckBy, Measure } from './claims';
import { entriesOf, seriesOf, valuesIn, within, type Entry, type Sample } from './sample';

interface Taken {
  first: Entry | undefined;
  last: Entry | undefined;
  count: number;
  /** Year by year, or of each that has an amount. */
  values: readonly number[];
  /** Of the series that it is set against. */
  others: readonly number[];
  /** Years without a round. */
  gaps: readonly string[];
}

const numberOf = (entry: Entry | undefined) => entry?.number ?? NaN;
const amountOf = (entry: Entry | undefined) => entry?.amount ?? numberOf(entry);
const firstYear = ({ first }: Taken) => (first ? yearOf(first.start) : NaN);
const lastYear = ({ last }: Taken) => (last ? yearOf(last.end) : NaN);
const steps = (values: readonly number[]) => values.slice(1).map((value, i) => value - values[i]!);

/** What cannot be taken of a series is NaN or infinite. */
const TAKE: Record<Measure['take'], (taken: Taken) => number> = {
  count: ({ count }) => count,
  mean: ({ values }) => mean(values) ?? NaN,
  least: ({ values }) => Math.min(...values),
  most: ({ values }) => Math.max(...values),
  variation: ({ values }) => {
    const n = values.length;
    return ((deviation(values) ?? NaN) * Math.sqrt((n - 1) / n)) / (mean(values) ?? NaN);
  },
  first: ({ first }) => amountOf(first),
  last: ({ last }) => amountOf(last),
  'first-year': firstYear,
  'last-year': lastYear,
  years: (taken) => lastYear(taken) - firstYear(taken) + 1,
  numbered: ({ first, last }) => numberOf(last) - numberOf(first) + 1,
  gaps: ({ gaps }) => gaps.length,
  growth: (taken) => {
    const { first, last } = taken;
    return (amountOf(last) / amountOf(first)) ** (1 / (lastYear(taken) - firstYear(taken)));
  },
  steps: ({ values }) => values.length - 1,
  opposite: ({ values, others }) => {
    const changes = steps(others);
    return steps(values).filter((change, i) => change * changes[i]! < 0).length;
  },
};

/** A year is proved to be without a round only between rounds with consecutive numbers. */
function gapsIn(entries: readonly Entry[]): string[] {
  return entries.slice(1).flatMap((entry, i) => {
    const before = entries[i]!;
    if (numberOf(entry) !== numberOf(before) + 1) return [];
    const from = yearOf(before.start) + 1;
    return Array.from({ length: yearOf(entry.start) - from }, (_, k) => String(from + k));
  });
}

const COMPARE = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '=': (a: number, b: number) => a === b,
  '>=': (a: number, b: number) => a >= b,
  '>': (a: number, b: number) => a > b,
};

/** What a check has measured; `parts` is null where a number that it compares cannot be taken. */
export function measured(check: CheckBy<'rate' | 'comparison'>, sample: Sample) {
  const spanOf = ({ in: span = check.period }: Measure): YearSpan =>
    span === 'before' ? check.before! : span;
  const entriesIn = (name?: string) => entriesOf(seriesOf(check, name), sample);
  const numbers: Record<string, number> = {};
  const lists: Record<string, string[]> = {};
  const valueOf = (name: string | number): number => {
    if (typeof name === 'number') return name;
    const value = numbers[name];
    if (value === undefined) throw new RangeError(`no number is named ${name} above`);
    return value;
  };
  for (const [name, one] of Object.entries(check.numbers ?? {})) {
    const span = spanOf(one);
    const all = entriesIn(one.of);
    const entries = within(all, span);
    const gaps = gapsIn(entries);
    const taken = TAKE[one.take]({
      first: entries[0],
      last: entries.at(-1),
      count: entries.length,
      values: valuesIn(all, span),
      others: one.to ? valuesIn(entriesIn(one.to), span) : [],
      gaps,
    });
    numbers[name] = one.over ? taken / valueOf(one.over) : taken;
    if (one.take === 'gaps') lists[name] = gaps;
  }
  const compared = (check.holds ?? []).map((all) =>
    all.map(([a, is, b]) => ({ is, a: valueOf(a), b: valueOf(b) })),
  );
  const isMissing = compared.flat().some(({ a, b }) => !Number.isFinite(a - b));
  const parts = compared.map((all) => all.every(({ a, is, b }) => COMPARE[is](a, b)));
  return { numbers, lists, parts: isMissing ? null : parts };
}
