import * as print from './print';
import { ask } from '../lib/core/reach/ask';
import { compare, measures } from '../lib/core/reach/measure-years';
import { fullAnswer } from '../lib/core/stall/answer';
import type { Periods, ReachChoices, ReachDataset } from '../lib/core/reach/dataset';
import type { OnProgress } from '../lib/core/reach/measures';
import { KINDS, reachKind } from '../lib/core/record/model';
import { inOrder } from '../lib/core/record/time';
import { VOICES } from '../lib/site/text/voice';
import { day, refuse, span, wrong, type Format, type Values } from './options';
import type { Sheet } from './sheet';

/** Gives an object for JSON, and tables for reading; a CSV file has the first of them. */
type Command = (
  dataset: ReachDataset,
  onProgress: OnProgress,
) => { answer: object; sheets: () => Sheet[] };

/** The commands by name; each reads its options first. Throw UsageError. */
export const COMMANDS = {
  directions(values: Values): Command {
    const { seed, shuffles: orders } = values;
    const { from, to } = values.year ?? {};
    if (values.year) refuse(values, ['to'], 'beside --year');
    if (from !== to) throw wrong('--year', `${from}..${to}`, 'one year like 2001');
    const periods = periodsOf(values);
    return (ofSet) => {
      const dataset = periods ? { ...ofSet, periods } : ofSet;
      const answer = fullAnswer(dataset, choicesOf(values, dataset), {
        ...defined({ year: to }),
        settings: defined({ orders, seed }),
        voices: VOICES,
      });
      return { answer, sheets: () => print.directionsTables(answer) };
    };
  },
  ask({ at: place, kind: kinds, ...values }: Values): Command {
    const before = values.before === undefined ? null : day(values.before, '--before');
    if (!place) throw wrong('--at', undefined, 'LNG,LAT');
    return (dataset) => {
      const first = inOrder(dataset.records)[0]?.start;
      if (first && before !== null && before <= first)
        throw wrong('--before', before, `a date after the first record, ${first}`);
      const answer = ask(dataset, choicesOf(values, dataset), { place, before })
        .filter(({ kind }) => !kinds || kinds.includes(kind) || kinds.includes(reachKind(kind)))
        .map(({ kind, status, km, leastKm, mostKm, nearest }) => {
          return { kind, status, km, leastKm, mostKm, nearest };
        });
      return { answer, sheets: () => [print.asked(answer)] };
    };
  },
  measures(values: Values, format: Format): Command {
    const { window } = values;
    return (dataset, onProgress) => {
      const answer = measures(dataset, choicesOf(values, dataset), { window }, onProgress);
      const sheets = () =>
        format === 'csv' ? [print.measuresCsv(answer)] : print.measuresTables(answer);
      return { answer, sheets };
    };
  },
  compare(values: Values): Command {
    const settings = {
      a: values.a ?? span(undefined, '--a'),
      b: values.b ?? span(undefined, '--b'),
    };
    return (dataset, onProgress) => {
      const answer = compare(dataset, choicesOf(values, dataset), settings, onProgress);
      return { answer, sheets: () => [print.compared(answer)] };
    };
  },
};

/** Periods in place of those of the set; null for these. Throws UsageError. */
function periodsOf({ before: years, since }: Values): Periods | null {
  if (years === undefined && since === undefined) return null;
  const before = years === undefined ? null : span(years, '--before');
  if (!before) throw wrong('--before', undefined, 'years like 2001..2009, with --since');
  if (since === undefined) throw wrong('--since', undefined, 'a year, with --before');
  if (since <= before.to) throw wrong('--since', String(since), `a year after ${before.to}`);
  return { before, since: { from: since } };
}

/** Throws UsageError for a framework or practice that no record has. */
export function choicesOf(values: Values, { records }: ReachDataset): Partial<ReachChoices> {
  const frameworks = records.map(({ framework }) => framework);
  checkWords('framework', values, new Set(frameworks));
  checkWords('practice', values, new Set(records.flatMap(({ practices }) => practices)));
  const { rule, region, precise, staging, from, to, kind: names } = values;
  const newPlaceKm = values.km;
  const where = defined({
    // `exercise` and `patrol` mean all kinds that are counted under these names.
    kinds: names && KINDS.filter((kind) => names.some((n) => n === kind || n === reachKind(kind))),
    domains: values.domain,
    frameworks: values.framework,
    practices: values.practice,
    partners: values.with,
  });
  return defined({ rule, where, region, precise, staging, newPlaceKm, from, to });
}

function checkWords(
  option: 'framework' | 'practice',
  values: Values,
  words: ReadonlySet<string>,
): void {
  const unknown = values[option]?.find((word) => !words.has(word));
  if (unknown === undefined) return;
  throw wrong(`--${option}`, unknown, `one of ${[...words].sort().join(', ')}`);
}

/** Without the keys that have no value. */
function defined<Entries extends object>(entries: Entries): Partial<Entries> {
  const present = Object.entries(entries).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as Partial<Entries>;
}
