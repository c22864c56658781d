import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { ReachChoices } from '../lib/core/reach/dataset';
import {
  DOMAINS,
  FRAMEWORKS,
  KINDS,
  PRACTICES,
  REACH_KINDS,
  reachKind,
} from '../lib/core/record/model';
import { yearsOf, type YearSpan } from '../lib/core/record/time';
import type { Asked, Command } from './answer';

/** The command line itself is wrong: exit code 2. */
export class UsageError extends Error {}

const COMMANDS: readonly Command[] = ['directions', 'measures', 'stall', 'compare', 'explain'];
const FORMATS = ['json', 'csv', 'table'] as const;
export type Format = (typeof FORMATS)[number];

export interface Options {
  format: Format;
  /** File to read records from; null = the atlas's own. */
  input: string | null;
  /** Its records beside the atlas's, not instead. */
  beside: boolean;
  asked: Asked;
}

/** Reads the value of an option or throws UsageError, with what was given and what was expected. */
type Reader<Value> = (given: string, option: string) => Value;

export const wrong = (option: string, given: string | undefined, expected: string) => {
  const shown = given === undefined ? 'missing' : JSON.stringify(given);
  return new UsageError(`${option} is ${shown}, expected ${expected}`);
};

const text: Reader<string> = (given) => given;

function oneOf<Value extends string>(known: readonly Value[]): Reader<Value> {
  return (given, option) => {
    const found = known.find((value) => value === given);
    if (found !== undefined) return found;
    throw wrong(option, given, `one of ${[...new Set(known)].join(', ')}`);
  };
}

export function number(isGood: (value: number) => boolean, expected: string): Reader<number> {
  return (given, option) => {
    const value = given.trim() === '' ? NaN : Number(given);
    if (isGood(value)) return value;
    throw wrong(option, given, expected);
  };
}
const count = number((n) => Number.isInteger(n) && n >= 1, 'a whole number from 1');
const year = number(Number.isInteger, 'a year like 2014');

const country: Reader<string> = (given, option) => {
  if (/^[A-Z]{2}$/.test(given)) return given;
  throw wrong(option, given, 'a code like MN (ISO 3166)');
};

/** `2014` or `2014..2019`. */
function span(given: string | undefined, option: string): YearSpan {
  const parts = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(given ?? '');
  const years = { from: Number(parts?.[1]), to: Number(parts?.[2] ?? parts?.[1]) };
  if (parts && yearsOf(years).length > 0) return years;
  throw wrong(option, given, 'years like 2014..2019 or 2016');
}

const one = <Value>(read: Reader<Value>, ...only: Command[]) => ({
  type: 'string' as const,
  read,
  only,
});
const each = <Value>(read: Reader<Value>, ...only: Command[]) => ({
  ...{ type: 'string' as const, multiple: true as const, only },
  read: (given: string[], option: string) => given.map((part) => read(part, option)),
});
/** Between commas, too. */
const list = <Value>(read: Reader<Value>) => ({
  ...each(read),
  read: (given: string[], option: string) =>
    given.flatMap((part) => part.split(',')).map((part) => read(part.trim(), option)),
});
const flag = (...only: Command[]) => ({
  type: 'boolean' as const,
  read: (given: boolean) => given,
  only,
});

/** Each with the commands that read it, where it is not all: elsewhere it is a mistake. */
const OPTIONS = {
  input: one(text),
  beside: flag(),
  rule: one(text),
  kind: list(oneOf([...REACH_KINDS, ...KINDS])),
  domain: list(oneOf(DOMAINS)),
  framework: list(oneOf(FRAMEWORKS)),
  practice: list(oneOf(PRACTICES)),
  with: list(country),
  region: one(text),
  precise: flag(),
  staging: flag(),
  from: one(year),
  to: one(year),
  radius: one(number(Number.isFinite, 'a number of km')),
  window: one(count, 'measures'),
  draws: one(count, 'measures'),
  effort: one(count, 'measures'),
  quick: flag('measures'),
  seed: one(number(Number.isFinite, 'a number'), 'directions', 'measures', 'stall'),
  shuffles: one(count, 'directions', 'stall'),
  sensitivity: flag('stall'),
  period: each(span, 'stall'),
  scan: one(span, 'stall'),
  a: one(span, 'compare'),
  b: one(span, 'compare'),
  year: one(text, 'directions', 'explain'),
  format: one(oneOf(FORMATS)),
  help: { ...flag(), short: 'h' },
  version: flag(),
};
type Name = keyof typeof OPTIONS;
type Values = { [Of in Name]?: ReturnType<(typeof OPTIONS)[Of]['read']> };

