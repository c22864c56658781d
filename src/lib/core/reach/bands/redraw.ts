import type { Bounds } from '../../earth/bounds';
import { cached } from '../../record/cached';
import { PRECISION_KM, type Position, type ReachRecord, type Within } from '../../record/model';
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

/** Areas then scatter as much as under any turn of the earth, and few cells have to be asked of H3. */
const GRID_TURN_DEG = 10;

const MONTH_DAYS = 15;

/**
 * Records as they might have been: sites anywhere in the disc of their precision; a track as a whole, since
 * its shape is better known than its place; dates of a month by up to 15 days, those of a year anywhere in it.
 * Records at the same stored place move together. Every place, track and date has a stream of its own, so that
 * moves do not depend on which other records are in view.
 */
export class Redraw {
  readonly #streams = new Map<string, Random>();
  readonly #moves = new Map<string, { distance: number; bearingDeg: number }>();

  constructor(
    readonly seed: number,
    /** Given, places known only within bounds are drawn anywhere inside; else about their stored point. */
    readonly boundsOf: (within: Within) => Bounds | null = () => null,
  ) {}

  /** One draw of all records, and by how many degrees the grid of cells is turned under them. */
  draw(records: readonly ReachRecord[]): { records: ReachRecord[]; gridTurn: number } {
    this.#moves.clear();
    const gridTurn = GRID_TURN_DEG * this.#stream('grid')();
    return { records: records.map((record) => this.#redrawn(record)), gridTurn };
  }

  #redrawn(record: ReachRecord): ReachRecord {
    const { id, sites, track, datePrecision } = record;
    const moved = {
      ...record,
      sites: sites.map((site) => {
        const bounds = site.within && this.boundsOf(site.within);
        if (bounds) {
          const position = bounds.draw(this.#stream(`bounds ${id} ${site.name}`));
          return { ...site, position, within: undefined };
        }
        const from = toUnit(site.position);
        const move = this.#moveOf(track ? `track ${id}` : `place ${site.position.join()}`);
        const turn = rotation(from, move, PRECISION_KM[site.precision]);
        return { ...site, position: toPosition(turn(from)) };
      }),
      track: track && {
        ...track,
        positions: this.#redrawnTrack(id, track),
        bounds: track.bounds?.filter(({ within }) => !this.boundsOf(within)),
      },
    };
    return datePrecision === 'day'
      ? moved
      : { ...moved, ...datesWithin(record, this.#stream(`date ${id}`)) };
  }

  #redrawnTrack(id: string, track: NonNullable<ReachRecord['track']>): Position[] {
    const units = track.positions.map(toUnit);
    const middle = units[Math.floor(units.length / 2)]!;
    const turn = rotation(middle, this.#moveOf(`track ${id}`), PRECISION_KM[track.precision]);
    const positions = units.map((unit) => toPosition(turn(unit)));
    for (const { at, within } of track.bounds ?? []) {
      const bounds = this.boundsOf(within);
      if (bounds) positions[at] = bounds.draw(this.#stream(`bounds ${id} ${at}`));
    }
    return continuous(positions);
  }

  #moveOf(key: string) {
    return cached(this.#moves, key, () => randomInDisc(this.#stream(key), 1));
  }

  #stream(key: string): Random {
    return cached(this.#streams, key, () => seededRandom(streamSeed(this.seed, hash(key))));
  }
}

/** A turn of the sphere that moves `from` by a share of `radiusKm` on a bearing. */
function rotation(
  from: UnitVector,
  { distance, bearingDeg }: { distance: number; bearingDeg: number },
  radiusKm: number,
) {
  const east = normalize(Math.abs(from[2]) > 0.999999 ? [0, 1, 0] : [-from[1], from[0], 0]);
  const north = cross(from, east);
  const bearing = bearingDeg * RADIANS;
  const direction = combine(north, Math.cos(bearing), east, Math.sin(bearing));
  const axis = cross(from, direction);
  const angle = (distance * radiusKm) / EARTH_RADIUS_KM;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  // Rodrigues' rotation formula.
  return (v: UnitVector): UnitVector =>
    combine(combine(v, c, cross(axis, v), s), 1, axis, dot(axis, v) * (1 - c));
}

function datesWithin({ start, end, datePrecision }: ReachRecord, random: Random) {
  const [first, last] = [dayNumber(start), dayNumber(end)];
  const year = yearOf(start);
  const newYear = dayNumber(`${year}-01-01`);
  const days = dayNumber(`${year + 1}-01-01`) - newYear;
  const by =
    datePrecision === 'month'
      ? Math.floor(random() * (2 * MONTH_DAYS + 1)) - MONTH_DAYS
      : newYear + Math.floor(random() * days) - first;
  return { start: isoDate(first + by), end: isoDate(last + by) };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}
