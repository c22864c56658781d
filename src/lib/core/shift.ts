import { PRECISION_KM, type Position, type ReachRecord } from './model';
import { randomInDisc, type Random } from './random';
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
  type UnitVector,
} from './sphere';
import { dayNumber, isoDate, yearOf } from './time';

/** How far a date of month precision may be from the true one, days. */
const MONTH_DAYS = 15;

/**
 * The record as it might really have been: every site moved within its precision, uniformly over the
 * disc; the track moved as a whole, since its shape is better known than its place; dates of month
 * precision moved by up to 15 days, those of year precision anywhere in the year, length kept.
 */
export function shifted(record: ReachRecord, random: Random): ReachRecord {
  const moved = {
    ...record,
    sites: record.sites.map((site) => ({
      ...site,
      position: movedWithin(site.position, PRECISION_KM[site.precision], random),
    })),
    track: record.track && {
      ...record.track,
      positions: trackWithin(record.track.positions, PRECISION_KM[record.track.precision], random),
    },
  };
  return record.datePrecision === 'day' ? moved : { ...moved, ...datesWithin(record, random) };
}

function movedWithin(position: Position, radiusKm: number, random: Random): Position {
  return toPosition(rotation(toUnit(position), radiusKm, random)(toUnit(position)));
}

function trackWithin(track: readonly Position[], radiusKm: number, random: Random): Position[] {
  const units = track.map(toUnit);
  const middle = units[Math.floor(units.length / 2)]!;
  const turn = rotation(middle, radiusKm, random);
  return continuous(units.map((unit) => toPosition(turn(unit))));
}

/** A turn of the sphere that takes `from` to a point uniform in the disc around it. */
function rotation(from: UnitVector, radiusKm: number, random: Random) {
  const { distance, bearingDeg } = randomInDisc(random, radiusKm);
  const east = normalize(Math.abs(from[2]) > 0.999999 ? [0, 1, 0] : [-from[1], from[0], 0]);
  const north = cross(from, east);
  const bearing = bearingDeg * RADIANS;
  const direction = combine(north, Math.cos(bearing), east, Math.sin(bearing));
  const axis = cross(from, direction);
  const angle = distance / EARTH_RADIUS_KM;
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
