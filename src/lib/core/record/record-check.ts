import { InputError } from './input-error';
import type { Position, ReachRecord } from './model';
import { dot, toUnit, type UnitVector } from '../earth/sphere';
import { dayNumber } from './time';

/**
 * Throws InputError for the first value no measure can work with: a repeated id, a date that is not
 * one or ends before it starts, a position that is no place, a track edge between antipodes (every
 * great circle joins them). The measures themselves never meet NaN.
 */
export function checkRecords(records: readonly ReachRecord[]): void {
  const ids = new Set<string>();
  records.forEach((record, index) => {
    if (typeof record.id !== 'string' || record.id === '') {
      throw new InputError(`records[${index}]`, 'id', record.id, 'a text that names the record');
    }
    if (ids.has(record.id)) {
      throw new InputError(`records[${index}]`, 'id', record.id, 'an id no other record has');
    }
    ids.add(record.id);
    checkDates(record);
    record.sites.forEach(({ position }, i) => {
      checkPosition(record.id, () => `sites[${i}].position`, position, 180);
    });
    if (record.track) checkTrack(record.id, record.track.positions);
  });
}

function checkDates({ id, start, end }: ReachRecord): void {
  const [first, last] = [dayNumber(start), dayNumber(end)];
  if (Number.isNaN(first)) throw new InputError(id, 'start', start, 'a date like 2016-09-12');
  if (Number.isNaN(last)) throw new InputError(id, 'end', end, 'a date like 2016-09-19');
  if (last < first) throw new InputError(id, 'end', end, `a date not before the start, ${start}`);
}

/** Longitudes of sites end at 180; those of tracks run on, so that a track reads as one line. */
function checkPosition(id: string, field: () => string, position: Position, maxLng: number): void {
  const [lng, lat] = position;
  if (!(Math.abs(lat) <= 90)) throw new InputError(id, `${field()}.lat`, lat, '-90 to 90');
  if (!(Math.abs(lng) <= maxLng)) {
    throw new InputError(id, `${field()}.lng`, lng, `-${maxLng} to ${maxLng}`);
  }
}

function checkTrack(id: string, positions: readonly Position[]): void {
  if (positions.length < 2) {
    const given = `${positions.length} waypoints`;
    throw new InputError(id, 'track.positions', given, 'at least 2 waypoints');
  }
  let previous: UnitVector | undefined;
  positions.forEach((position, i) => {
    checkPosition(id, () => `track.positions[${i}]`, position, 540);
    const unit = toUnit(position);
    if (previous && dot(previous, unit) < -1 + 5e-13) {
      throw new InputError(
        id,
        `track.positions[${i}]`,
        position,
        'a waypoint that is not the antipode of the one before',
      );
    }
    previous = unit;
  });
}
