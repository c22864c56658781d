import { MEASURED_ROLES } from '../../src/lib/core/record/model';
import { arcKm, toUnit } from '../../src/lib/core/earth/sphere';
import type { EventFile } from '../schema';
import { eachEvent } from './check';

/** Two records this near and overlapping in time must say in `related` why they are two. */
export const NEAR_KM = 200;
/** Of the same kind, even when the dates miss each other by a few days, as reports often do. */
export const SAME_KIND_NEAR_KM = 50;
export const SAME_KIND_DAYS = 3;

export const nearDuplicates = eachEvent((event, say, { events }) => {
  const earlier = events.slice(
    0,
    events.findIndex((one) => one.event === event),
  );
  for (const { event: other } of earlier) {
    if (!looksLike(event, other) || isRelated(event, other)) continue;
    const expected = `"${other.id}" among them, if the two are two events`;
    const ids = event.related?.map(({ id }) => id);
    say('related', ids, `${expected}: they overlap in time and place`);
  }
});

export const relatedExist = eachEvent((event, say, { events }) => {
  event.related?.forEach(({ id }, i) => {
    if (id === event.id || !events.some((other) => other.event.id === id)) {
      say(`related[${i}].id`, id, 'the id of another record');
    }
  });
});

function looksLike(a: EventFile, b: EventFile): boolean {
  const days = Math.max(daysBetween(a.end, b.start), daysBetween(b.end, a.start));
  if (days <= 0) return distanceKm(a, b) <= NEAR_KM;
  return a.kind === b.kind && days <= SAME_KIND_DAYS && distanceKm(a, b) <= SAME_KIND_NEAR_KM;
}

const isRelated = (a: EventFile, b: EventFile) =>
  [a.related, b.related].flat().some((r) => r?.id === a.id || r?.id === b.id);

function distanceKm(a: EventFile, b: EventFile): number {
  const [places, others] = [a, b].map(({ sites }) =>
    sites
      .filter(({ role }) => MEASURED_ROLES.includes(role))
      .map(({ position }) => toUnit(position)),
  );
  return Math.min(...places!.flatMap((p) => others!.map((q) => arcKm(p, q))));
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 864e5;
