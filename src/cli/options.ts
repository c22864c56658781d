import { parseArgs, type ParseArgsConfig } from 'node:util';
import { DOMAINS, KINDS, REACH_KINDS } from '../lib/core/record/model';
import { originIn, type Subject } from '../lib/records/own/subject';
import { yearsOf, type YearSpan } from '../lib/core/record/time';

/** The command line itself is wrong: exit code 2. */
export class UsageError extends Error {}

const COMMANDS = ['directions', 'measures', 'compare', 'explain'] as const;
type Command = (typeof COMMANDS)[number];
const FORMATS = ['json', 'csv', 'table'] as const;
export type Format = (typeof FORMATS)[number];

/** Reads the value of an option or throws UsageError, with what was given and what was expected. */
type Reader<Value> = (given: string, option: string) => Value;

export const wrong = (option: string, given: string | undefined, expected: string) => {
  const shown = given === undefined ? 'missing' : JSON.stringify(given);
  return new UsageError(`${option} is ${shown}, expected ${expected}`);
};

const text: Reader<string> = (given, option) => {
  if (given.trim()) return given;
  throw wrong(option, given, 'some text');
};

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
const year = number(Number.isInteger, 'a year of four digits');

const country: Reader<string> = (given, option) => {
  if (/^[A-Z]{2}$/.test(given)) return given;
  throw wrong(option, given, 'a code like MN (ISO 3166)');
};

/** Of records that are not of the set; `set`: as if they were. */
const origin: Reader<Subject['origin'] | 'set'> = (given, option) => {
  const at = given === 'set' ? given : originIn(given);
  if (at) return at;
  throw wrong(option, given, 'latitude,longitude, or set');
};

/** `2001` or `2001..2009`. */
export function span(given: string | undefined, option: string): YearSpan {
  const parts = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(given ?? '');
  const years = { from: Number(parts?.[1]), to: Number(parts?.[2] ?? parts?.[1]) };
  if (parts && yearsOf(years).length > 0) return years;
  throw wrong(option, given, 'years like 2001..2009 or 2001');
}

const one = <Value>(read: Reader<Value>, ...only: Command[]) => ({
  type: 'string' as const,
  read,
  only,
});
/** Given more than once, or between commas. */
const list = <Value>(read: Reader<Value>) => ({
  type: 'string' as const,
  multiple: true as const,
  only: [] as Command[],
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
  origin: one(origin),
  rule: one(text),
  kind: list(oneOf([...REACH_KINDS, ...KINDS])),
  domain: list(oneOf(DOMAINS)),
  framework: list(text),
  practice: list(text),
  with: list(country),
  region: one(text),
  precise: flag(),
  staging: flag(),
  from: one(year),
  to: one(year),
  radius: one(number(Number.isFinite, 'a number of km')),
  km: one(
    number((km) => km >= 10 && km <= 5000, 'a number of km from 10 to 5000'),
    'directions',
    'explain',
    'measures',
  ),
  window: one(count, 'measures'),
  draws: one(count, 'measures'),
  quick: flag('measures'),
  seed: one(number(Number.isFinite, 'a number'), 'directions', 'measures'),
  shuffles: one(count, 'directions'),
  a: one(span, 'compare'),
  b: one(span, 'compare'),
  year: one(span, 'directions', 'explain'),
  format: one(oneOf(FORMATS)),
  help: { ...flag(), short: 'h' },
  version: flag(),
};
type Name = keyof typeof OPTIONS;
export type Values = { [Of in Name]?: ReturnType<(typeof OPTIONS)[Of]['read']> };

/** Options of earlier versions. */
const GONE = {
  effort: { type: 'string' },
  sensitivity: { type: 'boolean' },
  period: { type: 'string', multiple: true },
  scan: { type: 'string' },
} as const;
const EFFORT_GONE = '--effort is gone: no measure is brought to equal numbers of records any more';
const STALL_GONE =
  'stall is gone: directions tells whether expansion stalled, tested against random order';

/**
 * Reads the command line; null where all that it asks for is gone. Throws UsageError.
 * @param warn gets a line for each thing asked for that is gone
 */
export function readOptions(
  argv: readonly string[],
  warn: (line: string) => void = () => {},
): 'help' | 'version' | [Command, Values] | null {
  const { values: all, positionals } = parsed({
    args: argv,
    options: { ...OPTIONS, ...GONE },
    allowPositionals: true,
  });
  const { effort, sensitivity, period, scan, ...given } = all;
  if (given.help) return 'help';
  if (given.version) return 'version';
  const [first = 'measures', ...rest] = positionals;
  if (first === 'stall') {
    warn(STALL_GONE);
    return null;
  }
  if (effort !== undefined) warn(EFFORT_GONE);
  for (const [name, value] of Object.entries({ sensitivity, period, scan })) {
    if (value !== undefined) warn(`--${name} belonged to stall, which is gone`);
  }
  const command = oneOf(COMMANDS)(first, 'command');
  if (rest.length > 0) throw new UsageError(`unexpected ${JSON.stringify(rest.join(' '))}`);
  const values = Object.keys(given).map((key) => {
    const name = key as Name;
    const { only, read } = OPTIONS[name];
    if (only.length > 0 && !only.includes(command))
      throw new UsageError(`--${name} belongs to ${only.join(' and ')}, not to ${command}`);
    return [name, read(given[name] as never, `--${name}`)];
  });
  return [command, Object.fromEntries(values)];
}

/** As `parseArgs`. Throws UsageError. */
export function parsed<const Config extends ParseArgsConfig>(config: Config) {
  const read = () => {
    try {
      return parseArgs({ ...config, tokens: true });
    } catch (error) {
      // Node's sentence names the option; its advice after the full stop is about programming.
      throw new UsageError(String((error as Error).message).split('. ')[0]);
    }
  };
  const { tokens = [], ...rest } = read();
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const twice = names.find(
    (name, i) => names.indexOf(name) < i && !config.options?.[name]?.multiple,
  );
  if (twice) throw new UsageError(`--${twice} is given twice, expected once`);
  return rest;
}
