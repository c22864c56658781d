import { existsSync, rmSync } from 'node:fs';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Cell } from '../../lib/core/reach/cells';
import { DataError } from '../input';
import type { LineEnd, Row } from './lines';
import { quoted } from './positions';

/** A row that could not be read. */
export interface BadRow {
  row: number;
  field: string;
  value: string | null;
  expected: string;
}

/**
 * What is done so far, in a database beside the output: rows are kept a block at a time, together with
 * where the input stands, so that a stopped run goes on at the last whole block.
 */
export class Work {
  private constructor(
    readonly file: string,
    readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
    /** Rows of the input that are done, and where lines stood after them. */
    readonly done: number,
    readonly ends: LineEnd[],
  ) {}

  /** DataError if another run left its work there, or the database library is not installed. */
  static async open(output: string, run: object): Promise<Work> {
    const file = `${output}.part`;
    const { DuckDBInstance } = await duckdb();
    // Reader, sort and rows together; the rest of a run's memory is Node's.
    const instance = await DuckDBInstance.create(file, { memory_limit: '200MB', threads: '2' });
    const connection = await instance.connect();
    await connection.run(`
      CREATE TABLE IF NOT EXISTS rows (record TEXT, year INTEGER, kind TEXT, partner TEXT,
        cell BIGINT, area_km2 DOUBLE, inside INTEGER);
      CREATE TABLE IF NOT EXISTS bad (row BIGINT, field TEXT, value TEXT, expected TEXT);
      CREATE TABLE IF NOT EXISTS state (run TEXT, done BIGINT, ends TEXT)`);
    const state = await connection.runAndReadAll('SELECT run, done, ends FROM state');
    const [run0, done, ends] = state.getRows()[0] ?? [JSON.stringify(run), 0, '[]'];
    if (run0 !== JSON.stringify(run)) {
      throw new DataError(
        `${file}: holds the work of another command (${String(run0)}); delete it to begin anew`,
      );
    }
    return new Work(file, instance, connection, Number(done), JSON.parse(String(ends)));
  }

  /** All or nothing. */
  async keep(
    rows: readonly Row[],
    bad: readonly BadRow[],
    state: { run: object; done: number; ends: LineEnd[] },
  ): Promise<void> {
    const { connection } = this;
    await connection.run('BEGIN');
    const to = await connection.createAppender('rows');
    for (const { record, year, kind, partner, cell, inside } of rows) {
      to.appendVarchar(record);
      to.appendInteger(year);
      to.appendVarchar(kind);
      to.appendVarchar(partner);
      to.appendBigInt(indexOf(cell));
      to.appendDouble(cell.km2);
      to.appendInteger(inside ? 1 : 0);
      to.endRow();
    }
    to.closeSync();
    await this.#keepBad(bad);
    const { run, done, ends } = state;
    await connection.run('DELETE FROM state');
    await connection.run(
      `INSERT INTO state VALUES (${quoted(JSON.stringify(run))}, ${done}, ${quoted(JSON.stringify(ends))})`,
    );
    await connection.run('COMMIT');
  }

  async #keepBad(bad: readonly BadRow[]): Promise<void> {
    const to = await this.connection.createAppender('bad');
    for (const { row, field, value, expected } of bad) {
      to.appendBigInt(BigInt(row));
      to.appendVarchar(field);
      if (value === null) to.appendNull();
      else to.appendVarchar(value);
      to.appendVarchar(expected);
      to.endRow();
    }
    to.closeSync();
  }

  /** Writes the output, each row once, and the rows that could not be read; the work is then gone. */
  async finish(output: string, refused: readonly BadRow[]): Promise<{ rows: number; bad: number }> {
    const { connection } = this;
    // Refused lines were not counted among the rows before those that follow them.
    await connection.run('CREATE OR REPLACE TEMP TABLE refused AS SELECT row FROM bad LIMIT 0');
    for (const [k, { row }] of refused.entries()) {
      await connection.run(`INSERT INTO refused VALUES (${row - k})`);
    }
    await connection.run(
      'UPDATE bad SET row = row + (SELECT count(*) FROM refused r WHERE r.row <= bad.row)',
    );
    await this.#keepBad(refused);
    const copied = await connection.run(`COPY (
      SELECT record, year, kind, partner, cell, min(area_km2) AS area_km2, max(inside) AS inside
      FROM rows GROUP BY record, year, kind, partner, cell ORDER BY year, kind, record, cell
    ) TO ${quoted(output)} (FORMAT parquet)`);
    const bad = await connection.runAndReadAll('SELECT count(*) FROM bad');
    const count = Number(bad.getRows()[0]![0]);
    const badFile = `${output}.bad.csv`;
    if (count > 0) {
      await connection.run(
        `COPY (SELECT row AS line, field, value, expected FROM bad ORDER BY 1, 2) TO ${quoted(badFile)}`,
      );
    } else rmSync(badFile, { force: true });
    this.close();
    for (const left of [this.file, `${this.file}.wal`, `${this.file}.tmp`]) {
      if (existsSync(left)) rmSync(left, { recursive: true });
    }
    return { rows: copied.rowsChanged, bad: count };
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

const indices = new Map<Cell, bigint>();

/** The H3 index as a 64-bit integer; its first bit is 0. */
function indexOf(cell: Cell): bigint {
  let index = indices.get(cell);
  if (index === undefined) indices.set(cell, (index = BigInt(`0x${cell.id}`)));
  return index;
}

/** The one library that the other commands do without. */
export async function duckdb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new DataError('cells needs one more package: npm install @duckdb/node-api');
  }
}
