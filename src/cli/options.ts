import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { ReachChoices } from '../lib/core/reach/dataset';
import {
  DOMAINS,
  FRAMEWORKS,
  KINDS,
  PRACTICES,
  REACH_KINDS,
  reachKind,
  type Kind,
  type ReachKind,
} from '../lib/core/record/model';
import type { Question } from '../lib/core/questions/question';
import type { RecordFilter } from '../lib/core/record/rules';
import { windowsOf, yearsOf, type YearSpan } from '../lib/core/record/time';
import { UsageError } from './usage-error';

export const COMMANDS = ['directions', 'measures', 'stall', 'compare', 'explain'] as const;
export type Command = (typeof COMMANDS)[number];
export const FORMATS = ['json', 'csv', 'table'] as const;
export type Format = (typeof FORMATS)[number];

export interface Options {
  command: Command;
  format: Format;
  /** File to read records from; null = the atlas's own. */
  input: string | null;
  /** The question, once the years of the data are known. */
  question: (years: YearSpan) => Question;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const many = { type: 'string', multiple: true } as const;
const CONFIG = {
  input: text,
  rule: text,
  kind: many,
  domain: many,
  framework: many,
  practice: many,
  with: many,
  region: text,
  precise: flag,
  staging: flag,
  from: text,
  to: text,
  radius: text,
  window: text,
  draws: text,
  effort: text,
  quick: flag,
  seed: text,
  shuffles: text,
  sensitivity: flag,
  period: many,
  scan: text,
  a: text,
  b: text,
  year: text,
  format: text,
  help: { ...flag, short: 'h' },
  version: flag,
} as const satisfies ParseArgsConfig['options'];
type Values = ReturnType<typeof parse>['values'];

/** Options that only some commands read; elsewhere they are a mistake and not silently ignored. */
const ONLY: Partial<Record<keyof Values, readonly Command[]>> = {
  window: ['measures'],
  draws: ['measures'],
  effort: ['measures'],
  quick: ['measures'],
  seed: ['directions', 'measures', 'stall'],
  shuffles: ['directions', 'stall'],
  sensitivity: ['stall'],
  period: ['stall'],
  scan: ['stall'],
  a: ['compare'],
  b: ['compare'],
  year: ['directions', 'explain'],
};

/** Reads the command line. Throws UsageError, with what was given and what was expected. */
export function readOptions(
  argv: readonly string[],
  isTerminal: boolean,
): Options | 'help' | 'version' {
  const { values, positionals } = parse(argv);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const [first = 'measures', ...rest] = positionals;
  const command = oneOf('command', first, COMMANDS);
  if (rest.length > 0) throw new UsageError(`unexpected ${JSON.stringify(rest.join(' '))}`);
  for (const [name, commands] of Object.entries(ONLY)) {
    if (values[name as keyof Values] !== undefined && !commands.includes(command)) {
      throw new UsageError(`--${name} belongs to ${commands.join(' and ')}, not to ${command}`);
    }
  }
  const format = oneOf('--format', values.format ?? (isTerminal ? 'table' : 'json'), FORMATS);
  const question = questionOf(command, values, format);
  return { command, format, input: values.input ?? null, question };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: CONFIG, allowPositionals: true });
  } catch (error) {
    // Node's sentence names the option; its advice after the full stop is about programming.
    throw new UsageError(String((error as Error).message).split('. ')[0]);
  }
}

function questionOf(command: Command, values: Values, format: Format): Options['question'] {
  const choices = choicesOf(values);
  const seed = number('--seed', values.seed, Number.isFinite, 'a number');
  switch (command) {
    case 'directions': {
      const chance = defined({ shuffles: count('--shuffles', values.shuffles), seed });
      const asked = defined({ year: year('--year', values.year) });
      return () => ({ kind: 'directions', choices, ...asked, chance });
    }
    case 'measures': {
      const width = count('--window', values.window);
      const draws = count('--draws', values.draws);
      const records = count('--effort', values.effort);
      const plain = values.quick === true || format === 'table';
      return (years) => ({
        kind: 'measures',
        choices,
        spans: width === undefined ? [] : windowsOf({ ...years, ...present(choices) }, width),
        bands: plain ? null : { ...defined({ draws, seed }) },
        adjusted: plain ? null : { ...defined({ records, seed }) },
      });
    }
    case 'stall': {
      const shuffles = count('--shuffles', values.shuffles);
      const periods = values.period?.map((period) => span('--period', period));
      const scan = values.scan === undefined ? undefined : span('--scan', values.scan);
      const stall = defined({ shuffles, seed, periods, scan });
      return () => ({ kind: 'stall', choices, stall, sensitivity: values.sensitivity ?? false });
    }
    case 'compare': {
      const a = span('--a', values.a);
      const b = span('--b', values.b);
      return () => ({ kind: 'compare', choices, a, b });
    }
    case 'explain': {
      const explained = span('--year', values.year);
      return () => ({ kind: 'explain', choices, span: explained });
    }
    default:
      return command satisfies never;
  }
}

