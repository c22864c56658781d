import * as print from './print';
import { ask } from '#core/reach/ask';
import { compare, measures } from '#core/compare/measure-years';
import { fullAnswer } from '#core/answer/full-answer';
import { completeChoices, type Periods, type ReachDataset } from '#core/reach/dataset';
import type { OnProgress } from '#core/reach/measures';
import { KINDS, reachKind, type Kind, type SeriesKind } from '#core/record/model';
import { FILTERED_BY } from '#core/record/rules';
import { inOrder } from '#core/record/time';
import { VOICES } from '../lib/site/text/voice';
import { keyed, type ViewOf } from '../lib/view/query';
import { reachChoices } from '../lib/view/shown';
import { MEASURED } from '../lib/view/view';
import { UsageError, span, wrong } from './options';
import type { CommandName, OptionValues, OutputFormat } from './options';
import type { OutputTable } from './sheet';

/** CSV has the first table. Throws UsageError. */
type Command = (
  dataset: ReachDataset,
  values: OptionValues,
  onProgress: OnProgress,
) => { answer: object; sheets: (format: OutputFormat) => OutputTable[] };

export const COMMANDS: Record<CommandName, Command> = {
  directions(ofSet, values) {
    const { seed, shuffles: orders } = values;
    const { from, to } = values.year ?? {};
    if (values.year && values.to !== undefined)
      throw new UsageError('--to does nothing beside --year');
    if (from !== to) throw wrong('--year', `${from}..${to}`, 'one year like 2001');
    const periods = periodsOf(values);
    const dataset = periods ? { ...ofSet, periods } : ofSet;
    const answer = fullAnswer(dataset, readChoices(values, dataset), {
      ...defined({ year: to }),
      settings: defined({ orders, seed }),
      voices: VOICES,
    });
    return { answer, sheets: () => print.directionsTables(answer) };
  },
  ask(dataset, { at: place, chosen: { kinds, ...chosen }, ...values }) {
    const before = typeof values.before === 'string' ? values.before : null;
    if (!place) throw wrong('--at', undefined, 'LNG,LAT');
    const first = inOrder(dataset.records)[0]?.start;
    if (first && before !== null && before <= first)
      throw wrong('--before', before, `a date after the first record, ${first}`);
    const isAsked = (kind: SeriesKind) =>
      !kinds || kinds.some((own) => own === kind || own === reachKind(kind));
    const choices = readChoices({ ...values, chosen }, dataset);
    const answer = ask(dataset, choices, { place, before })
      .filter(({ kind }) => isAsked(kind))
      .map(({ position: _, line: __, ...asked }) => asked);
    return { answer, sheets: () => [print.asked(answer)] };
  },
  measures(dataset, values, onProgress) {
    const { window } = values;
    const { from, to } = completeChoices(dataset, {});
    const most = to - from + 1;
    if (window && window > most)
      throw wrong('--window', String(window), `at most ${most}, the years from ${from} to ${to}`);
    const answer = measures(dataset, readChoices(values, dataset), { window }, onProgress);
    const sheets = (format: OutputFormat) =>
      format === 'csv' ? [print.measuresCsv(answer)] : print.measuresTables(answer);
    return { answer, sheets };
  },
  compare(dataset, values, onProgress) {
    const a = values.a ?? span(undefined, '--a');
    const b = values.b ?? span(undefined, '--b');
    const answer = compare(dataset, readChoices(values, dataset), { a, b }, onProgress);
    return { answer, sheets: () => print.compared(answer) };
  },
};

/** Null for those of the set. */
function periodsOf({ before, since }: OptionValues): Periods | null {
  if (before === undefined && since === undefined) return null;
  if (typeof before !== 'object')
    throw wrong('--before', undefined, 'years like 2001..2009, with --since');
  if (since === undefined) throw wrong('--since', undefined, 'a year, with --before');
  if (since <= before.to) throw wrong('--since', String(since), `a year after ${before.to}`);
  return { before, since: { from: since } };
}

/** Throws UsageError for a value that no record has. */
export function readChoices({ chosen, from, to }: OptionValues, { records }: ReachDataset) {
  for (const [name, { key, values, has }] of keyed<ViewOf<typeof MEASURED>>(MEASURED)) {
    if (!has || values?.length) continue;
    const valuesOf = FILTERED_BY[name as keyof typeof FILTERED_BY];
    const ids = new Set<string>(records.flatMap(valuesOf));
    const asked = chosen[name] as readonly string[] | undefined;
    const unknown = asked?.find((id) => !ids.has(id));
    if (unknown === undefined) continue;
    throw wrong(`--${key}`, unknown, `one of ${[...ids].sort().join(', ')}`);
  }
  // `exercise` and `patrol` mean all kinds counted under these names.
  const isMeant = (kind: Kind) =>
    !chosen.kinds || chosen.kinds.some((name) => name === kind || name === reachKind(kind));
  return defined({ ...reachChoices({ ...chosen, kinds: KINDS.filter(isMeant) }), from, to });
}

function defined<Entries extends object>(entries: Entries): Partial<Entries> {
  const present = Object.entries(entries).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as Partial<Entries>;
}
