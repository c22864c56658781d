import { BASE } from '#core/record/languages';
import { parseArgs } from 'node:util';
import { KINDS, REACH_KINDS, SERIES_KINDS } from '#core/record/model';
import type { Kind, Position, ReachKind, SeriesKind } from '#core/record/model';
import { dayNumber, yearsOf, type YearSpan } from '#core/record/time';
import { keyed, type ViewOf } from '../lib/view/query';
import { MEASURED, NEW_PLACE_KM } from '../lib/view/view';

export class UsageError extends Error {}

const COMMAND_NAMES = ['directions', 'ask', 'measures', 'compare'] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];
const FORMATS = ['json', 'csv', 'table'] as const;
export type OutputFormat = (typeof FORMATS)[number];

/** Throws UsageError. */
type Reader<Value> = (text: string, option: string, command: CommandName) => Value;

export const wrong = (option: string, value: string | undefined, expected: string) => {
  const shown = value === undefined ? 'missing' : JSON.stringify(value);
  return new UsageError(`${option} is ${shown}, expected ${expected}`);
};

const nonEmpty: Reader<string> = (text, option) => {
  if (text.trim()) return text;
  throw wrong(option, text, 'some text');
};

function oneOf<Value extends string>(values: readonly Value[]): Reader<Value> {
  return (text, option) => {
    const value = values.find((listed) => listed === text);
    if (value !== undefined) return value;
    throw wrong(option, text, `one of ${[...new Set(values)].join(', ')}`);
  };
}

function number(isValid: (value: number) => boolean, expected: string): Reader<number> {
  return (text, option) => {
    const value = text.trim() === '' ? NaN : Number(text);
    if (isValid(value)) return value;
    throw wrong(option, text, expected);
  };
}
const count = (most: number) =>
  number(
    (n) => Number.isInteger(n) && n >= 1 && n <= most,
    `a whole number from 1 to ${most.toLocaleString(BASE)}`,
  );
const year = number(Number.isInteger, 'a year of four digits');

export function span(text: string | undefined, option: string): YearSpan {
  const parts = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(text ?? '');
  const years = { from: Number(parts?.[1]), to: Number(parts?.[2] ?? parts?.[1]) };
  if (parts && yearsOf(years).length > 0) return years;
  throw wrong(option, text, 'years like 2001..2009 or 2001');
}

const kind: Reader<ReachKind | Kind | SeriesKind> = (text, option, command) =>
  oneOf([...REACH_KINDS, ...(command === 'ask' ? SERIES_KINDS : KINDS)])(text, option, command);

const position: Reader<Position> = (text, option) => {
  const [lng = NaN, lat = NaN, ...rest] = text
    .split(',')
    .map((part) => (part ? Number(part) : NaN));
  if (Math.abs(lng) <= 180 && Math.abs(lat) <= 90 && rest.length === 0) return [lng, lat];
  throw wrong(option, text, 'LNG,LAT from -180,-90 to 180,90');
};

/** Asks for a day, or gives the years of the first period. */
const before: Reader<string | YearSpan> = (text, option, command) => {
  if (command === 'directions') return span(text, option);
  if (!Number.isNaN(dayNumber(text))) return text;
  throw wrong(option, text, 'a date like 2001-09-12');
};

/** @param only commands, if not all */
const single = <Value>(read: Reader<Value>, ...only: CommandName[]) => ({
  type: 'string' as const,
  read,
  only,
});
const list = <Value>(read: Reader<Value>) => ({
  type: 'string' as const,
  multiple: true as const,
  only: [] as CommandName[],
  read: (texts: string[], option: string, command: CommandName) =>
    texts.flatMap((text) => text.split(',')).map((text) => read(text.trim(), option, command)),
});
const flag = {
  type: 'boolean' as const,
  only: [] as CommandName[],
  read: (isSet: boolean) => isSet,
};

