import type { DirectionsAnswer } from '../lib/core/questions/question';
import { readMarks } from '../lib/core/stall/sentence';
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
    marksSheet(howSure.en, chance),
  ];
}

/** Marks against random order, under what is said of them. */
export function marksSheet(title: string, chance: DirectionsAnswer['chance']): Sheet {
  return sheetOf(
    `${title}\nmarks against random order`,
    {
      kind: ({ kind }) => kind,
      years: ({ from, to }) => `${from}..${to}`,
      records: ({ records }) => records,
      marks: ({ advances }) => advances,
      expected: ({ expected }) => expected,
      'as few': ({ pAsFew }) => pAsFew,
      'as many': ({ pAsMany }) => pAsMany,
      'two-sided': (period) => readMarks(period).p,
      power: ({ power }) => power,
    },
    chance,
  );
}
