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

/** A leg that stays this near to the centre of its first cell is compared only with the cells around that. */
const NEAR_KM = 60;
const NEAR = Math.cos(NEAR_KM / EARTH_RADIUS_KM);
/** How many cells with their surroundings are cached: those of an ocean or two. */
const MOST_CACHED = 20_000;

/** The cells of `footprint` for one leg after the other; ships pass the same waters, so surroundings are cached. */
export class Footprints {
  /** Cells by id, and the cells that a leg near them can reach. */
  readonly #cache = new Map<string, { cell: Cell; around: readonly Cell[] }>();
  readonly #cosine: number;
  readonly #sine: number;

  /** InputError for a radius out of range. */
  constructor(readonly radiusKm: number) {
    checkRadius(radiusKm);
    const angle = radiusKm / EARTH_RADIUS_KM;
    this.#cosine = Math.cos(angle);
    this.#sine = Math.sin(angle);
  }

  /** The cells whose centre lies within the radius of a leg, without some; a leg of no length is a place. */
  of(leg: Arc, without: ReadonlySet<Cell> = new Set()): readonly Cell[] {
    const { cell, around } = this.#around(leg.a);
    // A short leg lies in the cap around the cell if its ends do.
    const isShort = leg.length * EARTH_RADIUS_KM <= NEAR_KM && dot(leg.b, cell.centre) >= NEAR;
    if (!isShort) return cellsWithin([leg], this.radiusKm).filter((other) => !without.has(other));
    return around.filter(
      (other) => !without.has(other) && isNear(other.centre, leg, this.#cosine, this.#sine),
    );
  }

  cellAt(unit: UnitVector): Cell {
    return this.#around(unit).cell;
  }

  #around(unit: UnitVector) {
    const [lng, lat] = toPosition(unit);
    const id = latLngToCell(lat, lng, RESOLUTION);
    if (this.#cache.size >= MOST_CACHED) this.#cache.clear();
    return cached(this.#cache, id, () => {
      const centre = toUnit(cellToLatLng(id).reverse() as [number, number]);
      const around = cellsWithin([arcBetween(centre)], this.radiusKm + NEAR_KM);
      return { cell: around.find((cell) => cell.id === id)!, around };
    });
  }
}

/** A position on a line. */
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

/** The cells of a line are looked up in steps of this length, and only after it has moved by some km. */
const STEP_KM = 20;
const STILL = Math.cos(5 / EARTH_RADIUS_KM);

/**
 * How near a line comes to a cell: into it, so near that the cell belongs to its footprint, or so near that a later
 * record there is not at a new place.
 */
export const ZONES = ['inside', 'ground', 'near'] as const;
type Zone = (typeof ZONES)[number];

type CellsByZone = Record<Zone, Set<Cell>>;

/** The line that is being read. Fixes come line by line, in order of time. */
export class Line {
  last: Fix | null = null;
  /** The cells reported so far, by year. */
  #reported = new Map<number, CellsByZone>();
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
      this.#reported.clear();
    }
    const last = this.last && fix.start - this.last.end <= this.gapSeconds ? this.last : fix;
    if (last === fix) this.#lastLookup = null;
    const leg = arcBetween(last.unit, fix.unit);
    const inside = this.#cellsOn(leg);
    // A leg over New Year belongs to both years.
    const to = Math.max(last.lastYear, fix.lastYear);
    for (let year = Math.min(last.firstYear, fix.firstYear); year <= to; year++) {
      const reported = cached(this.#reported, year, noCells);
      const reportNew = (zone: Zone, cells: readonly Cell[]) => {
        for (const cell of cells) {
          if (reported[zone].has(cell)) continue;
          reported[zone].add(cell);
          report(year, cell, zone);
        }
      };
      reportNew('near', this.footprints.near.of(leg, reported.near));
      reportNew('ground', this.footprints.ground.of(leg, reported.ground));
      reportNew('inside', inside);
    }
    this.last = fix;
  }

  /** The cells that a leg passes through, except those that it cuts by less than the step. */
  #cellsOn(leg: Arc): Cell[] {
    if (this.#lastLookup && dot(this.#lastLookup, leg.b) > STILL) return [];
    this.#lastLookup = leg.b;
    return densifyUnits([leg.a, leg.b], STEP_KM).map((unit) => this.footprints.ground.cellAt(unit));
  }
}

const noCells = (): CellsByZone => ({ inside: new Set(), ground: new Set(), near: new Set() });
