import { group } from 'd3-array';
import type { Visit } from '../reach/new-places';
import { inPeriod, type YearSpan } from '../record/time';

/** An earlier place, by the record that opened it, and who came back. */
export interface Returned {
  opener: Visit;
  visits: readonly Visit[];
}

/**
 * What the records of a kind were in the years: at a new place, perhaps at one, or back, most often
 * first. A patrol that passed several earlier places is back at each; `elsewhere`, where none of
 * them is known.
 */
export function placeLists(visits: readonly Visit[], years: YearSpan) {
  const shown = visits.filter((visit) => inPeriod(visit, years));
  const visitById = new Map(visits.map((visit) => [visit.id, visit]));
  const ofStatus = (status: Visit['status']) => shown.filter((visit) => visit.status === status);
  const back = ofStatus('return');
  const byPlace = group(
    back.flatMap((visit) => visit.places.map((place) => ({ place, visit }))),
    ({ place }) => place,
  );
  const returned = [...byPlace].map(([id, returns]): Returned => {
    return { opener: visitById.get(id)!, visits: returns.map(({ visit }) => visit) };
  });
  return {
    new: ofStatus('new'),
    perhaps: ofStatus('perhaps'),
    back: returned.sort((a, b) => b.visits.length - a.visits.length),
    elsewhere: back.filter(({ places }) => places.length === 0),
  };
}
