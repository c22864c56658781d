import { Command, CommanderError, Option } from 'commander';
import { BASE } from '#core/record/languages';
import { KINDS, REACH_KINDS, SERIES_KINDS } from '#core/record/model';
import type { Kind, Position, ReachKind, SeriesKind } from '#core/record/model';
import { dayNumber, yearsOf, type YearSpan } from '#core/record/time';
import { keyed, type ViewOf } from '../lib/view/query';
import { MEASURED, NEW_PLACE_KM } from '../lib/view/view';

export class UsageError extends Error {}

const COMMANDS = {
  directions:
    'was it somewhere new, or a return? The answer in words, how many of each period were at a new place, against chance, what that hangs on, where each kind went by direction, and what each record was',
  ask: 'would a place be somewhere new, or a return? By kind: the status, the distance and the record that is nearest',
  measures: 'every measure of every year, of all records and by kind (default)',
  compare: "every measure of one period beside another's",
};
export type CommandName = keyof typeof COMMANDS;
const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];
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
const within = (min: number, max: number, what = 'a whole number') =>
  number(
    (n) => n >= min && n <= max && (what.endsWith('km') || Number.isInteger(n)),
    `${what} from ${min} to ${max.toLocaleString(BASE, { useGrouping: 'min2' })}`,
  );
const year = number((n) => /^\d{4}$/.test(String(n)), 'a year of four digits');

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

interface Taken<Value> {
  /** What stands after it; nothing after a switch. */
  takes: string;
  help: string;
  read: Reader<Value>;
  /** The commands, if not all. */
  only: readonly CommandName[];
  isList?: boolean;
}
function taken<Value>(takes: string, help: string, read: Reader<Value>, ...only: CommandName[]) {
  return { takes, help, read, only };
}
const flag = (help: string) => taken('', help, () => true);

/** What the link does not say of its choices; a list of values is help enough. */
const TOLD: Partial<Record<keyof typeof MEASURED, Partial<Taken<unknown>>>> = {
  rule: { takes: 'ID', help: 'counting rule of rules.json [the first of them]' },
  kinds: {
    help: `${KINDS.join(', ')}; exercise and patrol are all events at places, and all movements; in ask ${SERIES_KINDS.join(', ')}`,
    read: kind,
  },
  frameworks: { help: 'who took part, such as bilateral' },
  practices: { help: 'what was practised, such as air-defence; any of them counts' },
  partners: { help: 'third countries that took part, ISO codes such as XX,YY' },
  region: { takes: 'ID', help: 'only what lies in one region, by its id' },
  precise: { help: 'leave out places known only as a sea' },
  staging: { help: 'measure staging and transit places too' },
  newPlaceKm: {
    takes: 'KM',
    help: `from how far from all earlier ones on a place is new, ${NEW_PLACE_KM.min} to ${NEW_PLACE_KM.max} [that of the set]`,
    read: within(NEW_PLACE_KM.min, NEW_PLACE_KM.max, 'a number of km'),
  },
};

type Measured = ViewOf<typeof MEASURED>;
const FIELDS = keyed<Measured>(MEASURED);
const CHOICES = FIELDS.map(
  ([name, { key, standard, values = [], has }]): [string, Taken<unknown>] => {
    const help = values.join(', ');
    const list = taken<string | boolean>('LIST', help, values.length ? oneOf(values) : nonEmpty);
    const told = typeof standard === 'boolean' ? flag(help) : list;
    return [key, { ...told, isList: Boolean(has), ...TOLD[name] }];
  },
);

const BEFORE =
  'ask: against the records before that day [all]; directions: with --since, which periods to compare [those of the set]';
