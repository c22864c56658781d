import { concurrently } from 'concurrently';

/** @typedef {{ name: string, command: string }} Check */

/** Side by side, each to its end whatever fails, with its output in one piece. */
export function runAll(/** @type {Check[]} */ checks) {
  const { result } = concurrently(checks, { group: true, maxProcesses: 3, padPrefix: true });
  return result.catch((/** @type {import('concurrently').CloseEvent[]} */ ends) => ends);
}

/** Says how each check ended; the exit code is 1 if one failed. */
export function summarize(/** @type {import('concurrently').CloseEvent[]} */ ends) {
  console.log(`\n── summary, ${(performance.now() / 1000).toFixed(0)} s in all`);
  for (const { command, exitCode, timings } of ends) {
    const seconds = timings.durationSeconds.toFixed(0).padStart(4);
    console.log(`${exitCode === 0 ? '✓' : '✗'} ${command.name.padEnd(13)} ${seconds} s`);
  }
  const failed = ends.filter(({ exitCode }) => exitCode !== 0);
  console.log(`${ends.length - failed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
