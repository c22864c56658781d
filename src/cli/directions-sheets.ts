import type { DirectionsAnswer } from '../lib/core/questions/question';
import { sheetOf, type Sheet } from './sheet';

/** The directions, then what chance would give; the answer stands in the titles. */
export function directionsSheets(found: DirectionsAnswer): Sheet[] {
  const { year, directions, chance, answer, howSure } = found;
  return [
    sheetOf(
      `${answer.en}\ndirections at the end of ${year}; km from the origin`,
      {
        direction: ({ id }) => id,
        state: ({ state }) => state,
        edge: ({ edgeKm }) => edgeKm,
        'edge year': ({ edgeYear }) => edgeYear,
        'edge record': ({ edgeRecordId }) => edgeRecordId,
        visits: ({ visits }) => visits,
        'later visits': ({ laterVisits }) => laterVisits,
        'last visit': ({ lastVisitYear }) => lastVisitYear,
        advances: ({ advances }) => advances.map(({ year, km }) => `${year}: ${km}`).join('; '),
      },
      directions,
    ),
    sheetOf(
      `${howSure.en}\nmarks against random order`,
      {
        kind: ({ kind }) => kind,
        years: ({ from, to }) => `${from}..${to}`,
        records: ({ records }) => records,
        marks: ({ advances }) => advances,
        expected: ({ expected }) => expected,
        'as few': ({ pAsFew }) => pAsFew,
        'as many': ({ pAsMany }) => pAsMany,
        power: ({ power }) => power,
      },
      chance,
    ),
  ];
}
