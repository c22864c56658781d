import { MEASURED_ROLES } from '../../src/lib/core/record/model';
import { arcKm, toUnit } from '../../src/lib/core/earth/sphere';
import { problem } from '../problem';
import type { EventFile } from '../schema';
import type { Check } from './check';

/** Two records this near and overlapping in time must say in `related` why they are two. */
export const NEAR_KM = 200;
/** Of the same kind, even when the dates miss each other by a few days, as reports often do. */
export const SAME_KIND_NEAR_KM = 50;
export const SAME_KIND_DAYS = 3;

export const nearDuplicates: Check = ({ events }) =>
  events.flatMap(({ file, event }, i) =>
    events
      .slice(0, i)
      .filter(({ event: other }) => looksLike(event, other) && !isRelated(event, other))
      .map(({ event: other }) =>
        problem(
          file,
          'related',
          event.related?.map(({ id }) => id),
          `"${other.id}" among them, if the two are two events: they overlap in time and place`,
        ),
      ),
  );

export const relatedExist: Check = ({ events }) => {
  const ids = new Set(events.map(({ event }) => event.id));
  return events.flatMap(({ file, event }) =>
    (event.related ?? []).flatMap(({ id }, i) =>
      ids.has(id) && id !== event.id
        ? []
        : [problem(file, `related[${i}].id`, id, 'the id of another record')],
    ),
  );
};

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
