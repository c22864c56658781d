import { InputError } from '../lib/core/record/input-error';
import { DataError } from './input';
import { UsageError } from './options';

/** Says why a command gave nothing, and the exit code for that: 1 bad data, 2 bad usage. */
export function failed(error: unknown, input: string, err: (text: string) => void): 1 | 2 {
  if (!(error instanceof Error)) throw error;
  if (error instanceof UsageError) {
    err(`${error.message}\nTry --help.\n`);
    return 2;
  }
  const isKnown = error instanceof DataError || error instanceof InputError;
  // Nested too deep to be read, too large for memory: the file, not the program.
  const isTooMuch = /call stack|string length|memory/i.test(error.message);
  const told = isTooMuch
    ? `${input}: too deep or too large to be read (${error.message})`
    : `This is a fault of the program, not of your data: ${error.message}`;
  err(`${isKnown ? error.message : told}\n`);
  return 1;
}
