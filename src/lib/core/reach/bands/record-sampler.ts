import { cached } from '../../record/cached';
import { PRECISION_KM, type Position, type ReachRecord, type Track } from '../../record/model';
import { randomInDisc, seededRandom, streamSeed, type Random } from '../../statistics/random';
import {
  EARTH_RADIUS_KM,
  RADIANS,
  combine,
  continuous,
  cross,
  dot,
  normalize,
  toPosition,
  toUnit,
} from '../../earth/sphere';
import type { UnitVector } from '../../earth/sphere';
import { dayNumber, isoDate, yearOf } from '../../record/time';

/** The grid is turned by up to this much in each draw: enough for areas to scatter as much as under any turn. */
const GRID_TURN_DEG = 10;

const MONTH_DAYS = 15;

/**
 * Records as they might have been: sites anywhere in the disc of their precision; a track as a whole, since
 * its shape is better known than its place; dates of a month by up to 15 days, those of a year anywhere in it.
 * Records at the same stored place move together. Every place, track and date has a random stream of its own, so that
 * its moves do not depend on which other records are drawn.
 */
export class RecordSampler {
  readonly #seed: number;
  readonly #streams = new Map<string, Random>();
  readonly #moves = new Map<string, Move>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** One draw of all records, and by how many degrees the grid of cells is turned under them. */
  draw(records: readonly ReachRecord[]): { records: ReachRecord[]; gridTurn: number } {
    this.#moves.clear();
    const gridTurn = GRID_TURN_DEG * this.#stream('grid')();
    return { records: records.map((record) => this.#drawRecord(record)), gridTurn };
  }

  #drawRecord(record: ReachRecord): ReachRecord {
    const { id, sites, track, datePrecision } = record;
    const drawn = {
      ...record,
      sites: sites.map((site) => {
        const unit = toUnit(site.position);
        const move = this.#moveOf(track ? `track ${id}` : `place ${site.position.join()}`);
        const turn = rotation(unit, move, PRECISION_KM[site.precision]);
        return { ...site, position: toPosition(turn(unit)) };
      }),
      track: track && { ...track, positions: this.#drawTrack(id, track) },
    };
    return datePrecision === 'day'
      ? drawn
      : { ...drawn, ...datesWithin(record, this.#stream(`date ${id}`)) };
  }

  #drawTrack(id: string, { positions, precision }: Track): Position[] {
    const units = positions.map(toUnit);
    const middle = units[Math.floor(units.length / 2)]!;
    const turn = rotation(middle, this.#moveOf(`track ${id}`), PRECISION_KM[precision]);
    return continuous(units.map((unit) => toPosition(turn(unit))));
  }

  #moveOf(key: string): Move {
    return cached(this.#moves, key, () => randomInDisc(this.#stream(key), 1));
  }

  #stream(key: string): Random {
    return cached(this.#streams, key, () => seededRandom(streamSeed(this.#seed, hash(key))));
  }
}

/** A point of the unit disc. */
type Move = ReturnType<typeof randomInDisc>;

/** The turn of the sphere that makes a move from a point, as large as `radiusKm` at the rim of the disc. */
function rotation(from: UnitVector, { distance, bearingDeg }: Move, radiusKm: number) {
  const east = normalize(Math.abs(from[2]) > 0.999999 ? [0, 1, 0] : [-from[1], from[0], 0]);
  const north = cross(from, east);
  const bearing = bearingDeg * RADIANS;
  const direction = combine(north, Math.cos(bearing), east, Math.sin(bearing));
  const axis = cross(from, direction);
  const angle = (distance * radiusKm) / EARTH_RADIUS_KM;
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  // Rodrigues' rotation formula.
  return (unit: UnitVector): UnitVector =>
    combine(
      combine(unit, cosine, cross(axis, unit), sine),
      1,
      axis,
      dot(axis, unit) * (1 - cosine),
    );
}

function datesWithin({ start, end, datePrecision }: ReachRecord, random: Random) {
  const first = dayNumber(start);
  const year = yearOf(start);
  const newYear = dayNumber(`${year}-01-01`);
  const days = dayNumber(`${year + 1}-01-01`) - newYear;
  const shift =
    datePrecision === 'month'
      ? Math.floor(random() * (2 * MONTH_DAYS + 1)) - MONTH_DAYS
      : newYear + Math.floor(random() * days) - first;
  return { start: isoDate(first + shift), end: isoDate(dayNumber(end) + shift) };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}
