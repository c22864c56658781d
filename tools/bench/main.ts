/**
 * npm run bench: how fast the engine is, in times on this machine and in ratios to what one would
 * write with Turf alone. Each line is measured in a process of its own; nothing is extrapolated.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { SHIPPED } from './data';
import { TASKS } from './tasks';

/** Fresh processes a cold time is the median of. */
const REPEATS = 5;

type Name = keyof typeof TASKS;
type Result<Task extends Name> = Awaited<ReturnType<(typeof TASKS)[Task]>>;

const [name, records] = process.argv.slice(2);
if (name) process.stdout.write(JSON.stringify(await TASKS[name as Name](Number(records))));
else main();

function run<Task extends Name>(name: Task, records: number): Result<Task> {
  const file = fileURLToPath(import.meta.url);
  const { status, stdout } = spawnSync(process.execPath, [file, name, String(records)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${name} of ${records} records ended with code ${status}`);
  return JSON.parse(stdout) as Result<Task>;
}

function main(): void {
  say(`Node ${process.version}, ${availableParallelism()} cores; times in ms`);
  say(`\nThe shipped data, ${SHIPPED} records; every measure of every year and running total`);
  const shipped = Array.from({ length: REPEATS }, () => run('engine', SHIPPED));
  const middle = (of: keyof Result<'engine'>) =>
    shipped.map((one) => one[of]).sort((a, b) => a - b)[REPEATS >> 1]!;
  target('first call of a fresh process', middle('first'), 500);
  target('years again', middle('again'), 50);
  target('stall with 999 shuffles, first call', middle('stall'), 500);
  target('stall with 999 shuffles again', middle('stallAgain'));

  say('\nMore records, drawn from the real ones and moved');
  target(`${count(1000)} records, first call`, run('engine', 1000).first, 2500);
  const { answered, progress } = run('worker', 10_000);
  target(`${count(10_000)} records in the worker, handed over and answered`, answered, 12_000);
  say(`  it told of progress ${progress} times`);

  say(
    '\nAll our measures against footprint and new ground alone by turf.circle, union, difference',
  );
  for (const size of [SHIPPED, 1000]) {
    const { records, ours, theirs, oursKm2, theirsKm2, failed } = run('turf', size);
    say(`  ${count(size)} records, the first ${count(records)} of them by both`);
    say(`    ours ${count(ours)}, Turf ${count(theirs)}, ratio ${(theirs / ours).toFixed(0)}`);
    const gaveUp = failed > 0 ? `; Turf gave up ${failed} times` : '';
    say(`    km² of 2022: ours ${count(oursKm2)}, Turf ${count(theirsKm2)}${gaveUp}`);
  }
}

function target(what: string, value: number, most?: number): void {
  const met = most === undefined ? '' : ` (at most ${most}: ${value <= most ? 'met' : 'MISSED'})`;
  say(`  ${what}: ${count(value)}${met}`);
}

function say(line: string): void {
  console.log(line);
}

function count(n: number): string {
  return Math.round(n).toLocaleString('en-GB');
}
