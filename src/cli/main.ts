import { readFileSync } from 'node:fs';
import { answer } from '../lib/core/questions/answer';
import { completeChoices, lastFullYear } from '../lib/core/reach/dataset';
import { InputError } from '../lib/core/record/input-error';
import type { Opened } from '../lib/records/import/open';
import { failed } from './failure';
import { HELP } from './help';
import { openInput, readDataset } from './input';
import { UsageError, readOptions } from './options';
import { print } from './print';
import { progressBar } from './progress';

export interface Terminal {
  out: (text: string) => void;
  err: (text: string) => void;
  outIsTerminal: boolean;
  errIsTerminal: boolean;
  now: () => number;
}

/** As `run`, also for workbooks, KML and GPX, whose parsers take their time. */
export async function runFile(argv: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const given = argv.indexOf('--input');
  const [, file] = /^--input=(.*)/.exec(argv.find((arg) => arg.startsWith('--input=')) ?? '') ?? [];
  const input = file ?? (given < 0 ? undefined : argv[given + 1]);
  return run(argv, terminal, input === undefined ? null : await openInput(input));
}

/**
 * Runs one command and returns its exit code: 0 done, 1 bad data, 2 bad usage.
 * @param opened what the input holds, where it had to be opened before
 */
export function run(
  argv: readonly string[],
  terminal: Terminal,
  opened: Opened | null = null,
): 0 | 1 | 2 {
  const bar = progressBar({
    isTTY: terminal.errIsTerminal,
    write: terminal.err,
    now: terminal.now,
  });
  let input = 'the data';
  try {
    const options = readOptions(argv, terminal.outIsTerminal);
    if (options === 'help') {
      terminal.out(HELP);
      return 0;
    }
    if (options === 'version') {
      terminal.out(`${version()}\n`);
      return 0;
    }
    input = options.input ?? input;
    const dataset = readDataset(options, opened, (remark) => terminal.err(`${remark}\n`));
    const question = options.question(completeChoices(dataset, {}));
    const answered = answer(dataset, question, bar.show);
    bar.clear();
    const text = print({ kind: question.kind, answer: answered } as never, options.format);
    // Pages keep a number and its unit on one line; in a terminal they are searched for.
    terminal.out(text.replaceAll('\u00a0', ' '));
    const partYear = String((lastFullYear(dataset) ?? NaN) + 1);
    if (options.format === 'table' && text.includes(partYear)) {
      terminal.out(`\n${partYear} is covered in part: see coverage.json.\n`);
    }
    return 0;
  } catch (error) {
    bar.clear();
    const isSetting = error instanceof InputError && error.where === 'settings';
    // Years that nobody chose are those of the records.
    const isOfData =
      isSetting && error.field === 'to' && !/--(from|to|a|b|period)\b/.test(`${argv}`);
    const isUsage = isSetting && !isOfData;
    return failed(isUsage ? new UsageError(error.message) : error, input, terminal.err);
  }
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