/** Reads the command line. Throws UsageError. */
export function readOptions(
  argv: readonly string[],
  isTerminal: boolean,
): Options | 'help' | 'version' {
  const { values: given, positionals } = parsed({
    args: argv,
    options: OPTIONS,
    allowPositionals: true,
  });
  if (given.help) return 'help';
  if (given.version) return 'version';
  const [first = 'measures', ...rest] = positionals;
  const command = oneOf(COMMANDS)(first, 'command');
  if (rest.length > 0) throw new UsageError(`unexpected ${JSON.stringify(rest.join(' '))}`);
  for (const name of Object.keys(given) as Name[]) {
    const { only } = OPTIONS[name];
    if (only.length === 0 || only.includes(command)) continue;
    throw new UsageError(`--${name} belongs to ${only.join(' and ')}, not to ${command}`);
  }
  const values: Values = Object.fromEntries(
    (Object.keys(given) as Name[]).map((name) => {
      return [name, OPTIONS[name].read(given[name] as never, `--${name}`)];
    }),
  );
  const format = values.format ?? (isTerminal ? 'table' : 'json');
  const asked = askedBy(command, values, format);
  if (values.beside && values.input === undefined) {
    throw new UsageError('--beside needs --input');
  }
  return { format, input: values.input ?? null, beside: values.beside ?? false, asked };
}

/** As `parseArgs`. Throws UsageError. */
export function parsed<const Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    // Node's sentence names the option; its advice after the full stop is about programming.
    throw new UsageError(String((error as Error).message).split('. ')[0]);
  }
}

function askedBy(command: Command, values: Values, format: Format): Asked {
  const choices = choicesOf(values);
  const { seed, shuffles } = values;
  switch (command) {
    case 'directions': {
      const asked = values.year === undefined ? {} : { year: year(values.year, '--year') };
      const pace = defined({ orders: shuffles, seed });
      return { command, choices, settings: { ...asked, pace, hangs: true } };
    }
    case 'measures': {
      const { window, draws, effort: records } = values;
      const plain = values.quick === true || format === 'table';
      const bands = plain ? null : defined({ draws, seed });
      const adjusted = plain ? null : defined({ records, seed });
      return { command, choices, settings: { bands, adjusted, window } };
    }
    case 'stall': {
      const stall = defined({ shuffles, seed, periods: values.period, scan: values.scan });
      return { command, choices, settings: { stall, sensitivity: values.sensitivity ?? false } };
    }
    case 'compare': {
      const [a, b] = [values.a ?? span(undefined, '--a'), values.b ?? span(undefined, '--b')];
      return { command, choices, settings: { a, b } };
    }
    case 'explain':
      return { command, choices, settings: span(values.year, '--year') };
    default:
      return command satisfies never;
  }
}

function choicesOf(values: Values): Partial<ReachChoices> {
  const { rule, region, precise, staging, radius: radiusKm, from, to, kind: names } = values;
  const where = defined({
    // `exercise` and `patrol` mean all kinds that the areas count under these names.
    kinds: names && KINDS.filter((kind) => names.some((n) => n === kind || n === reachKind(kind))),
    domains: values.domain,
    frameworks: values.framework,
    practices: values.practice,
    partners: values.with,
  });
  return defined({ rule, where, region, precise, staging, radiusKm, from, to });
}

/** Without the keys that have no value. */
function defined<Entries extends object>(entries: Entries): Partial<Entries> {
  const given = Object.entries(entries).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<Entries>;
}
