/**
 * npm run bench: how fast the engine is, in ratios to what one would write with Turf alone and in
 * times on this machine. Each line is measured in a process of its own; nothing is extrapolated.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { SHIPPED } from './data';
import { TASKS, type Against } from './tasks';

const SIZES = [SHIPPED, 1000, 10_000, 100_000];
/** Fresh processes a cold time is the median of. */
const REPEATS = 5;

type Tasks = typeof TASKS;
type Name = keyof Tasks;
type Result<Task extends Name> = Awaited<ReturnType<Tasks[Task]>> & { peakMb: number };

const [name, records] = process.argv.slice(2);
if (name) await child(name as Name, Number(records));
else main();

async function child(name: Name, records: number): Promise<void> {
  const result = await TASKS[name](records);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ ...result, peakMb }));
}

function run<Task extends Name>(name: Task, records: number): Result<Task> {
  const file = fileURLToPath(import.meta.url);
  const { status, stdout } = spawnSync(
    process.execPath,
    [...process.execArgv, file, name, String(records)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e8 },
  );
  if (status !== 0) throw new Error(`${name} of ${records} records ended with code ${status}`);
  return JSON.parse(stdout) as Result<Task>;
}

function main(): void {
  say(
    `Node ${process.version}, ${availableParallelism()} cores; times in ms unless said otherwise`,
  );

  say(`\nThe shipped data, ${SHIPPED} records; every measure of every year and running total`);
  const shipped = Array.from({ length: REPEATS }, () => run('shipped', SHIPPED));
  const middle = (of: (one: Result<'shipped'>) => number) =>
    shipped.map(of).sort((a, b) => a - b)[REPEATS >> 1]!;
  target(
    'first call of a fresh process',
    middle((one) => one.first),
    150,
  );
  target(
    'second call',
    middle((one) => one.second),
  );
  target(
    'repeated, median of 50',
    middle((one) => one.repeated),
    16,
  );
  target(
    'new data, nothing cached, median of 5',
    middle((one) => one.uncached),
    150,
  );
  target(
    'stall with 999 shuffles, first call',
    middle((one) => one.firstStall),
  );
  target(
    'stall with 999 shuffles, median of 9',
    middle((one) => one.stall),
    300,
  );
  say(`  peak memory ${mb(middle((one) => one.peakMb))}`);

  say('\nMore records, drawn from the real ones and moved; rule all');
  for (const size of SIZES.slice(1)) {
    const { first, repeated, peakMb } = run('engine', size);
    say(`  ${count(size)}: first ${ms(first)}, repeated ${ms(repeated)}, peak ${mb(peakMb)}`);
  }
  const { answered, handedOver, progress, peakMb } = run('worker', SIZES.at(-1)!);
  target(`${count(SIZES.at(-1)!)} in the worker`, answered, 5000);
  say(`  of it told of progress ${progress} times; handed over before in ${ms(handedOver)}`);
  say(`  peak memory of page and worker together ${mb(peakMb)}`);

  say(
    '\nAll our measures against footprint and new ground alone by turf.circle, union, difference',
  );
  for (const size of SIZES) against(size, run('ground', size), 100);

  say('\nOur hulls on the sphere against turf.convex and turf.area in the plane');
  for (const size of SIZES) against(size, run('hulls', size));
}

function against(size: number, result: Against & { peakMb: number }, wanted?: number): void {
  const { records, ours, theirs, oursKm2, theirsKm2, failed, peakMb } = result;
  const part = records < size ? `, the first ${count(records)} of them` : '';
  say(`  ${count(size)}${part}: ours ${ms(ours)}, Turf ${ms(theirs)}, peak ${mb(peakMb)}`);
  target('  times as fast', theirs / ours, wanted === undefined ? undefined : -wanted);
  const gaveUp = failed > 0 ? `; Turf gave up ${failed} times` : '';
  say(`    km² of 2022: ours ${count(oursKm2)}, Turf ${count(theirsKm2)}${gaveUp}`);
}

/** @param wanted at most this much; negative: at least */
function target(what: string, value: number, wanted?: number): void {
  const shown = value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en-GB');
  if (wanted === undefined) return say(`  ${what}: ${shown}`);
  const met = wanted < 0 ? value >= -wanted : value <= wanted;
  const limit = `target ${wanted < 0 ? 'at least' : 'at most'} ${Math.abs(wanted)}`;
  say(`  ${what}: ${shown} (${limit}: ${met ? 'met' : 'MISSED'})`);
}

function say(line: string): void {
  console.log(line);
}

function count(n: number): string {
  return Math.round(n).toLocaleString('en-GB');
}

function ms(value: number): string {
  if (value >= 10_000) return `${(value / 1000).toFixed(1)} s`;
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

function mb(value: number): string {
  return `${Math.round(value)} MB`;
}
