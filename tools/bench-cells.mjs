// npm run bench:cells [-- 1e6 1e7 1e8]: positions into cells, with seconds, processor time, peak memory
// and growth.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode, install } from './install.mjs';

checkNode();
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
install();

const SHIPS = 500;
/** Seconds between two fixes of a ship, as in a thinned AIS feed; km that it goes in them. */
const STEP_SECONDS = 600;
const STEP_DEGREES = 0.05;
/** How far a ship strays from its home. */
const AT_MOST_DEGREES = 8;
/** Linux's unit of processor time. */
const TICKS_PER_SECOND = 100;
const START = Date.UTC(2015, 0, 1) / 1000;

const sizes = process.argv.slice(2).map(Number);
if (sizes.some((size) => !(size >= 1))) throw new Error('expected numbers of positions, as in 1e6');
const folder = mkdtempSync(join(tmpdir(), 'bench-cells-'));
try {
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`,
  );
  console.log(
    `${SHIPS} ships within ${AT_MOST_DEGREES}° of their homes, a fix every ${STEP_SECONDS / 60} minutes`,
  );
  let before;
  for (const size of sizes.length > 0 ? sizes : [1e6, 1e7]) {
    const input = join(folder, `${size}.csv`);
    await writePositions(input, size);
    const { seconds, cpu, mb, said } = await measure(input, join(folder, `${size}.parquet`));
    // Processor time, since others may use the machine.
    const each = (cpu / size) * 1e6;
    const growth = before ? `, ${(each / before).toFixed(2)} × that of the size before` : '';
    before = each;
    console.log(
      `${size.toExponential(0)} positions (${Math.round(statSync(input).size / 1e6)} MB): ` +
        `${seconds.toFixed(1)} s, processor ${cpu.toFixed(1)} s, ${each.toFixed(2)} µs each${growth}, ` +
        `peak memory ${mb} MB; ${said}`,
    );
    rmSync(input);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Ships that turn a little at each step, all of them in order of time. */
async function writePositions(/** @type {string} */ file, /** @type {number} */ size) {
  const out = createWriteStream(file);
  out.write('record,time,kind,partner,lng,lat\n');
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const ships = Array.from({ length: SHIPS }, () => {
    const home = { lng: 120 + 60 * random(), lat: 10 + 45 * random() };
    return { ...home, home, course: 2 * Math.PI * random() };
  });
  let text = '';
  for (let i = 0; i < size; i++) {
    const n = i % SHIPS;
    const ship = /** @type {(typeof ships)[number]} */ (ships[n]);
    ship.course += 0.2 * (random() - 0.5);
    ship.lat += STEP_DEGREES * Math.sin(ship.course);
    ship.lng += STEP_DEGREES * Math.cos(ship.course);
    const [east, north] = [ship.home.lng - ship.lng, ship.home.lat - ship.lat];
    if (Math.hypot(east, north) > AT_MOST_DEGREES)
      ship.course = Math.atan2(north, east) + random() - 0.5;
    const time = new Date((START + Math.floor(i / SHIPS) * STEP_SECONDS) * 1000).toISOString();
    text += `ship-${n},${time},patrol,${n % 2 ? 'RU' : 'CN'},${(((ship.lng + 180) % 360) - 180).toFixed(5)},${ship.lat.toFixed(5)}\n`;
    if (text.length < 1e6) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'finish');
}

/** Peak memory and processor time as the system saw them (Linux), 0 elsewhere. */
async function measure(/** @type {string} */ input, /** @type {string} */ output) {
  const started = performance.now();
  const child = spawn(process.execPath, [
    'tools/reach.mjs',
    'cells',
    '--input',
    input,
    '--output',
    output,
  ]);
  let [kb, cpu, said] = [0, 0, ''];
  child.stderr.on('data', (text) => (said += text));
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      kb = Math.max(kb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      const [user, system] = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .split(' ')
        .slice(13, 15);
      cpu = (Number(user) + Number(system)) / TICKS_PER_SECOND;
    } catch {
      // Not Linux, or just over.
    }
  }, 100);
  const [code] = await once(child, 'close');
  clearInterval(look);
  if (code !== 0) throw new Error(said);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, cpu, mb: Math.round(kb / 1000), said: said.trim().replace(/ in \S+$/, '') };
}
