import { latLngToCell } from 'h3-js';
import { arcBetween, type Arc } from '../../lib/core/earth/arcs';
import {
  EARTH_RADIUS_KM,
  densifyUnits,
  dot,
  toPosition,
  toUnit,
  type UnitVector,
} from '../../lib/core/earth/sphere';
import { Cell, RESOLUTION } from '../../lib/core/reach/cells';
import { Sweep, type Surroundings } from './sweep';
import type { Fix } from './positions';

export type Placed = Fix & { record: string };

export interface Row {
  record: string;
  year: number;
  kind: string;
  partner: string;
  cell: Cell;
  /** The line itself was in the cell, not only near it. */
  inside: boolean;
}

/** Where a line was last; enough to go on with it after a stop. */
export interface LineEnd extends Pick<
  Fix,
  'lng' | 'lat' | 'start' | 'end' | 'firstYear' | 'lastYear'
> {
  key: string;
}

interface Line extends LineEnd {
  unit: UnitVector;
  /** What has been written already, a year. */
  written: Map<number, Written>;
  /** Where it was last looked up in which cell it is. */
  looked: UnitVector | null;
  /** When, counted in fixes. */
  seen: number;
}

interface Written {
  sweep: Sweep;
  inside: Set<Cell>;
}

/** Cells that all lines together remember, some 100 MB; beyond, those not seen for longest forget. */
const MOST_CELLS = 1_000_000;
/** Lines between which fixes may alternate; beyond, those not seen for longest end. */
const MOST_LINES = 100_000;
/** A line is looked up in this step; where it has not moved by some km, not again. */
const STEP_KM = 20;
const STILL = Math.cos(5 / EARTH_RADIUS_KM);

/** Joins fixes to lines and gives the rows that each adds; some again if lines had to forget. */
export class Lines {
  readonly #lines = new Map<string, Line>();
  #held = 0;
  #seen = 0;

  constructor(
    readonly surroundings: Surroundings,
    /** Fixes further apart in time are not joined. */
    readonly gapSeconds: number,
    ends: readonly LineEnd[] = [],
  ) {
    for (const end of ends) this.#lines.set(end.key, lineAt(end));
  }

  get ends(): LineEnd[] {
    return [...this.#lines.values()].map((line) => {
      const { key, lng, lat, start, end, firstYear, lastYear } = line;
      return { key, lng, lat, start, end, firstYear, lastYear };
    });
  }

  /** Puts the new rows into `rows`; false where the fix is earlier than the last one of its line. */
  add(fix: Placed, rows: Row[]): boolean {
    const key = `${fix.record}\n${fix.track}\n${fix.kind}\n${fix.partner}`;
    const last = fix.track === null ? undefined : this.#lines.get(key);
    if (last && fix.start < last.start) return false;
    const joined = last !== undefined && fix.start - last.end <= this.gapSeconds;
    const line = last ?? lineAt({ key, ...fix });
    if (!joined) line.looked = null;
    const unit = toUnit([fix.lng, fix.lat]);
    const leg = arcBetween(joined ? line.unit : unit, unit);
    // A leg over New Year belongs to both years.
    const from = joined ? Math.min(line.firstYear, fix.firstYear) : fix.firstYear;
    const to = joined ? Math.max(line.lastYear, fix.lastYear) : fix.lastYear;
    const on = cellsOn(leg, line);
    for (const year of line.written.keys()) if (year < from) this.#forget(line, year);
    for (let year = from; year <= to; year++) this.#addIn(line, year, leg, on, fix, rows);
    if (fix.track === null) {
      for (const year of line.written.keys()) this.#forget(line, year);
      return true;
    }
    const { lng, lat, start, end, firstYear, lastYear } = fix;
    Object.assign(line, { unit, lng, lat, start, end, firstYear, lastYear, seen: this.#seen++ });
    if (!last) this.#lines.set(key, line);
    if (this.#held > MOST_CELLS || this.#lines.size > MOST_LINES) this.#makeRoom();
    return true;
  }

  #addIn(line: Line, year: number, leg: Arc, on: readonly Cell[], fix: Placed, rows: Row[]): void {
    let written = line.written.get(year);
    if (!written) {
      written = { sweep: new Sweep(this.surroundings), inside: new Set() };
      line.written.set(year, written);
    }
    const { record, kind, partner } = fix;
    const before = rows.length;
    written.sweep.add(leg, (cell) => {
      rows.push({ record, year, kind, partner, cell, inside: false });
    });
    for (const cell of on) {
      if (written.inside.has(cell)) continue;
      written.inside.add(cell);
      rows.push({ record, year, kind, partner, cell, inside: true });
    }
    this.#held += rows.length - before;
  }

  #forget(line: Line, year: number): void {
    const { sweep, inside } = line.written.get(year)!;
    this.#held -= sweep.size + inside.size;
    line.written.delete(year);
  }

  #makeRoom(): void {
    const byAge = [...this.#lines.values()].toSorted((a, b) => a.seen - b.seen);
    const old = byAge.slice(0, Math.ceil(byAge.length / 2));
    const tooMany = this.#lines.size > MOST_LINES;
    for (const line of old) {
      for (const year of line.written.keys()) this.#forget(line, year);
      if (tooMany) this.#lines.delete(line.key);
    }
  }
}

function lineAt({ key, lng, lat, start, end, firstYear, lastYear }: LineEnd): Line {
  return {
    ...{ key, lng, lat, start, end, firstYear, lastYear, seen: 0, looked: null },
    ...{ unit: toUnit([lng, lat]), written: new Map<number, Written>() },
  };
}

const cells = new Map<string, Cell>();

/** The cells that a leg goes through, but for those that it cuts by less than the step. */
function cellsOn(leg: Arc, line: Line): Cell[] {
  if (line.looked && dot(line.looked, leg.b) > STILL) return [];
  line.looked = leg.b;
  return densifyUnits([leg.a, leg.b], STEP_KM).map((unit) => {
    const [lng, lat] = toPosition(unit);
    const id = latLngToCell(lat, lng, RESOLUTION);
    let cell = cells.get(id);
    if (!cell) cells.set(id, (cell = new Cell(id, RESOLUTION)));
    return cell;
  });
}
