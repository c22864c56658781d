import * as print from './print';
import { compare, explain } from '../lib/core/reach/explain';
import { measures } from '../lib/core/reach/measure-years';
import { fullAnswer } from '../lib/core/stall/full-answer';
import type { ReachChoices, ReachDataset } from '../lib/core/reach/dataset';
import type { OnProgress } from '../lib/core/reach/measures';
import { KINDS, reachKind } from '../lib/core/record/model';
import { VOICES } from '../lib/site/text/voice';
import { directionsSheets } from './directions-sheets';
import { span, wrong, type Format, type Values } from './options';
import type { Sheet } from './sheet';

/** What a command gives: an object for JSON, tables for reading, of which a CSV file holds the first. */
type Command = (
  dataset: ReachDataset,
  onProgress: OnProgress,
) => { answer: object; sheets: () => Sheet[] };

/** The commands, as they are asked. Throw UsageError. */
export const COMMANDS = {
  directions(values: Values): Command {
    const { seed, shuffles: orders } = values;
    const { from, to } = values.year ?? {};
    if (from !== to) throw wrong('--year', `${from}..${to}`, 'one year like 2001');
    return (dataset) => {
      const answer = fullAnswer(dataset, choicesOf(values, dataset), {
        ...defined({ year: to }),
        settings: defined({ orders, seed }),
        voices: VOICES,
      });
      return { answer, sheets: () => directionsSheets(answer) };
    };
  },
  measures(values: Values, format: Format): Command {
    const { window, draws, seed } = values;
    const isPlain = values.quick === true || format === 'table';
    const bands = isPlain ? null : defined({ draws, seed });
    return (dataset, onProgress) => {
      const settings = { bands, window };
      const answer = measures(dataset, choicesOf(values, dataset), settings, onProgress);
      const { measuresCsv, measuresTables } = print;
      return {
        answer,
        sheets: () => (format === 'csv' ? [measuresCsv(answer)] : measuresTables(answer)),
      };
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
  explain(values: Values): Command {
    const years = values.year ?? span(undefined, '--year');
    return (dataset, onProgress) => {
      const answer = explain(dataset, choicesOf(values, dataset), years, onProgress);
      return { answer, sheets: () => [print.explained(answer)] };
    };
  },
};

/** Throws UsageError for a framework or practice that no record has. */
export function choicesOf(values: Values, { records }: ReachDataset): Partial<ReachChoices> {
  known(
    'framework',
    values,
    records.map(({ framework }) => framework),
  );
  known(
    'practice',
    values,
    records.flatMap(({ practices }) => practices),
  );
  const { rule, region, precise, staging, from, to, kind: names } = values;
  const radiusKm = values.radius;
  const newPlaceKm = values.km;
  const where = defined({
    // `exercise` and `patrol` mean all kinds that the areas count under these names.
    kinds: names && KINDS.filter((kind) => names.some((n) => n === kind || n === reachKind(kind))),
    domains: values.domain,
    frameworks: values.framework,
    practices: values.practice,
    partners: values.with,
  });
  return defined({ rule, where, region, precise, staging, radiusKm, newPlaceKm, from, to });
}

function known(option: 'framework' | 'practice', values: Values, all: readonly string[]) {
  const strange = values[option]?.find((given) => !all.includes(given));
  if (strange === undefined) return;
  throw wrong(`--${option}`, strange, `one of ${[...new Set(all)].sort().join(', ')}`);
}

/** Without the keys that have no value. */
function defined<Entries extends object>(entries: Entries): Partial<Entries> {
  const given = Object.entries(entries).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<Entries>;
}
