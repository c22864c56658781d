import { pairs, sort, sum } from 'd3-array';
import type { Craft, Position } from '#core/record/model';
import { arcKm, densify, toUnit } from '#core/earth/sphere';
import { eachEvent } from './check';

/** How far inside the 1:50m coast, which closes narrow straits, a ship may run. */
const COAST_TOLERANCE_KM = 5;
const PORT_TOLERANCE_KM = 15;
const PORT_RADIUS_KM = 30;
const STEP_KM = 5;

export const trackOrReason = eachEvent(({ kind, track, trackAbsent }, { should }) => {
  const isGiven = trackAbsent !== undefined;
  should(!track || !isGiven, 'trackAbsent', 'no reason where there is a track');
  const isComplete = kind !== 'patrol' || track !== null || isGiven;
  should(isComplete, 'trackAbsent', 'a reason why this patrol has no track');
});

export const waypointsSound = eachEvent(({ track, start, end }, { should }) => {
  let last = start;
  track?.waypoints.forEach(({ position: [lng], status, date, time, sources }, i, waypoints) => {
    const path = `track.waypoints[${i}]`;
    const [before] = waypoints[i - 1]?.position ?? [lng];
    const expected = `within 180° of the waypoint before (${before}): let longitudes run past 180`;
    should(Math.abs(lng - before) <= 180, `${path}.position[0]`, expected);
    const isSourced = status === 'inferred' || date !== undefined || sources !== undefined;
    should(isSourced, path, '"inferred", without date or source', status);
    should(time === undefined || date !== undefined, `${path}.date`, 'a date beside the time');
    if (date === undefined) return;
    const isInOrder = last <= date && date <= end;
    should(isInOrder, `${path}.date`, `between ${last} and ${end}`);
    if (isInOrder) last = date;
  });
});

export const shipsAtSea = eachEvent(({ track, sites }, { should }, _, land) => {
  if (track?.craft !== 'ship') return;
  const waypoints = track.waypoints.map(({ position }) => position);
  const harbours = sites.filter(({ role }) => role === 'port').map(({ position }) => position);
  const ports = [waypoints[0]!, waypoints.at(-1)!, ...harbours].map(toUnit);
  const toleranceAt = (position: Position) => {
    const isNearPort = ports.some((port) => arcKm(port, toUnit(position)) <= PORT_RADIUS_KM);
    return isNearPort ? PORT_TOLERANCE_KM : COAST_TOLERANCE_KM;
  };
  pairs(waypoints).forEach((leg, i) => {
    // No land is nearer than the coast: so far the next points are at sea, too.
    let openKm = 0;
    const ashore = densify(leg, STEP_KM).find((position) => {
      openKm -= STEP_KM;
      if (openKm > 0) return false;
      const { km } = land.coast(toUnit(position));
      const isOnLand = land.contains(position);
      if (!isOnLand) openKm = km;
      return isOnLand && km > toleranceAt(position);
    });
    if (!ashore) return;
    const place = ashore.map((n) => Math.round(n * 100) / 100);
    const expected = `at sea, or at most ${toleranceAt(ashore)} km inside the 1:50m coast`;
    should(false, `track.waypoints[${i}..${i + 1}]`, expected, place);
  });
});

/** 30 knots for ships. */
const MAX_SPEED_KMH: Record<Craft, number> = { ship: 30 * 1.852, aircraft: 1000 };

/** Neighbours are not enough: two legs may share a day. */
export const speedPossible = eachEvent(({ track, start, end }, { should }) => {
  if (!track) return;
  const record = { from: timesOf(start).from, to: timesOf(end).to };
  const fixes = [
    { i: 0, ...record },
    ...track.waypoints.flatMap(({ date, time }, i) =>
      date === undefined ? [] : [{ i, ...timesOf(date, time) }],
    ),
    { i: track.waypoints.length - 1, ...record },
  ];
  const limit = MAX_SPEED_KMH[track.craft];
  const tooFast = fixes.flatMap((a, k) =>
    fixes.slice(k + 1).flatMap((b) => {
      const km = lengthKm(track.waypoints.slice(a.i, b.i + 1));
      const hours = (b.to - a.from) / 36e5;
      return km <= limit * hours ? [] : [{ from: a.i, to: b.i, km, hours }];
    }),
  );
  const legs = sort(
    tooFast,
    ({ from, to }) => to - from,
    ({ hours }) => hours,
  );
  legs.forEach(({ from, to, km, hours }, k) => {
    if (legs.slice(0, k).some((leg) => leg.from >= from && leg.to <= to)) return;
    const pace = `${Math.round(km)} km in at most ${Math.round(hours * 10) / 10} hours`;
    const expected = `at most ${Math.round(limit)} km/h for a track of craft "${track.craft}"`;
    should(false, `track.waypoints[${from}..${to}]`, expected, pace);
  });
});

function timesOf(date: string, time?: string): { from: number; to: number } {
  if (time !== undefined) {
    const moment = Date.parse(`${date}T${time}:00Z`);
    return { from: moment, to: moment };
  }
  const from = Date.parse(`${date}T00:00:00Z`);
  return { from, to: from + 864e5 };
}

function lengthKm(waypoints: readonly { position: Position }[]) {
  const units = waypoints.map(({ position }) => toUnit(position));
  return sum(pairs(units, arcKm));
}
