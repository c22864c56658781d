import { arcBetween, type Arc } from '../../lib/core/earth/arcs';
import {
  EARTH_RADIUS_KM,
  densifyUnits,
  dot,
  toUnit,
  type UnitVector,
} from '../../lib/core/earth/sphere';
import type { Cell } from '../../lib/core/reach/cells';
import { Sweep, type Surroundings } from './sweep';
import type { Fix } from './positions';

export type Placed = Fix & { key: string };

export interface Row {
  key: string;
  year: number;
  cell: Cell;
  /** The line itself was in the cell, not only near it. */
  inside: boolean;
}

/** Where a line stands: its last fix, and where it was last looked up in which cell it is. */
export interface LineEnd {
  last: Placed;
  looked: UnitVector | null;
}

interface Line {
  last: Placed;
  unit: UnitVector;
  /** What has been written already, a year. */
  written: Map<number, Written>;
  looked: { unit: UnitVector; cell: Cell } | null;
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
    for (const { last, looked } of ends) {
      const line = lineAt(last);
      if (looked) line.looked = { unit: looked, cell: surroundings.of(looked).cell };
      this.#lines.set(last.key, line);
    }
  }

  /** Enough to go on with all lines after a stop. */
  get ends(): LineEnd[] {
    return Array.from(this.#lines.values(), ({ last, looked }) => ({
      last,
      looked: looked?.unit ?? null,
    }));
  }

  /** Gives the new rows to `found`; false where the fix is earlier than the last one of its line. */
  add(fix: Placed, found: (row: Row) => void): boolean {
    const known = fix.isPlace ? undefined : this.#lines.get(fix.key);
    if (known && fix.start < known.last.start) return false;
    const line = known ?? lineAt(fix);
    const joined = known !== undefined && fix.start - known.last.end <= this.gapSeconds;
    const unit = toUnit([fix.lng, fix.lat]);
    const leg = arcBetween(joined ? line.unit : unit, unit);
    if (!joined) {
      line.looked = null;
      line.last = fix;
    }
    // A leg over New Year belongs to both years.
    const from = Math.min(line.last.firstYear, fix.firstYear);
    const to = Math.max(line.last.lastYear, fix.lastYear);
    const on = cellsOn(leg, line, this.surroundings);
    for (const year of line.written.keys()) if (year < from) this.#forget(line, year);
    for (let year = from; year <= to; year++) this.#addIn(line, year, leg, on, found);
    if (fix.isPlace) {
      for (const year of line.written.keys()) this.#forget(line, year);
      return true;
    }
    line.last = fix;
    line.unit = unit;
    line.seen = this.#seen++;
    if (!known) this.#lines.set(fix.key, line);
    if (this.#held > MOST_CELLS || this.#lines.size > MOST_LINES) this.#makeRoom();
    return true;
  }

  #addIn(line: Line, year: number, leg: Arc, on: readonly Cell[], found: (row: Row) => void): void {
    let written = line.written.get(year);
    if (!written) {
      written = { sweep: new Sweep(this.surroundings), inside: new Set() };
      line.written.set(year, written);
    }
    const { sweep, inside } = written;
    const before = sweep.size + inside.size;
    const { key } = line.last;
    sweep.add(leg, (cell) => found({ key, year, cell, inside: false }));
    for (const cell of on) {
      if (inside.has(cell)) continue;
      inside.add(cell);
      found({ key, year, cell, inside: true });
    }
    this.#held += sweep.size + inside.size - before;
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
      if (tooMany) this.#lines.delete(line.last.key);
    }
  }
}

function lineAt(last: Placed): Line {
  const unit = toUnit([last.lng, last.lat]);
  return { last, unit, written: new Map<number, Written>(), looked: null, seen: 0 };
}

/** The cells that a leg goes through, but for those that it cuts by less than the step. */
function cellsOn(leg: Arc, line: Line, surroundings: Surroundings): Cell[] {
  const { looked } = line;
  if (looked && dot(looked.unit, leg.b) > STILL) return [];
  const on = densifyUnits([leg.a, leg.b], STEP_KM).map((unit) =>
    unit === looked?.unit ? looked.cell : surroundings.of(unit).cell,
  );
  line.looked = { unit: leg.b, cell: on.at(-1)! };
  return on;
}
