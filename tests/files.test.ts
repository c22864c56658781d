import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { unzipSync } from 'fflate';
import * as v from 'valibot';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { booleanPointInPolygon } from '@turf/turf';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { signedArea } from '#core/earth/antimeridian';
import type { Position } from '#core/record/model';
import type { Row } from '$lib/records/export/tables';
import { builtFile, type AtlasData } from '#core/record/schema';
import { downloads, type Download } from '$lib/records/files/downloads.server';
import type { NotHeldFile } from '#core/context/claims-file';
import { readJson } from './json';

/** What can be taken away from /data, opened by other programs. */

const { counts, records, sources } = readJson<AtlasData>('static/data/events.json');
const folder = mkdtempSync(join(tmpdir(), 'joint-reach-'));
const path = (name: string) => join(folder, name);
let files: ReadonlyMap<string, Download>;

beforeAll(async () => {
  files = await downloads();
  for (const { file, bytes } of files.values()) writeFileSync(path(file), bytes);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether a program is installed that is not always; says so where it is not. */
function has(program: string, ...args: string[]): boolean {
  const isInstalled = spawnSync(program, args).status === 0;
  if (!isInstalled) console.log(`skipped, not installed: ${program} ${args.join(' ')}`);
  return isInstalled;
}

interface Info {
  layers: { name: string; featureCount: number; fields: { name: string }[] }[];
}
const info = (file: string) =>
  (JSON.parse(execFileSync('ogrinfo', ['-json', path(file)], { encoding: 'utf8' })) as Info)
    .layers[0]!;

it('has nothing that was announced alone in any table, and no candidates in the archive', () => {
  const announced = readJson<NotHeldFile>('geodata/russia-china/not-held.json');
  const tables = [...files.values()].filter(({ file }) => /\.(csv|geojson|bib)$/.test(file));
  const text = tables.map(({ bytes }) => Buffer.from(bytes).toString()).join('');
  expect(announced.filter(({ id }) => text.includes(id))).toEqual([]);
  const zip = unzipSync(files.get('joint-reach.zip')!.bytes);
  expect(Object.keys(zip).filter((name) => name.includes('candidates'))).toEqual([]);
});

it('has the bounds of each place and waypoint of which no more is known, round its point', () => {
  const layer = readFileSync(path('joint-reach-bounds.geojson'), 'utf8');
  const { features } = JSON.parse(layer) as FeatureCollection<MultiPolygon, Row>;
  const points = records.flatMap(({ id, sites: places, track }) => [
    ...places.flatMap(({ within, position }, i) => (within ? [[`${id}:${i}`, position]] : [])),
    ...(track?.bounds ?? []).map((bound) => [
      `${id}:track:${bound.at}`,
      track!.positions[bound.at]!,
    ]),
  ]) as [string, Position][];
  expect(features.map((feature) => feature.id)).toEqual(points.map(([id]) => id));
  points.forEach(([id, [lng, lat]], i) => {
    const { geometry, properties } = features[i]!;
    const position = [lng > 180 ? lng - 360 : lng, lat];
    expect(booleanPointInPolygon(position, geometry), id).toBe(true);
    expect(signedArea(geometry.coordinates[0]![0] as Position[]), id).toBeGreaterThan(0);
    expect([properties.site_index, properties.waypoint].filter(Number.isInteger)).toHaveLength(1);
  });
});

describe.skipIf(!has('ogr2ogr', '--version'))('ogr2ogr', () => {
  it.each([
    ['sites', counts.sites],
    ['tracks', counts.tracks],
  ])('loses no feature and no field of the %s to GeoPackage and Shapefile', (layer, n) => {
    const from = info(`joint-reach-${layer}.geojson`);
    const { fields } = from;
    expect(from.featureCount).toBe(n);
    for (const [driver, ending, options] of [
      ['GPKG', 'gpkg', []],
      ['ESRI Shapefile', 'shp', ['-lco', 'ENCODING=UTF-8']],
    ] as const) {
      const to = `${layer}.to.${ending}`;
      const source = path(`joint-reach-${layer}.geojson`);
      const args = ['-q', ...options, '-f', driver, path(to), source, '-nln', 'layer'];
      const { stderr, status } = spawnSync('ogr2ogr', args, { encoding: 'utf8' });
      // A Shapefile cuts names at 10 and texts at 254 characters: the README of the archive says so.
      const lost = stderr.split('\n').filter((line) => line && !/laundered|truncated/.test(line));
      expect({ to, status, lost }).toEqual({ to, status: 0, lost: [] });
      const made = info(to);
      expect([made.featureCount, made.fields.length], to).toEqual([n, fields.length]);
    }
  });

  it('finds valid geometry alone, in the regions and zones too', () => {
    const built = ['regions', 'watch-zones', 'straits', 'ground'];
    const layers = [
      ...['sites', 'tracks'].map((name) => path(`joint-reach-${name}.geojson`)),
      ...built.map((name) => `static/data/${name}.geojson`),
    ];
    for (const file of layers) {
      const layer = file.replace(/^.*\/|\.geojson$/g, '');
      const sql = `SELECT COUNT(*) AS wrong FROM "${layer}" WHERE NOT ST_IsValid(geometry)`;
      const args = ['-q', file, '-dialect', 'SQLite', '-sql', sql];
      expect(execFileSync('ogrinfo', args, { encoding: 'utf8' }), file).toMatch(/wrong.*= 0/);
    }
  });

  it('sees a geometry in every row of the CSV files', () => {
    for (const [file, n] of [
      ['joint-reach', counts.records],
      ['joint-reach-sites', counts.sites],
      ['joint-reach-tracks', counts.tracks],
    ] as const) {
      const sql = `SELECT COUNT(*) AS n FROM "${file}" WHERE OGR_GEOMETRY IS NOT NULL`;
      const out = execFileSync('ogrinfo', ['-q', path(`${file}.csv`), '-sql', sql]);
      expect(String(out), file).toContain(`= ${n}`);
    }
  });
});

it.skipIf(!has('biber', '--version'))(
  'biber misses nothing but the dates of undated sources',
  () => {
    const args = ['--tool', '--validate-datamodel', path('joint-reach.bib')];
    const told = execFileSync('biber', args, { encoding: 'utf8', cwd: folder });
    const undated = Object.values(sources).filter(({ issued }) => !issued).length;
    const warnings = told.split('\n').filter((line) => line.startsWith('WARN'));
    expect(
      warnings.filter((line) => !line.includes("Missing mandatory field - one of 'date")),
    ).toEqual([]);
    expect(warnings.length).toBe(undated);
  },
);

describe('the files that open the others run', () => {
  it('in DuckDB', async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(`SET file_search_path = '${folder}'`);
    const statements = await connection.extractStatements(readFileSync(path('open.sql'), 'utf8'));
    const counted: number[] = [];
    for (let i = 0; i < statements.count; i++) {
      counted.push((await (await (await statements.prepare(i)).run()).getRows()).length);
    }
    expect(counted.every((rows) => rows > 0)).toBe(true);
    const count = async (from: string) =>
      Number((await connection.runAndReadAll(`SELECT count(*) FROM ${from}`)).getRows()[0]![0]);
    const values = records.flatMap(({ disputes }) => disputes.flatMap((dispute) => dispute.values));
    expect(await count("'joint-reach-accounts.csv'")).toBe(values.length);
    expect(await count("'changes.json'")).toBeGreaterThan(counts.records);
  });

  it.skipIf(!has('Rscript', '-e', 'library(sf); library(readr); library(tidyr)'))('in R', () => {
    const { stderr, status } = spawnSync('Rscript', ['open.R'], { cwd: folder, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  });

  it.skipIf(!has('python3', '-c', 'import geopandas'))('in Python', () => {
    const { stderr, status } = spawnSync('python3', ['open.py'], { cwd: folder, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  });
});

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

it('the workbook holds records, places and sources for another parser, with dates, filters and what to count', async () => {
  const sheets = await readExcelFile(path('joint-reach.xlsx'));
  const rows = Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data]));
  expect(Object.keys(rows)).toEqual(['records', 'places', 'sources', 'columns']);
  const [head, ...cells] = rows.records!;
  const column = (name: string) => cells.map((row) => row[head!.indexOf(name)]);
  expect(column('record_id')).toEqual(records.map(({ id }) => id));
  expect(column('name_zh')).toEqual(records.map(({ name }) => name.zh ?? null));
  expect(column('start')[0]).toBeInstanceOf(Date);
  expect(rows.places).toHaveLength(1 + counts.sites);
  expect(rows.sources).toHaveLength(1 + Object.keys(sources).length);
  expect(rows.columns!.flat().join('\n')).toContain('count record_id, not rows');
  const parts = unzipSync(files.get('joint-reach.xlsx')!.bytes);
  expect(text(parts['xl/worksheets/sheet1.xml'])).toMatch(
    new RegExp(`<autoFilter ref="A1:[A-Z]+${records.length + 1}"/>`),
  );
});

describe('the archive', () => {
  it('holds every file, with no date of its own', () => {
    const bytes = files.get('joint-reach.zip')!.bytes;
    const names = Object.keys(unzipSync(bytes)).map((name) => name.replace('joint-reach/', ''));
    expect(names).toEqual([...files.keys()].filter((file) => file !== 'joint-reach.zip'));
    // Local file header: time and date at byte 10; 0x21 is 1 January 1980.
    expect([...bytes.slice(10, 14)]).toEqual([0, 0, 0x21, 0]);
    expect(text(files.get('README.md')?.bytes)).not.toMatch(/undefined|\{/);
  });

  it('describes each table by the header it has', () => {
    const { resources } = JSON.parse(text(files.get('datapackage.json')?.bytes)) as {
      resources: { path: string; bytes: number; schema?: { fields: { name: string }[] } }[];
    };
    const tables = resources.filter((resource) => resource.path.endsWith('.csv'));
    expect(tables).toHaveLength(7);
    for (const { path: file, schema, bytes } of tables) {
      const csv = files.get(file)!.bytes;
      expect(bytes).toBe(csv.length);
      const header = text(csv).split('\n')[0]!;
      expect(header, file).toBe(schema!.fields.map(({ name }) => name).join());
    }
  });

  it('has records as its JSON Schema says', () => {
    const json: unknown = JSON.parse(text(files.get('joint-reach.json')?.bytes));
    expect(v.safeParse(builtFile, json).issues).toBeUndefined();
  });
});
