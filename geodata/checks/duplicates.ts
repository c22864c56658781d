import { MEASURED_ROLES } from '../../src/lib/core/record/model';
import { arcKm, toUnit } from '../../src/lib/core/earth/sphere';
import type { EventFile } from '../../src/lib/core/record/schema';
import { eachEvent, inFile, type Check } from './check';

/** Records this near that overlap in time must say in `related` why they are two. */
const NEAR_KM = 200;
/** So must two of one kind a few days apart, as reports often disagree on dates. */
const SAME_KIND_NEAR_KM = 50;
const SAME_KIND_DAYS = 3;

export const nearDuplicates = eachEvent((event, say, { events }) => {
  for (const { event: other } of events.slice(0, indexOf(events, event))) {
    if (!looksLike(event, other) || isRelated(event, other)) continue;
    const expected = `"${other.id}" among them, if the two are two events`;
    const ids = event.related?.map(({ id }) => id);
    say('related', ids, `${expected}: they overlap in time and place`);
  }
});

/**
 * The same named units of every partner on the same days are one event, whatever each side calls
 * it, and `related` does not excuse it. An end and a beginning on the same day do not overlap.
 */
export const unitsOnce = eachEvent((event, say, { events, set }) => {
  for (const { event: other } of events.slice(0, indexOf(events, event))) {
    const from = event.start > other.start ? event.start : other.start;
    const to = event.end < other.end ? event.end : other.end;
    const isHandOver = from === to && [event, other].every(({ start, end }) => start < end);
    if (from > to || isHandOver) continue;
    if (String(event.participants) !== String(other.participants)) continue;
    const sides = set.partners.map(({ id }) => id).filter((id) => event.participants.includes(id));
    const shared = sides.map((side) =>
      unitsOf(event, side).filter((unit) => unitsOf(other, side).includes(unit)),
    );
    if (shared.every((units) => units.length > 0))
      say('forces.bySide', shared.flat(), `units that "${other.id}" does not have on these days`);
  }
});

/** A former id leads to exactly one record. */
export const formerIdsFree: Check = ({ events }) => {
  const taken = new Set(events.map(({ event }) => event.id));
  return events.flatMap(({ file, event: { formerIds = [] } }) =>
    inFile(file, (say) =>
      formerIds.forEach((id, i) => {
        if (taken.has(id)) say(`formerIds[${i}]`, id, 'an id that no record has or had');
        taken.add(id);
      }),
    ),
  );
};

export const relatedExist = eachEvent((event, say, { events }) => {
  event.related?.forEach(({ id }, i) => {
    if (id === event.id || !events.some((other) => other.event.id === id))
      say(`related[${i}].id`, id, 'the id of another record');
  });
});

function looksLike(a: EventFile, b: EventFile): boolean {
  const days = Math.max(daysBetween(a.end, b.start), daysBetween(b.end, a.start));
  if (days <= 0) return distanceKm(a, b) <= NEAR_KM;
  return a.kind === b.kind && days <= SAME_KIND_DAYS && distanceKm(a, b) <= SAME_KIND_NEAR_KM;
}

const indexOf = (events: readonly { event: EventFile }[], event: EventFile) =>
  events.findIndex((entry) => entry.event === event);

const unitsOf = ({ forces }: EventFile, side: string): string[] =>
  (forces.bySide?.[side]?.notable ?? []).flatMap(
    (text) => text.match(/\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b(?![-\d])/g) ?? [],
  );

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
