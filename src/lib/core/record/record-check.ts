import { InputError } from './input-error';
import type { Position, ReachRecord } from './model';
import { dayNumber } from './time';

/** More would keep a reader waiting for minutes: 10,000 of their own, and ours beside them. */
export const MOST_RECORDS = 11_000;

/** Throws InputError for what no measure can work with, such as an edge between antipodes: none ever meets NaN. */
export function checkRecords(records: readonly ReachRecord[]): void {
  if (records.length > MOST_RECORDS) {
    const expected = `at most ${MOST_RECORDS}: for more places than that use a spatial database`;
    throw new InputError('records', 'count', records.length, expected);
  }
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
  positions.forEach((position, i) => {
    checkPosition(id, () => `track.positions[${i}]`, position, 540);
    const previous = positions[i - 1];
    if (previous && areAntipodes(previous, position)) {
      throw new InputError(
        id,
        `track.positions[${i}]`,
        position,
        'a waypoint that is not the antipode of the one before',
      );
    }
  });
}

/** To some 6 m. */
function areAntipodes(a: Position, b: Position): boolean {
  const turn = Math.abs(Math.abs(a[0] - b[0]) % 360) - 180;
  const shrink = Math.cos((a[1] * Math.PI) / 180);
  return Math.hypot(a[1] + b[1], turn * shrink) < 6e-5;
}
