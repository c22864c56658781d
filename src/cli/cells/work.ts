import { existsSync, rmSync } from 'node:fs';
import type { DuckDBAppender, DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { DataError } from '../input';
import type { LineEnd, Row } from './lines';
import { SEPARATOR, quoted } from './positions';

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
  /** Rows go where the last `keep` ended, and count from the next on. */
  #rows!: DuckDBAppender;
  #bad!: DuckDBAppender;

  private constructor(
    readonly file: string,
    readonly run: string,
    readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
    /** Rows of the input that are kept. */
    public done: number,
    /** Where lines stood when the run was stopped. */
    readonly ends: readonly LineEnd[],
  ) {}

  /** DataError if another run left its work there, or the database library is not installed. */
  static async open(output: string, settings: object): Promise<Work> {
    const file = `${output}.part`;
    const run = JSON.stringify(settings);
    const { DuckDBInstance } = await duckdb();
    // Reader, sort and rows together, what is more goes to disk; the rest of a run's memory is Node's.
    const instance = await DuckDBInstance.create(file, { memory_limit: '100MB', threads: '2' });
    const connection = await instance.connect();
    await connection.run(`
      CREATE TABLE IF NOT EXISTS rows (key TEXT, year INTEGER, cell BIGINT, area_km2 DOUBLE,
        inside INTEGER);
      CREATE TABLE IF NOT EXISTS bad (row BIGINT, field TEXT, value TEXT, expected TEXT);
      CREATE TABLE IF NOT EXISTS state (run TEXT, done BIGINT, ends TEXT)`);
    const state = await connection.runAndReadAll('SELECT run, done, ends FROM state');
    const [before, done, ends] = state.getRows()[0] ?? [run, 0, '[]'];
    if (before !== run) {
      throw new DataError(
        `${file}: holds the work of another command (${String(before)}); delete it to begin anew`,
      );
    }
    const work = new Work(file, run, instance, connection, Number(done), JSON.parse(String(ends)));
    await work.#begin();
    return work;
  }

  async #begin(): Promise<void> {
    await this.connection.run('BEGIN');
    this.#rows = await this.connection.createAppender('rows');
    this.#bad = await this.connection.createAppender('bad');
  }

  add({ key, year, cell, inside }: Row): void {
    const to = this.#rows;
    to.appendVarchar(key);
    to.appendInteger(year);
    // The H3 index; its first bit is 0.
    to.appendBigInt(BigInt(`0x${cell.id}`));
    to.appendDouble(cell.km2);
    to.appendInteger(inside ? 1 : 0);
    to.endRow();
  }

  addBad({ row, field, value, expected }: BadRow): void {
    const to = this.#bad;
    to.appendBigInt(BigInt(row));
    to.appendVarchar(field);
    if (value === null) to.appendNull();
    else to.appendVarchar(value);
    to.appendVarchar(expected);
    to.endRow();
  }

  /** All that was added, and where the input and the lines stand; all or nothing. */
  async keep(done: number, ends: LineEnd[]): Promise<void> {
    const { connection, run } = this;
    this.#rows.closeSync();
    this.#bad.closeSync();
    await connection.run('DELETE FROM state');
    const values = [run, done, JSON.stringify(ends)].map((value) => quoted(String(value)));
    await connection.run(`INSERT INTO state VALUES (${values.join(', ')})`);
    await connection.run('COMMIT');
    this.done = done;
    await this.#begin();
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
    for (const row of refused) this.addBad(row);
    this.#bad.closeSync();
    const part = (n: number) => `split_part(key, chr(${SEPARATOR.charCodeAt(0)}), ${n})`;
    const copied = await connection.run(`COPY (
      SELECT ${part(1)} AS record, year, ${part(2)} AS kind, ${part(3)} AS partner, cell,
        min(area_km2) AS area_km2, max(inside) AS inside
      FROM rows GROUP BY ALL ORDER BY year, kind, record, cell, partner
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

/** The one library that the other commands do without. */
export async function duckdb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new DataError('cells needs one more package: npm install @duckdb/node-api');
  }
}
