import { cellToLatLng, latLngToCell } from 'h3-js';
import { arcBetween, isNear, type Arc } from '../../lib/core/earth/arcs';
import {
  EARTH_RADIUS_KM,
  densifyUnits,
  dot,
  toPosition,
  toUnit,
  type UnitVector,
} from '../../lib/core/earth/sphere';
import { cached } from '../../lib/core/record/cached';
import { RESOLUTION, cellsWithin, checkRadius, type Cell } from '../../lib/core/reach/cells';

/** A leg is looked at from the cell it begins in, if it stays within this many km of its centre. */
const NEAR_KM = 60;
const NEAR = Math.cos(NEAR_KM / EARTH_RADIUS_KM);
/** Cells whose surroundings are kept: those of an ocean or two. */
const MOST_KEPT = 20_000;

/** The cells of `footprint` for one leg after the other; what is near is kept, as ships pass the same waters. */
export class Footprints {
  /** By its id the cell of a point, and those that a leg near it can reach. */
  readonly #kept = new Map<string, { cell: Cell; around: readonly Cell[] }>();
  readonly #cosine: number;
  readonly #sine: number;

  /** InputError for a radius out of range. */
  constructor(readonly radiusKm: number) {
    checkRadius(radiusKm);
    const angle = radiusKm / EARTH_RADIUS_KM;
    [this.#cosine, this.#sine] = [Math.cos(angle), Math.sin(angle)];
  }

  /** Cells whose centre lies within the radius of a leg, but for known ones; a leg of no length is a place. */
  of(leg: Arc, known: ReadonlySet<Cell> = new Set()): readonly Cell[] {
    const { cell, around } = this.#around(leg.a);
    // A short leg lies in the cap round the cell if its ends do.
    const isShort = leg.length * EARTH_RADIUS_KM <= NEAR_KM && dot(leg.b, cell.centre) >= NEAR;
    if (!isShort) return cellsWithin([leg], this.radiusKm).filter((one) => !known.has(one));
    return around.filter(
      (one) => !known.has(one) && isNear(one.centre, leg, this.#cosine, this.#sine),
    );
  }

  cellAt(unit: UnitVector): Cell {
    return this.#around(unit).cell;
  }

  #around(unit: UnitVector) {
    const [lng, lat] = toPosition(unit);
    const id = latLngToCell(lat, lng, RESOLUTION);
    let found = this.#kept.get(id);
    if (!found) {
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
      const centre = toUnit(cellToLatLng(id).reverse() as [number, number]);
      const around = cellsWithin([arcBetween(centre)], this.radiusKm + NEAR_KM);
      found = { cell: around.find((cell) => cell.id === id)!, around };
      this.#kept.set(id, found);
    }
    return found;
  }
}

/** A position of a line. */
export interface Fix {
  /** Record, kind, partner and line. */
  key: string;
  /** Seconds since 1970. */
  start: number;
  end: number;
  firstYear: number;
  lastYear: number;
  unit: UnitVector;
}

/** Its cells are looked up in this step, and not again before it has moved by some km. */
const STEP_KM = 20;
const STILL = Math.cos(5 / EARTH_RADIUS_KM);

/**
 * What a line is to a cell: in it itself, so near that the cell is of its footprint, or so near that nothing there
 * is at a new place after it.
 */
export const ZONES = ['inside', 'ground', 'near'] as const;
export type Zone = (typeof ZONES)[number];

type CellsByZone = Record<Zone, Set<Cell>>;

/** The line that is being read: fixes come line by line, in order of time. */
export class Line {
  last: Fix | null = null;
  /** The cells that were found in a year. */
  #found = new Map<number, CellsByZone>();
  /** Where its cell was last looked up. */
  #lastLookup: UnitVector | null = null;

  constructor(
    readonly footprints: Record<'ground' | 'near', Footprints>,
    readonly gapSeconds: number,
  ) {}

  /** Gives each cell of a year to `report`, once for each zone. */
  add(fix: Fix, report: (year: number, cell: Cell, zone: Zone) => void): void {
    if (this.last?.key !== fix.key) {
      this.last = null;
      this.#found.clear();
    }
    const last = this.last && fix.start - this.last.end <= this.gapSeconds ? this.last : fix;
    if (last === fix) this.#lastLookup = null;
    const leg = arcBetween(last.unit, fix.unit);
    const inside = this.#cellsOn(leg);
    // A leg over New Year belongs to both years.
    const to = Math.max(last.lastYear, fix.lastYear);
    for (let year = Math.min(last.firstYear, fix.firstYear); year <= to; year++) {
      const found = cached(this.#found, year, noCells);
      const note = (zone: Zone, cells: readonly Cell[]) => {
        for (const cell of cells) {
          if (found[zone].has(cell)) continue;
          found[zone].add(cell);
          report(year, cell, zone);
        }
      };
      note('near', this.footprints.near.of(leg, found.near));
      note('ground', this.footprints.ground.of(leg, found.ground));
      note('inside', inside);
    }
    this.last = fix;
  }

  /** The cells that a leg goes through, but for those that it cuts by less than the step. */
  #cellsOn(leg: Arc): Cell[] {
    if (this.#lastLookup && dot(this.#lastLookup, leg.b) > STILL) return [];
    this.#lastLookup = leg.b;
    return densifyUnits([leg.a, leg.b], STEP_KM).map((unit) => this.footprints.ground.cellAt(unit));
  }
}

const noCells = (): CellsByZone => ({ inside: new Set(), ground: new Set(), near: new Set() });
