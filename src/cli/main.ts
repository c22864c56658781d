import { BASE } from '#core/record/languages';
import { readFileSync } from 'node:fs';
import { completeChoices, lastFullYear, type ReachDataset } from '#core/reach/dataset';
import type { Progress } from '#core/reach/measures';
import { InputError } from '#core/record/input-error';
import { COMMANDS } from './commands';
import { readDataset } from './dataset';
import { UsageError, readOptions, type OptionValues } from './options';
import { yearsText } from './print';
import { toCsv, toTable } from './sheet';

interface Terminal {
  out: (text: string) => void;
  err: (text: string) => void;
  outIsTerminal: boolean;
  errIsTerminal: boolean;
  now: () => number;
}

/** Returns the exit code: 0 done, 1 a fault, 2 bad usage. */
export function runReach(
  argv: readonly string[],
  terminal: Terminal,
  datasetOf: () => ReachDataset = readDataset,
): 0 | 1 | 2 {
  const { out, err, outIsTerminal } = terminal;
  const progress = progressOn(terminal);
  try {
    const read = readOptions(argv);
    if (!Array.isArray(read)) {
      out(read === 'version' ? `${version()}\n` : read.help);
      return 0;
    }
    const [command, values] = read;
    const format = values.format ?? (outIsTerminal ? 'table' : 'json');
    const dataset = datasetOf();
    for (const { message, isAll } of yearsOutside(values, dataset)) {
      if (isAll) throw new UsageError(message);
      err(`${message}\n`);
    }
    const { answer, sheets } = COMMANDS[command](dataset, values, progress.show);
    progress.clear();
    const texts = {
      json: () => `${JSON.stringify(answer, null, 2)}\n`,
      csv: () => toCsv(sheets(format)[0]!),
      table: () => sheets(format).map(toTable).join('\n'),
    };
    const text = texts[format]();
    // Pages keep a number and its unit on one line; a terminal must find a plain space.
    out(text.replaceAll('\u00a0', ' '));
    const partYear = String((lastFullYear(dataset) ?? NaN) + 1);
    if (format === 'table' && text.includes(partYear))
      out(`\n${partYear} is covered in part: see coverage.json.\n`);
    return 0;
  } catch (error) {
    progress.clear();
    const { message } = error as Error;
    if (error instanceof UsageError || error instanceof InputError) {
      err(`${message}\nTry --help.\n`);
      return 2;
    }
    err(`This is a fault of the program: ${message}\n`);
    return 1;
  }
}

function yearsOutside(values: OptionValues, dataset: ReachDataset) {
  const { from, to, year, a, b, before, since } = values;
  const { from: first, to: last } = completeChoices(dataset, {});
  if (dataset.records.length === 0) return [];
  const end = new Date(dataset.coveredTo ?? `${last}`);
  const month = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const until = dataset.coveredTo ? end.toLocaleDateString(BASE, month) : last;
  const asked = [{ from: from ?? to ?? first, to: to ?? from ?? last }, year, a, b, before];
  if (since !== undefined) asked.push({ from: since, to: since });
  return asked.flatMap((span) => {
    if (typeof span !== 'object' || (span.from >= first && span.to <= last)) return [];
    const isAll = span.to < first || span.from > last;
    const gaps = [
      { from: span.from, to: Math.min(span.to, first - 1) },
      { from: Math.max(span.from, last + 1), to: span.to },
    ].filter((gap) => gap.from <= gap.to);
    const message = `no record in ${gaps.map(yearsText).join(' and ')}: data from ${first} to ${until}`;
    return [{ message, isAll }];
  });
}

const SILENT_MS = 1000;
const STAGES: Record<Progress['stage'], string> = {
  distances: 'measuring distances between places',
  facts: 'measuring distances from land',
  measures: 'measuring',
  ground: 'joining the ground of each year',
};

/** On a terminal, after a second; nothing in a pipe. */
function progressOn({ errIsTerminal, err, now }: Terminal) {
  const started = now();
  let shown = 0;
  return {
    show({ stage, done }: Progress) {
      if (!errIsTerminal || now() - started < SILENT_MS || now() - shown < 100) return;
      shown = now();
      err(`\r${Math.round(100 * done)} % ${STAGES[stage]}\x1b[K`);
    },
    clear: () => void (shown > 0 && err('\r\x1b[K')),
  };
}

function version() {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
