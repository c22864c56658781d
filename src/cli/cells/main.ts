import { InputError } from '../../lib/core/record/input-error';
import { DataError } from '../input';
import type { Terminal } from '../main';
import { UsageError } from '../options';
import { writeCells } from './cells';
import { writeDistances } from './distances';
import { CELLS_HELP, readCellsOptions } from './options';

/** `reach cells …`; exit code: 0 done, 1 bad data, 2 bad usage. */
export async function runCells(argv: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    const options = readCellsOptions(argv);
    if (options === 'help') {
      terminal.out(CELLS_HELP);
      return 0;
    }
    if (options.distances !== null) await writeDistances(options.distances);
    if (options.input !== null) await writeCells(options, terminal);
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError || error instanceof InputError;
    if (!isUsage && !(error instanceof DataError)) throw error;
    terminal.err(`${error.message}\n${isUsage ? 'Try cells --help.\n' : ''}`);
    return isUsage ? 2 : 1;
  }
}
