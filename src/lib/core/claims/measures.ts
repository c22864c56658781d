/** The numbers that a claim's check asks of its series, and the comparisons that it rests on. */
import { mean, sum } from 'd3-array';
import { dayNumber, yearOf } from '../record/time';
import type { ClaimCheck, Comparison, ListMeasure, Measure, Operand } from './claims';
import { entriesOf, seriesOf, valuesIn, within, yearsCovered } from './sample';
import type { Entry, Sample } from './sample';

interface Taken {
  entries: readonly Entry[];
  first: Entry | undefined;
  last: Entry | undefined;
  values: readonly number[];
  /** Of the spans, that the records cover. */
  years: number;
  /** The last year of the spans. */
  to: number;
}

const numberOf = (entry: Entry | undefined) => entry?.number ?? NaN;
const amountOf = (entry: Entry | undefined) => entry?.amount ?? numberOf(entry);
const yearFrom = (date: string | undefined) => (date ? yearOf(date) : NaN);
const difference = ({ first, last }: Taken) => numberOf(last) - numberOf(first);

/** What cannot be taken of a series is NaN or infinite. */
const TAKE: Record<Measure['take'], (taken: Taken) => number> = {
  count: ({ entries }) => entries.length,
  'per-year': ({ entries, years }) => entries.length / years,
  mean: ({ values }) => mean(values) ?? NaN,
  least: ({ values }) => Math.min(...values),
  most: ({ values }) => Math.max(...values),
  variation: ({ values }) => {
    const level = mean(values) ?? NaN;
    return Math.sqrt(mean(values, (value) => (value - level) ** 2) ?? NaN) / level;
  },
  first: ({ first }) => amountOf(first),
  last: ({ last }) => amountOf(last),
  'first-year': ({ first }) => yearFrom(first?.start),
  'last-year': ({ last }) => yearFrom(last?.end),
  'years-since': ({ last, to }) => to - yearFrom(last?.end),
  numbered: (taken) => difference(taken) + 1,
  pace: (taken) => {
    const { first, last } = taken;
    const days = dayNumber(last?.start ?? '') - dayNumber(first?.start ?? '');
    return (365.25 * difference(taken)) / days;
  },
  'counted-back': (taken) => {
    const from = yearFrom(taken.first?.start);
    const pace = difference(taken) / (yearFrom(taken.last?.start) - from);
    return Math.round(from - (numberOf(taken.first) - 1) / pace);
  },
};

/** `gaps`: a year is proved to be without a round only between rounds with consecutive numbers. */
const LIST: Record<ListMeasure['take'], (taken: Taken) => string[]> = {
  ids: ({ entries }) => entries.map(({ id }) => id),
  'first-id': ({ first }) => (first ? [first.id] : []),
  gaps: ({ entries }) =>
    entries.slice(1).flatMap((entry, i) => {
      const before = entries[i]!;
      if (numberOf(entry) !== numberOf(before) + 1) return [];
      const from = yearOf(before.start) + 1;
      return Array.from({ length: yearOf(entry.start) - from }, (_, k) => String(from + k));
    }),
};

const COMPARE: Record<Comparison[1], (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
};

/** What a check has measured; `parts` is null where a number that it compares cannot be taken. */
export function measured(check: ClaimCheck, sample: Sample) {
  const taken = ({ of, in: spans = ['period'] }: Pick<Measure, 'of' | 'in'>): Taken => {
    const all = entriesOf(seriesOf(check, of), sample);
    const years = spans.map((span) => (typeof span === 'string' ? check[span]! : span));
    const entries = within(all, ...years);
    return {
      ...{ entries, first: entries[0], last: entries.at(-1) },
      values: years.flatMap((span) => valuesIn(all, span)),
      years: sum(years, (span) => yearsCovered(sample, span)),
      to: years.at(-1)!.to,
    };
  };
  const numbers: Record<string, number> = {};
  const lists: Record<string, string[]> = {};
  const valueOf = (operand: Operand): number => {
    if (typeof operand === 'number') return operand;
    if (typeof operand === 'string') {
      const named = numbers[operand] ?? lists[operand]?.length;
      if (named === undefined) throw new RangeError(`no number or list above is named ${operand}`);
      return named;
    }
    const { take, over = 1, plus = 0 } = operand;
    return TAKE[take](taken(operand)) / valueOf(over) + plus;
  };
  for (const [name, operand] of Object.entries(check.numbers ?? {})) {
    numbers[name] = valueOf(operand);
  }
  for (const [name, of] of Object.entries(check.lists ?? {})) {
    lists[name] = of.flatMap((one) => LIST[one.take](taken(one)));
  }
  const compared = (check.holds ?? []).map((all) =>
    all.map(([a, is, b]) => ({ a: valueOf(a), is, b: valueOf(b) })),
  );
  const isMissing = compared.flat().some(({ a, b }) => !Number.isFinite(a - b));
  const parts = compared.map((all) => all.every(({ a, is, b }) => COMPARE[is](a, b)));
  return { numbers, lists, parts: isMissing ? null : parts };
}