/** What takes more than the link, or words its expectation differently. */
const READERS: Record<string, Reader<unknown>> = {
  kind,
  km: number(
    (km) => km >= NEW_PLACE_KM.min && km <= NEW_PLACE_KM.max,
    `a number of km from ${NEW_PLACE_KM.min} to ${NEW_PLACE_KM.max}`,
  ),
};

type Measured = ViewOf<typeof MEASURED>;
const FIELDS = keyed<Measured>(MEASURED);
const CHOICES = Object.fromEntries(
  FIELDS.map(([, { key, standard, values = [], has }]) => {
    const read = READERS[key] ?? (values.length ? oneOf(values) : nonEmpty);
    if (typeof standard === 'boolean') return [key, flag];
    return [key, has ? list(read) : single(read)];
  }),
);

const OTHERS = {
  at: single(position, 'ask'),
  from: single(year, 'measures'),
  to: single(year, 'directions', 'measures'),
  window: single(count(500), 'measures'),
  seed: single(number(Number.isFinite, 'a number'), 'directions'),
  shuffles: single(count(1_000_000), 'directions'),
  a: single(span, 'compare'),
  b: single(span, 'compare'),
  before: single(before, 'ask', 'directions'),
  since: single(year, 'directions'),
  year: single(span, 'directions'),
  format: single(oneOf(FORMATS)),
  help: { ...flag, short: 'h' },
  version: flag,
};
type Name = keyof typeof OTHERS;
const OPTIONS: Readonly<Record<string, (typeof CHOICES)[string] | (typeof OTHERS)[Name]>> = {
  ...CHOICES,
  ...OTHERS,
};

type Chosen = Omit<Measured, 'kinds'> & { kinds: readonly ReturnType<typeof kind>[] };
export type OptionValues = { [Option in Name]?: ReturnType<(typeof OTHERS)[Option]['read']> } & {
  chosen: Partial<Chosen>;
};

/** Throws UsageError. */
export function readOptions(
  argv: readonly string[],
): 'help' | 'version' | [CommandName, OptionValues] {
  const { values, positionals } = parsed(argv);
  const [first = 'measures', ...rest] = positionals;
  if (values.help || first === 'help') return 'help';
  if (values.version) return 'version';
  const command = oneOf(COMMAND_NAMES)(first, 'command', 'measures');
  if (rest.length > 0) throw new UsageError(`unexpected ${JSON.stringify(rest.join(' '))}`);
  const entries = Object.entries(values).map(([name, text]) => {
    const { only, read } = OPTIONS[name]!;
    if (only.length > 0 && !only.includes(command))
      throw new UsageError(`--${name} does nothing in ${command}; it is for ${only.join(' and ')}`);
    return [name, read(text as never, `--${name}`, command)];
  });
  const own: Omit<OptionValues, 'chosen'> & Record<string, unknown> = Object.fromEntries(entries);
  const chosen = FIELDS.map(([name, { key }]) => [name, own[key]]);
  return [command, { ...own, chosen: Object.fromEntries(chosen) as Partial<Chosen> }];
}

/** Repeating an option is an error. */
function parsed(argv: readonly string[]) {
  // Otherwise a longitude west of Greenwich would be an option.
  const args = argv.flatMap((word, i) => {
    if (argv[i - 1] === '--at') return [];
    return word === '--at' && argv[i + 1] !== undefined ? [`--at=${argv[i + 1]}`] : [word];
  });
  const read = () => {
    try {
      return parseArgs({ args, options: OPTIONS, allowPositionals: true, tokens: true });
    } catch (error) {
      // The first sentence of Node's message names the option; the rest is for programmers.
      throw new UsageError(String((error as Error).message).split('. ')[0]);
    }
  };
  const { tokens, ...rest } = read();
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const twice = names.find((name, i) => names.indexOf(name) < i && !('multiple' in OPTIONS[name]!));
  if (twice) throw new UsageError(`--${twice} is given twice, expected once`);
  return rest;
}
