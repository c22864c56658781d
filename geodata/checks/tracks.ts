import type { Craft } from '../../src/lib/core/record/model';
import { arcKm, densify, toUnit } from '../../src/lib/core/earth/sphere';
import type { EventFile } from '../schema';
import { eachEvent } from './check';

/**
 * How far a ship's track may run inside the 1:50m coastline, km. Waypoints are drawn to about
 * 0.1°, and at this scale narrow straits and bays are partly closed.
 */
export const COAST_TOLERANCE_KM = 5;

/** The same near the first and last waypoint and at a port, where a track starts on the quay. */
export const PORT_TOLERANCE_KM = 15;

const PORT_RADIUS_KM = 30;

export const trackOrReason = eachEvent(({ kind, track, trackAbsent }, say) => {
  if (track && trackAbsent !== undefined) {
    say('trackAbsent', trackAbsent, 'no reason where there is a track');
  }
  if (kind === 'patrol' && !track && trackAbsent === undefined) {
    say('trackAbsent', undefined, 'a reason why this patrol has no track');
  }
});

export const waypointsSound = eachEvent(({ track, start, end }, say) => {
  let last = start;
  track?.waypoints.forEach(({ position: [lng], status, date, time, sources }, i, all) => {
    const at = `track.waypoints[${i}]`;
    const before = all[i - 1]?.position[0];
    if (before !== undefined && Math.abs(lng - before) > 180) {
      const expected = `within 180° of the waypoint before (${before})`;
      say(`${at}.position[0]`, lng, `${expected}: let longitudes run past 180`);
    }
    if (status === 'reported' && date === undefined && sources === undefined) {
      say(at, status, '"inferred", without date or source');
    }
    if (date === undefined) {
      if (time !== undefined) say(`${at}.date`, date, 'a date beside the time');
    } else if (date < last || date > end) {
      say(`${at}.date`, date, `between ${last} and ${end}`);
    } else last = date;
  });
});

export const shipsAtSea = eachEvent(({ track, sites }, say, _, land) => {
  if (track?.craft !== 'ship') return;
  const waypoints = track.waypoints.map(({ position }) => position);
  const harbours = sites.filter(({ role }) => role === 'port').map(({ position }) => position);
  const ports = [waypoints[0]!, waypoints.at(-1)!, ...harbours].map(toUnit);
  waypoints.slice(1).forEach((to, i) => {
    for (const p of densify([waypoints[i]!, to], 5)) {
      if (!land.contains(p)) continue;
      const nearPort = ports.some((port) => arcKm(port, toUnit(p)) <= PORT_RADIUS_KM);
      const tolerance = nearPort ? PORT_TOLERANCE_KM : COAST_TOLERANCE_KM;
      if (land.coast(toUnit(p)).km <= tolerance) continue;
      const place = p.map((n) => Math.round(n * 100) / 100);
      const expected = `at sea, or at most ${tolerance} km inside the 1:50m coast`;
      say(`track.waypoints[${i}..${i + 1}]`, place, expected);
      return;
    }
  });
});

/** 30 knots for ships. */
export const MAX_SPEED_KMH: Record<Craft, number> = { ship: 30 * 1.852, aircraft: 1000 };

/**
 * Nobody can have been faster than this between any two dated waypoints, nor between one and the
 * record's first or last day. A date without a time allows its whole day. Neighbours alone would not
 * do: each leg may spend the same day of a middle fix, so two legs can pass that are too long
 * together. All pairs suffice: lengths along the track add up, so if each pair fits, times exist
 * that fit all. The shortest stretches are named.
 */
export const speedPossible = eachEvent(({ track, start, end }, say) => {
  if (!track) return;
  const whole = { from: span(start).from, to: span(end).to };
  const fixes = [
    { i: 0, ...whole },
    ...track.waypoints.flatMap(({ date, time }, i) =>
      date === undefined ? [] : [{ i, ...span(date, time) }],
    ),
    { i: track.waypoints.length - 1, ...whole },
  ];
  const limit = MAX_SPEED_KMH[track.craft];
  const tooFast = fixes.flatMap((a, k) =>
    fixes.slice(k + 1).flatMap((b) => {
      const km = lengthKm(track.waypoints.slice(a.i, b.i + 1));
      const hours = (b.to - a.from) / 36e5;
      return km <= limit * hours ? [] : [{ from: a.i, to: b.i, km, hours }];
    }),
  );
  tooFast.forEach((leg, k) => {
    if (tooFast.some((other, n) => n !== k && isInside(other, leg, n < k))) return;
    const { from, to, km, hours } = leg;
    const is = `${Math.round(km)} km in at most ${Math.round(hours * 10) / 10} hours`;
    const expected = `at most ${Math.round(limit)} km/h for a track of craft "${track.craft}"`;
    say(`track.waypoints[${from}..${to}]`, is, expected);
  });
});

interface Leg {
  from: number;
  to: number;
  hours: number;
}

/** Of two legs over the same waypoints the one with less time is inside the other. */
function isInside(a: Leg, b: Leg, isFirst: boolean): boolean {
  if (a.from !== b.from || a.to !== b.to) return a.from >= b.from && a.to <= b.to;
  return a.hours < b.hours || (a.hours === b.hours && isFirst);
}

function span(date: string, time?: string): { from: number; to: number } {
  if (time !== undefined) {
    const at = Date.parse(`${date}T${time}:00Z`);
    return { from: at, to: at };
  }
  const from = Date.parse(`${date}T00:00:00Z`);
  return { from, to: from + 864e5 };
}

function lengthKm(waypoints: readonly NonNullable<EventFile['track']>['waypoints'][number][]) {
  const units = waypoints.map(({ position }) => toUnit(position));
  return units.slice(1).reduce((km, b, i) => km + arcKm(units[i]!, b), 0);
}
