import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { readOptions, runCells, writeCells } from '../../src/cli/cells/cells';
import { cells, terminalOf } from './positions.fixture';

const FIX = 'ship,2024-05-01T00:00:00Z,patrol,CN,130,40';
const HEAD = 'record,time,kind,partner,lng,lat';

function optionsOf(input: string) {
  const options = readOptions(['--input', input, '--output', 'x.parquet']);
  if (options === 'help') throw new Error('no help was asked for');
  return { ...options, input };
}

const connect = async () => (await DuckDBInstance.create(':memory:')).connect();

/** The rows of an output, without their areas. */
async function rowsOf(file: string): Promise<string[]> {
  const result = await (
    await connect()
  ).runAndReadAll(`SELECT * EXCLUDE (area_km2) FROM '${file}' ORDER BY ALL`);
  return result.getRowsJson().map((row) => row.join());
}

describe('cells', () => {
  it('join fixes by great circles up to the gap', async () => {
    const later = (hours: string) =>
      `${HEAD}\n${FIX}\nship,2024-05-01T${hours}:00:00Z,patrol,CN,140,40`;
    const apart = (await rowsOf((await cells(later('13'))).output)).length;
    const joined = (await rowsOf((await cells(later('12'))).output)).length;
    expect(joined).toBeGreaterThan(apart + 50);
    expect((await rowsOf((await cells(later('13'), { args: '--gap none' })).output)).length).toBe(
      joined,
    );
  });

  it('are the same from CSV, JSON, Parquet and a pipe, lines mixed or one after the other', async () => {
    // Two lines over New Year, one over 180°.
    const mixed = [15, 18, 21, 24].flatMap((hour, n) =>
      [150, 179.6].map((lng, i) => ({
        record: `ship-${i}`,
        time: new Date(Date.UTC(2024, 11, 31, hour)).toISOString(),
        kind: 'patrol',
        partner: 'RU',
        lng: ((lng + n * 0.4 + 180) % 360) - 180,
        lat: 50 + n * 0.1,
      })),
    );
    const csv = [HEAD, ...mixed.map((row) => Object.values(row).join())].join('\n');
    const first = await cells(csv);
    const rows = await rowsOf(first.output);
    const beginnings = new Set(rows.map((row) => row.split(',').slice(1, 3).join(' ')));
    expect(beginnings).toEqual(new Set(['2024-12-31T15:00:00Z 2024', '2024-12-31T15:00:00Z 2025']));

    const oneByOne = mixed.toSorted((a, b) => a.record.localeCompare(b.record));
    const json = oneByOne.map((row) => JSON.stringify(row)).join('\n');
    expect(await rowsOf((await cells(json, { name: 'p.ndjson' })).output)).toEqual(rows);

    const renamed = csv.replaceAll(',', ';').replace('record', 'mmsi').replace('lng', 'lon');
    const other = await cells(renamed);
    expect(await rowsOf(other.output)).toEqual(rows);

    // A pipe of the shell: what Node makes is a socket, which has no name to open.
    const piped = `${first.at}/of-pipe.parquet`;
    const command = `node tools/reach.mjs cells --input - --output ${piped}`;
    // With the line ends of Windows.
    const pipe = `sed 's/$/\r/' ${first.input} | ${command}`;
    expect(spawnSync('sh', ['-c', pipe], { encoding: 'utf8' }).stderr).toMatch(/^8 positions, /);
    expect(await rowsOf(piped)).toEqual(rows);

    const [parquet, output] = [`${first.at}/p.parquet`, `${first.at}/of-parquet.parquet`];
    await (await connect()).run(`COPY (FROM '${first.input}') TO '${parquet}'`);
    await runCells(['--input', parquet, '--output', output], terminalOf());
    expect(await rowsOf(output)).toEqual(rows);
  });

  it('name each row that cannot be read, by line, field, value and what was expected', async () => {
    const { code, err, output } = await cells(
      [
        ...[
          HEAD,
          FIX,
          'ship,2024-05-01T01:00:00Z,patrol,CN,"130,5",40',
          ',yesterday,patrol,CN,130,95',
        ],
        'ship,2024-05-01T02:00:00Z,patrol,CN',
      ].join('\n'),
    );
    expect(code).toBe(0);
    expect(err).toMatch(/^1 positions, .* 6 problems in/);
    expect(readFileSync(`${output}.bad.csv`, 'utf8').trim().split('\n')).toEqual([
      'line,field,value,expected',
      '3,lng,"130,5",a number from -180 to 180',
      '4,lat,95,a number from -90 to 90',
      '4,record,,an id',
      '4,time,yesterday,"ISO 8601, or start/end, from 1900 to 2100"',
      '5,lat,,a number from -90 to 90',
      '5,lng,,a number from -180 to 180',
    ]);
  });

  it('lose no line of JSON after one that is cut off', async () => {
    const line = (record: string) =>
      JSON.stringify({ record, time: '2024-05-01', lng: 130, lat: 40 });
    const text = [line('a'), line('cut').slice(0, 20), line('b'), 'no JSON', '[1]', line('c')];
    const { output } = await cells(text.join('\n'), { name: 'p.ndjson' });
    const records = new Set((await rowsOf(output)).map((row) => row.split(',')[0]));
    expect([...records].toSorted()).toEqual(['a', 'b', 'c']);
    const bad = readFileSync(`${output}.bad.csv`, 'utf8').trim().split('\n').slice(1);
    expect(bad).toEqual([2, 4, 5].map((n) => `${n},row,,"a record, a time, lng and lat"`));
  });

  it('go on where a run was stopped, with the same rows as one that was not', async () => {
    const text = [
      HEAD,
      ...Array.from({ length: 6000 }, (_, n) => {
        const time = new Date(Date.UTC(2024, 0, 1) + n * 600_000).toISOString();
        return `ship-${n % 6},${time},patrol,CN,${130 + n / 300},${30 + n / 400}`;
      }),
    ].join('\n');
    const whole = await cells(text);
    const again = { ...optionsOf(whole.input), output: `${whole.at}/again.parquet` };
    let looks = 0;
    const stopping = terminalOf({
      now: () => {
        if (looks++ > 1) throw new Error('stopped');
        return 0;
      },
    });
    await expect(writeCells(again, stopping, 1000)).rejects.toThrow('stopped');
    const going = terminalOf();
    await writeCells(again, going, 1000);
    expect(going.said).toMatch(/going on after [1-5],000 positions/);
    expect(await rowsOf(again.output)).toEqual(await rowsOf(whole.output));
    const other = { ...again, radiusKm: 100, output: `${whole.at}/third.parquet` };
    looks = 0;
    await expect(writeCells(other, stopping, 1000)).rejects.toThrow('stopped');
    await expect(writeCells({ ...other, radiusKm: 200 }, going)).rejects.toThrow('another command');
  });

  it('refuse what is no use, with what was expected', async () => {
    expect(await cells('a,b\n1,2')).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no column for record, expected one of "record"'),
    });
    expect(await cells(HEAD, { args: '--radius 5' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('radiusKm is 5'),
    });
    expect(await cells(HEAD, { args: '--km 5' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--km is "5", expected a number of km from 30 to 2000'),
    });
    expect(await cells(HEAD, { args: '--gap x' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--gap is "x"'),
    });
  });
});
