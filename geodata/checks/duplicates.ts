import { intersection } from 'd3-array';
import { isMeasuredSite } from '#core/record/model';
import { arcKm, toUnit } from '#core/earth/sphere';
import { dayNumber } from '#core/record/time';
import type { EventFile } from '#core/record/schema';
import { eachEvent, idsOf } from './check';

/** Records this near that overlap in time say in `related` why they are two. */
const NEAR_KM = 200;
/** So must two of one kind a few days apart, as reports often disagree on dates. */
const SAME_KIND_NEAR_KM = 50;
const SAME_KIND_DAYS = 3;

export const recordsOnce = eachEvent((event, { should }, { events, set }) => {
  const related = event.related && idsOf(event.related);
  for (const { event: other } of events) {
    if (other === event) return;
    const among = `"${other.id}" among them, if the two are two events`;
    const isTwo = !looksLike(event, other) || isRelated(event, other);
    should(isTwo, 'related', `${among}: they overlap in time and place`, related);
    const units = sharedUnits(event, other, idsOf(set.partners));
    const free = `units that "${other.id}" does not have on these days`;
    should(!units, 'forces.bySide', free, units);
  }
});

function looksLike(a: EventFile, b: EventFile) {
  const [earlier, later] = a.start < b.start ? [a, b] : [b, a];
  const days = dayNumber(later.start) - dayNumber(earlier.end);
  if (days <= 0) return distanceKm(a, b) <= NEAR_KM;
  return a.kind === b.kind && days <= SAME_KIND_DAYS && distanceKm(a, b) <= SAME_KIND_NEAR_KM;
}

const isRelated = (a: EventFile, b: EventFile) =>
  [a.related, b.related].flat().some((record) => record?.id === a.id || record?.id === b.id);

/** An end and a beginning on the same day do not overlap. */
function sharedUnits(a: EventFile, b: EventFile, partners: readonly string[]) {
  const from = a.start > b.start ? a.start : b.start;
  const to = a.end < b.end ? a.end : b.end;
  const isHandOver = from === to && [a, b].every(({ start, end }) => start < end);
  if (from > to || isHandOver || String(a.participants) !== String(b.participants)) return null;
  const sides = partners.filter((id) => a.participants.includes(id));
  const shared = sides.map((side) => [...intersection(unitsOf(a, side), unitsOf(b, side))]);
  return shared.every((units) => units.length > 0) ? shared.flat() : null;
}

const unitsOf = ({ forces }: EventFile, side: string): string[] =>
  (forces.bySide?.[side]?.notable ?? []).flatMap(
    (text) => text.match(/\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b(?![-\d])/g) ?? [],
  );

function distanceKm(a: EventFile, b: EventFile) {
  const [places, others] = [a, b].map(({ sites }) =>
    sites.filter(isMeasuredSite).map(({ position }) => toUnit(position)),
  );
  return Math.min(...places!.flatMap((p) => others!.map((q) => arcKm(p, q))));
}
