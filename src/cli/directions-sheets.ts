import type { DirectionsAnswer } from '../lib/core/stall/where-stopped';
import { isExact, type Visit } from '../lib/core/reach/directions';
import { NEW_PLACE_KM } from '../lib/core/reach/measures';
import { isNewPlace } from '../lib/core/reach/new-places';
import type { PaceCount } from '../lib/core/stall/pace-series';
import { sheetOf, type Sheet } from './sheet';

const km = (visit: Visit | null) =>
  visit && (isExact(visit) ? visit.reachKm : `${visit.reachKm}..${visit.mostKm}`);
const signed = (value: number | null) =>
  value === null ? null : value > 0 ? `+${value}` : `${value}`;
const years = (count: PaceCount | null) => (count ? `${count.k} of ${count.n}` : null);

/** The directions, the pace of both measures, the new places, and what the answer hangs on. */
export function directionsSheets(found: DirectionsAnswer): Sheet[] {
  const { year, marginKm, directions, pace, newPlaces, hangsOn, answer, howSure } = found;
  return [
    sheetOf(
      `${answer.en}\n\n${howSure.en}\n\ndirections at the end of ${year}; km from the origin; a mark opens a direction or lies more than ${marginKm} km beyond the edge before it`,
      {
        ...{ direction: 'id', state: 'state' },
        edge: ({ edge }) => km(edge),
        since: ({ edge }) => edge?.date,
        record: ({ edge }) => edge?.recordId,
        visits: ({ visits }) => visits.length,
        'later visits': 'laterVisits',
        'farthest later': ({ farthestLaterKm }) => signed(farthestLaterKm),
        'last visit': 'lastVisitYear',
        'possible marks': ({ possible }) => possible.map(({ recordId }) => recordId).join('; '),
        marks: ({ marks }) => marks.map((mark) => `${mark.year}: ${km(mark)}`).join('; '),
      },
      directions,
    ),
    sheetOf(
      'pace: k of n records with a measured place; one-sided p that the rate fell',
      {
        ...{ kind: 'kind', measure: 'measure' },
        before: ({ before }) => `${years(before)} in ${before.from}..${before.to}`,
        since: ({ since }) => since && `${years(since)} in ${since.from}..${since.to}`,
        later: ({ later }) => later && `${years(later)} in ${later.from}..${later.to}`,
        permutation: ({ test }) => test?.random.fell,
        Fisher: ({ test }) => test?.fisher.fell,
        'Fisher, later': ({ test }) => test?.fisher.laterFell,
        'since as few': ({ test }) => test?.random.sinceAsFew,
        'later as few': ({ test }) => test?.random.laterAsFew,
        'power: stop': ({ test }) => test?.power.stop,
        'a tenth': ({ test }) => test?.power.tenth,
        'as seen': ({ test }) => test?.power.seen,
        'a half': ({ test }) => test?.power.half,
        'false alarm': ({ test }) => test?.power.falseAlarm,
      },
      pace,
    ),
    sheetOf(
      `km from every earlier record of its kind; more than ${NEW_PLACE_KM} is a new place`,
      {
        ...{ record: 'id', kind: 'kind', start: 'start', km: 'km' },
        'new place': (place) => (isNewPlace(place) ? 'yes' : ''),
      },
      newPlaces,
    ),
    ...(hangsOn
      ? [
          sheetOf(
            `what the answer hangs on: variations in which a clause stands; places drawn anew ${hangsOn.drawn.of} times`,
            {
              ...{ clause: 'clause', of: 'of', stands: 'stands', drawn: 'drawn' },
              'changed most by': 'most',
            },
            [
              ...(['exercise', 'patrol'] as const).map((kind) => ({
                clause: `last mark by ${kind}`,
                ...hangsOn.lastMark[kind],
                drawn: hangsOn.drawn[kind].stands,
                most: hangsOn.lastMark[kind].most
                  .map(({ change, value, date }) => `${change} ${value}: ${date ?? 'none'}`)
                  .join('; '),
              })),
              ...(['newPlaces', 'marks'] as const).map((measure) => ({
                clause: `certainty, ${measure}`,
                ...hangsOn.pace[measure],
                drawn: null,
                most: hangsOn.pace[measure].most
                  .map(({ change, value, p }) => `${change} ${value}: p = ${p}`)
                  .join('; '),
              })),
            ],
          ),
        ]
      : []),
  ];
}
