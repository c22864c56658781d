import type { DirectionsAnswer } from '../lib/core/questions/question';
import type { Sheet } from './sheet';

/** The directions, then what chance would give; the answer stands in the titles. */
export function directionsSheets({
  year,
  directions,
  chance,
  answer,
  howSure,
}: DirectionsAnswer): Sheet[] {
  return [
    {
      title: `${answer.en}\ndirections at the end of ${year}; km from the origin`,
      columns: [
        ...['direction', 'state', 'edge', 'edge year', 'edge record'],
        ...['visits', 'later visits', 'last visit', 'advances'],
      ],
      rows: directions.map((direction) => [
        direction.id,
        direction.state,
        direction.edgeKm,
        direction.edgeYear,
        direction.edgeRecordId,
        direction.visits,
        direction.laterVisits,
        direction.lastVisitYear,
        direction.advances.map(({ year, km }) => `${year}: ${km}`).join('; '),
      ]),
    },
    {
      title: `${howSure.en}\nmarks against random order`,
      columns: ['kind', 'years', 'records', 'marks', 'expected', 'as few', 'as many', 'power'],
      rows: chance.map((period) => [
        period.kind,
        `${period.from}..${period.to}`,
        period.records,
        period.advances,
        period.expected,
        period.pAsFew,
        period.pAsMany,
        period.power,
      ]),
    },
  ];
}
