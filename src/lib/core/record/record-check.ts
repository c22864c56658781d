import { InputError } from './input-error';
import type { Position } from './model';
import type { ReachRecord } from './schema';
import { dayNumber } from './time';

function check(isValid: boolean, ...error: ConstructorParameters<typeof InputError>) {
  if (!isValid) throw new InputError(...error);
}

/** Throws InputError for what would give NaN. */
export function checkRecords(records: readonly ReachRecord[]) {
  const ids = new Set<string>();
  records.forEach(({ id, start, end, sites, track }, index) => {
    const isNamed = typeof id === 'string' && id !== '';
    check(isNamed, `records[${index}]`, 'id', id, 'a text that names the record');
    check(!ids.has(id), `records[${index}]`, 'id', id, 'an id no other record has');
    ids.add(id);
    const first = dayNumber(start);
    const last = dayNumber(end);
    check(!Number.isNaN(first), id, 'start', start, 'a date like 2001-09-12');
    check(!Number.isNaN(last), id, 'end', end, 'a date like 2001-09-19');
    check(first <= last, id, 'end', end, `a date not before the start, ${start}`);
    sites.forEach(({ position }, i) => checkPosition(id, `sites[${i}].position`, position, 180));
    if (track) checkTrack(id, track.positions);
  });
}

/** Longitudes of sites end at ±180; tracks may run on, so as to stay one line. */
function checkPosition(id: string, field: string, [lng, lat]: Position, maxLng: number) {
  check(Math.abs(lat) <= 90, id, `${field}.lat`, lat, '-90 to 90');
  check(Math.abs(lng) <= maxLng, id, `${field}.lng`, lng, `-${maxLng} to ${maxLng}`);
}

function checkTrack(id: string, positions: readonly Position[]) {
  const waypoints = `${positions.length} waypoints`;
  check(positions.length >= 2, id, 'track.positions', waypoints, 'at least 2 waypoints');
  positions.forEach((position, i) => {
    const field = `track.positions[${i}]`;
    checkPosition(id, field, position, 540);
    const isEdge = i === 0 || !areAntipodes(positions[i - 1]!, position);
    check(isEdge, id, field, position, 'a waypoint that is not the antipode of the one before');
  });
}

/** To about 6 m. */
function areAntipodes(a: Position, b: Position) {
  const turn = Math.abs(Math.abs(a[0] - b[0]) % 360) - 180;
  const shrink = Math.cos((a[1] * Math.PI) / 180);
  return Math.hypot(a[1] + b[1], turn * shrink) < 6e-5;
}
