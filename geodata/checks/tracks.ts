import type { Craft } from '../../src/lib/core/model';
import { arcKm, densify, toUnit } from '../../src/lib/core/sphere';
import { problem } from '../problem';
import type { EventFile } from '../schema';
import type { Check } from './check';

/**
 * How far a ship's track may run inside the 1:50m coastline, km. Waypoints are drawn to about
 * 0.1°, and at this scale narrow straits and bays are partly closed.
 */
export const COAST_TOLERANCE_KM = 5;

/** The same near the first and last waypoint and at a port, where a track starts on the quay. */
export const PORT_TOLERANCE_KM = 15;

const PORT_RADIUS_KM = 30;

export const trackOrReason: Check = ({ events }) =>
  events.flatMap(({ file, event }) => {
    if (event.track && event.trackAbsent !== undefined) {
      return [problem(file, 'trackAbsent', event.trackAbsent, 'no reason where there is a track')];
    }
    return event.kind === 'patrol' && !event.track && event.trackAbsent === undefined
      ? [problem(file, 'trackAbsent', undefined, 'a reason why this patrol has no track')]
      : [];
  });

export const trackContinuous: Check = ({ events }) =>
  events.flatMap(({ file, event }) =>
    (event.track?.waypoints ?? []).flatMap(({ position: [lng] }, i, all) => {
      const before = all[i - 1]?.position[0];
      return before === undefined || Math.abs(lng - before) <= 180
        ? []
        : [
            problem(
              file,
              `track.waypoints[${i}].position[0]`,
              lng,
              `within 180° of the waypoint before (${before}): let longitudes run past 180`,
            ),
          ];
    }),
  );

export const waypointDatesInOrder: Check = ({ events }) =>
  events.flatMap(({ file, event }) => {
    let last = event.start;
    return (event.track?.waypoints ?? []).flatMap(({ date, time }, i) => {
      if (date === undefined && time !== undefined) {
        return [problem(file, `track.waypoints[${i}].date`, date, 'a date beside the time')];
      }
      if (date === undefined) return [];
      const expected = `between ${last} and ${event.end}`;
      if (date < last || date > event.end) {
        return [problem(file, `track.waypoints[${i}].date`, date, expected)];
      }
      last = date;
      return [];
    });
  });

export const shipsAtSea: Check = ({ events }, land) =>
  events.flatMap(({ file, event }) => {
    if (event.track?.craft !== 'ship') return [];
    const waypoints = event.track.waypoints.map(({ position }) => position);
    const ports = [
      waypoints[0]!,
      waypoints.at(-1)!,
      ...event.sites.filter(({ role }) => role === 'port').map(({ position }) => position),
    ].map(toUnit);
    return waypoints.slice(1).flatMap((to, i) => {
      for (const p of densify([waypoints[i]!, to], 5)) {
        if (!land.contains(p)) continue;
        const nearPort = ports.some((port) => arcKm(port, toUnit(p)) <= PORT_RADIUS_KM);
        const tolerance = nearPort ? PORT_TOLERANCE_KM : COAST_TOLERANCE_KM;
        if (land.coastKm(p, tolerance) <= tolerance) continue;
        const place = p.map((n) => Math.round(n * 100) / 100);
        return [
          problem(
            file,
            `track.waypoints[${i}..${i + 1}]`,
            place,
            `at sea, or at most ${tolerance} km inside the 1:50m coast`,
          ),
        ];
      }
      return [];
    });
  });

/** 30 knots for ships. */
export const MAX_SPEED_KMH: Record<Craft, number> = { ship: 30 * 1.852, aircraft: 1000 };

/**
 * Between two dated waypoints, and over the whole track, nobody can have been faster than this.
 * A date without a time allows its whole day.
 */
export const speedPossible: Check = ({ events }) =>
  events.flatMap(({ file, event }) => {
    const { track } = event;
    if (!track) return [];
    const fixes = track.waypoints.flatMap(({ date, time }, i) =>
      date === undefined ? [] : [{ i, ...span(date, time) }],
    );
    const last = track.waypoints.length - 1;
    const whole = { from: span(event.start).from, to: span(event.end).to };
    const legs = [
      { from: 0, to: last, hours: (whole.to - whole.from) / 36e5 },
      ...fixes.slice(1).map((b, k) => {
        const a = fixes[k]!;
        return { from: a.i, to: b.i, hours: (b.to - a.from) / 36e5 };
      }),
    ];
    return legs.flatMap(({ from, to, hours }) => {
      const km = lengthKm(track.waypoints.slice(from, to + 1));
      const limit = MAX_SPEED_KMH[track.craft];
      return km <= limit * hours
        ? []
        : [
            problem(
              file,
              `track.waypoints[${from}..${to}]`,
              `${Math.round(km)} km in at most ${Math.round(hours * 10) / 10} hours`,
              `at most ${Math.round(limit)} km/h for a track of craft "${track.craft}"`,
            ),
          ];
    });
  });

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
