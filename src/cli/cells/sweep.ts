import { cellToLatLng, latLngToCell } from 'h3-js';
import { arcBetween, isNear, type Arc } from '../../lib/core/earth/arcs';
import {
  EARTH_RADIUS_KM,
  dot,
  toPosition,
  toUnit,
  type UnitVector,
} from '../../lib/core/earth/sphere';
import { RESOLUTION, cellsWithin, checkRadius, type Cell } from '../../lib/core/reach/cells';

/** A leg is looked at from the cell it begins in, if it stays within this many km of its centre. */
const NEAR_KM = 60;
const NEAR = Math.cos(NEAR_KM / EARTH_RADIUS_KM);
/** Cells whose surroundings are kept: those of an ocean or two. */
const MOST_KEPT = 20_000;

/** The cell that a point is in, and those around it that a leg near it can reach. */
interface Surrounding {
  cell: Cell;
  around: readonly Cell[];
}

/** Kept, since ships pass the same waters. */
export class Surroundings {
  readonly #kept = new Map<string, Surrounding>();

  /** InputError for a radius out of range. */
  constructor(readonly radiusKm: number) {
    checkRadius(radiusKm);
  }

  of(unit: UnitVector): Surrounding {
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

/**
 * The footprint of a line that grows, leg by leg, in memory of its size and not of its number of fixes:
 * the cells of `footprint`, each given once.
 */
export class Sweep {
  readonly #found = new Set<Cell>();
  readonly #cosine: number;
  readonly #sine: number;
  #centre: UnitVector | null = null;
  /** Not found yet, and near: the first `#count` of these. */
  readonly #left: Cell[] = [];
  #count = 0;

  constructor(readonly surroundings: Surroundings) {
    const angle = surroundings.radiusKm / EARTH_RADIUS_KM;
    [this.#cosine, this.#sine] = [Math.cos(angle), Math.sin(angle)];
  }

  get size(): number {
    return this.#found.size;
  }

  /** Gives the cells that this leg adds to `found`; a leg from a point to itself is a place. */
  add(leg: Arc, found: (cell: Cell) => void): void {
    if (leg.length * EARTH_RADIUS_KM > NEAR_KM) {
      for (const cell of cellsWithin([leg], this.surroundings.radiusKm)) this.#add(cell, found);
      this.#centre = null;
      return;
    }
    if (!this.#centre || !isWithin(leg, this.#centre)) {
      const { cell, around } = this.surroundings.of(leg.a);
      // One that begins at the rim of its cell may still end too far away.
      if (!isWithin(leg, cell.centre)) {
        for (const cell of cellsWithin([leg], this.surroundings.radiusKm)) this.#add(cell, found);
        return;
      }
      this.#centre = cell.centre;
      this.#count = 0;
      for (const cell of around) if (!this.#found.has(cell)) this.#left[this.#count++] = cell;
    }
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      const cell = this.#left[i]!;
      if (isNear(cell.centre, leg, this.#cosine, this.#sine)) this.#add(cell, found);
      else this.#left[kept++] = cell;
    }
    this.#count = kept;
  }

  #add(cell: Cell, found: (cell: Cell) => void): void {
    if (this.#found.has(cell)) return;
    this.#found.add(cell);
    found(cell);
  }
}

/** A short leg lies in the cap if its ends do. */
const isWithin = ({ a, b }: Arc, centre: UnitVector): boolean =>
  dot(a, centre) >= NEAR && dot(b, centre) >= NEAR;
