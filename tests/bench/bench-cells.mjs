// npm run bench:cells [-- 1e6]: so many positions into cells, with seconds, processor time and peak memory.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { register } from 'tsx/esm/api';

const size = Number(process.argv[2] ?? 1e6);
const folder = mkdtempSync(join(tmpdir(), 'bench-cells-'));
const [input, output] = ['csv', 'parquet'].map((ending) => join(folder, `p.${ending}`));
// 500 ships that wander within 8° of their homes, a fix every ten minutes, all of them in order of time.
const connection = await (await DuckDBInstance.create()).connect();
await connection.run(`COPY (
  SELECT 'ship-' || ship AS record, TIMESTAMP '2015-01-01' + INTERVAL (10 * step) MINUTE AS time,
    'patrol' AS kind, if(ship % 2 = 0, 'CN', 'RU') AS partner,
    round((120 + ship * 0.12 + 5 * sin(step / 110 + ship) + 3 * sin(step / 37) + 180) % 360 - 180, 5) AS lng,
    round(10 + (ship * 7 % 45) + 5 * cos(step / 130 + ship) + 3 * cos(step / 41), 5) AS lat
  FROM (SELECT i % 500 AS ship, i // 500 AS step FROM range(${size}) t(i))) TO '${input}' (HEADER)`);
connection.closeSync();

register({ tsconfig: 'tsconfig.json' });
const { runCells } = await import(new URL('../../src/cli/cells/cells.ts', import.meta.url).href);
const before = process.cpuUsage();
const start = performance.now();
await runCells(['--input', input, '--output', output], {
  out: () => {},
  err: (/** @type {string} */ text) => process.stdout.write(text),
  outIsTerminal: false,
  errIsTerminal: false,
  now: () => performance.now(),
});
const { user, system } = process.cpuUsage(before);
console.log(
  `${size.toExponential(0)} positions: ${((performance.now() - start) / 1000).toFixed(1)} s, ` +
    `processor ${((user + system) / 1e6).toFixed(1)} s, ${((user + system) / size).toFixed(2)} µs each, ` +
    `peak memory ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`,
);
rmSync(folder, { recursive: true });