const OTHERS = {
  at: taken('LNG,LAT', 'the place', position, 'ask'),
  before: taken('DATE|A..B', BEFORE, before, 'ask', 'directions'),
  since: taken('Y', 'first year of the second period', year, 'directions'),
  year: taken('Y', 'at the end of which year [the last]', span, 'directions'),
  // With fewer, "about half the time" could be one order.
  shuffles: taken('N', 'orders by chance, 99 or more [19999]', within(99, 1e6), 'directions'),
  seed: taken('N', 'of everything drawn at random [1]', number(isFinite, 'a number'), 'directions'),
  to: taken('Y', 'last year counted [that of the data]', year, 'directions', 'measures'),
  from: taken('Y', 'first year reported [that of the data]', year, 'measures'),
  window: taken('N', 'also windows of N years, ending in each year', within(1, 500), 'measures'),
  a: taken('A..B', 'a period, as in --a 1991..2000 --b 2001..2009', span, 'compare'),
  b: taken('A..B', 'the period beside it', span, 'compare'),
  format: taken('FORM', `${FORMATS.join(', ')} [table on a terminal, else json]`, oneOf(FORMATS)),
  version: flag('the version of the program'),
  help: flag('this text'),
};
type Name = keyof typeof OTHERS;
const OPTIONS = new Map<string, Taken<unknown>>([...CHOICES, ...Object.entries(OTHERS)]);

type Chosen = Omit<Measured, 'kinds'> & { kinds: readonly ReturnType<typeof kind>[] };
export type OptionValues = { [Option in Name]?: ReturnType<(typeof OTHERS)[Option]['read']> } & {
  chosen: Partial<Chosen>;
};

/** Or the text that was asked for instead. Throws UsageError. */
export function readOptions(
  argv: readonly string[],
): { help: string } | 'version' | [CommandName, OptionValues] {
  const program = parsed(argv);
  const [first = 'measures', ...rest] = program.args;
  const values = program.opts<Record<string, string[]>>();
  if (values.help || first === 'help') return { help: program.helpInformation() + NOTES };
  if (values.version) return 'version';
  const command = oneOf(COMMAND_NAMES)(first, 'command', 'measures');
  if (rest.length > 0) throw new UsageError(`unexpected ${JSON.stringify(rest.join(' '))}`);
  const entries = Object.entries(values).map(([name, texts]) => {
    const { only, read, isList } = OPTIONS.get(name)!;
    if (only.length > 0 && !only.includes(command))
      throw new UsageError(`--${name} does nothing in ${command}; it is for ${only.join(' and ')}`);
    if (texts.length > 1 && !isList)
      throw new UsageError(`--${name} is given twice, expected once`);
    const parts = isList ? texts.flatMap((text) => text.split(',')) : texts;
    const own = parts.map((text) => read(isList ? text.trim() : text, `--${name}`, command));
    return [name, isList ? own : own[0]];
  });
  const own: Omit<OptionValues, 'chosen'> & Record<string, unknown> = Object.fromEntries(entries);
  const chosen = FIELDS.map(([name, { key }]) => [name, own[key]]);
  return [command, { ...own, chosen: Object.fromEntries(chosen) as Partial<Chosen> }];
}

const NOTES = `
Ground is what lies within --km of the places and tracks of a year, on the sphere: all,
what was new to its kind, and what is known so far.
Distances are on the WGS84 ellipsoid; null means undefined, and the reasons say why.
Exit code: 0 done, 1 a fault, 2 bad usage.
`;

/** Each value is a list of the texts that were given. */
function parsed(argv: readonly string[]) {
  const commands = Object.entries(COMMANDS).map((told) => told.join(': '));
  const program = new Command('joint-reach')
    .usage('[command] [options], or npm run -s reach -- [command] [options]')
    .description('Joint Reach: where joint exercises and patrols went, measured on the sphere.')
    .argument('[command...]', commands.join('\n'))
    .helpOption(false)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({ helpWidth: 92 });
  for (const [name, { takes, help, only }] of OPTIONS) {
    const short = name === 'help' ? '-h, ' : '';
    const option = new Option(`${short}--${name}${takes ? ` <${takes}>` : ''}`, help)
      .helpGroup(only.length > 0 ? `Of ${only.join(' and ')}:` : 'Of all commands:')
      .argParser((text: string, texts: string[] = []) => [...texts, text]);
    program.addOption(option);
  }
  try {
    return program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    throw new UsageError(error.message.replace(/^error: /, ''));
  }
}
