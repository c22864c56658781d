import type { DirectionVisit } from '../lib/core/reach/directions';
import type { PeriodCount } from '../lib/core/stall/verdict';
import type { FullAnswer } from '../lib/core/stall/full-answer';
import { sheetOf, type Sheet } from './sheet';

const kmText = ({ reachKm, mostKm }: DirectionVisit) =>
  mostKm > reachKm ? `${Math.round(reachKm)}..${Math.round(mostKm)}` : Math.round(reachKm);
const visitText = (visit: DirectionVisit | null) => visit && `${visit.recordId} (${visit.year})`;

function countText(count: PeriodCount | null) {
  if (!count) return null;
  const { k, n, atMost, from, to } = count;
  return `${k} of ${n}${atMost > k ? `, perhaps ${atMost},` : ''} in ${from}..${to}`;
}

/** The answer and its verdicts, what each hangs on, how far in each direction, and what each record was. */
export function directionsSheets(told: FullAnswer): Sheet[] {
  const { answer, verdicts, directions, visits, settings, year } = told;
  const { text, howSure, edge } = answer.en;
  return [
    sheetOf(
      `${text}\n\n${howSure.lines.join('\n')}\n\n${edge.join(' ')}\n\nrecords at a new place, at the end of ${year}; one-sided p`,
      {
        kind: 'kind',
        earlier: ({ earlier }) => countText(earlier),
        before: ({ before }) => countText(before),
        since: ({ since }) => countText(since),
        later: ({ later }) => countText(later),
        'median km before': ({ before }) => before.medianKm,
        'median km since': ({ since }) => since?.medianKm,
        'chance before': ({ chance }) => chance?.expectedBefore,
        'chance since': ({ chance }) => chance?.expectedSince,
        fell: ({ chance }) => chance?.fell,
        spurt: ({ chance }) => chance?.spurt,
        lull: ({ chance }) => chance?.lull,
        closer: ({ chance }) => chance?.closer,
        Fisher: ({ chance }) => chance?.fisher,
        'power: stop': ({ power }) => power?.stop,
        certainty: 'certainty',
      },
      verdicts,
    ),
    sheetOf(
      'what the verdict hangs on: the same test under one other choice at a time',
      {
        kind: 'kind',
        variation: 'variation',
        value: 'value',
        before: ({ before }) => `${before.k} of ${before.n}`,
        since: ({ since }) => `${since.k} of ${since.n}`,
        fell: 'fell',
        certainty: 'certainty',
      },
      verdicts.flatMap(({ kind, sensitivity }) =>
        (sensitivity?.varied ?? []).map((varied) => ({ ...varied, kind })),
      ),
    ),
    sheetOf(
      `how far in each direction at the end of ${year}; km from the origin, each kind against its own records`,
      {
        direction: 'id',
        kind: 'kind',
        farthest: ({ farthest }) => visitText(farthest),
        km: ({ farthest }) => farthest && kmText(farthest),
        'last visit': ({ last }) => visitText(last),
        visits: ({ visits: all }) => all.length,
        'visits since the farthest': 'returns',
      },
      directions.flatMap(({ rows }) => rows),
    ),
    sheetOf(
      `new: more than ${settings.newPlaceKm} km from every place of every earlier record of its kind`,
      {
        record: 'id',
        kind: 'kind',
        start: 'start',
        status: 'status',
        'nearest earlier': 'nearest',
        km: 'km',
        'at most': 'mostKm',
        place: 'ordinal',
        'belongs to': ({ places }) => places.join('; '),
      },
      visits,
    ),
  ];
}