function choicesOf(values: Values): Partial<ReachChoices> {
  const where: RecordFilter = defined({
    kinds: kinds(values.kind),
    domains: list('--domain', values.domain, DOMAINS),
    frameworks: list('--framework', values.framework, FRAMEWORKS),
    practices: list('--practice', values.practice, PRACTICES),
    partners: countries('--with', values.with),
  });
  return defined({
    rule: values.rule,
    where,
    region: values.region,
    precise: values.precise,
    staging: values.staging,
    radiusKm: number('--radius', values.radius, Number.isFinite, 'a number of km'),
    from: year('--from', values.from),
    to: year('--to', values.to),
  });
}

/** `exercise` and `patrol` mean all kinds that the areas count under these names. */
function kinds(given: string[] | undefined): Kind[] | undefined {
  const known = [...REACH_KINDS, ...KINDS];
  const names = list('--kind', given, known);
  if (!names) return undefined;
  return KINDS.filter((kind) =>
    names.some((name) =>
      REACH_KINDS.includes(name as ReachKind) ? reachKind(kind) === name : kind === name,
    ),
  );
}

function countries(option: string, given: string[] | undefined): string[] | undefined {
  const codes = given?.flatMap((part) => part.split(',')).map((code) => code.trim());
  const wrong = codes?.find((code) => !/^[A-Z]{2}$/.test(code));
  if (wrong === undefined) return codes;
  throw new UsageError(`${option} is ${JSON.stringify(wrong)}, expected a code like MN (ISO 3166)`);
}

function list<Value extends string>(
  option: string,
  given: string[] | undefined,
  known: readonly Value[],
): Value[] | undefined {
  return given
    ?.flatMap((part) => part.split(','))
    .map((value) => oneOf(option, value.trim(), known));
}

function oneOf<Value extends string>(
  option: string,
  given: string,
  known: readonly Value[],
): Value {
  const found = known.find((value) => value === given);
  if (found === undefined) {
    const values = [...new Set(known)].join(', ');
    throw new UsageError(`${option} is ${JSON.stringify(given)}, expected one of ${values}`);
  }
  return found;
}

function number(
  option: string,
  given: string | undefined,
  isGood: (value: number) => boolean,
  expected: string,
): number | undefined {
  if (given === undefined) return undefined;
  const value = given.trim() === '' ? NaN : Number(given);
  if (!isGood(value)) {
    throw new UsageError(`${option} is ${JSON.stringify(given)}, expected ${expected}`);
  }
  return value;
}

const count = (option: string, given: string | undefined) =>
  number(option, given, (n) => Number.isInteger(n) && n >= 1, 'a whole number from 1');

const year = (option: string, given: string | undefined) =>
  number(option, given, (n) => Number.isInteger(n), 'a year like 2014');

/** `2014` or `2014..2019`. */
function span(option: string, given: string | undefined): YearSpan {
  const parts = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(given ?? '');
  const [from, to] = [Number(parts?.[1]), Number(parts?.[2] ?? parts?.[1])];
  if (!parts || yearsOf({ from, to }).length === 0) {
    const shown = given === undefined ? 'missing' : JSON.stringify(given);
    throw new UsageError(`${option} is ${shown}, expected years like 2014..2019 or 2016`);
  }
  return { from, to };
}

/** Without the keys that have no value. */
function defined<Entries extends object>(entries: Entries): Partial<Entries> {
  const given = Object.entries(entries).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<Entries>;
}

function present({ from, to }: Partial<YearSpan>): Partial<YearSpan> {
  return defined({ from, to });
}
