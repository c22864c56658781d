import type { Language } from '$lib/core/record/languages';
import { countedRecords, placeOf, standardVisits } from '$lib/site/dataset/answer.server';
import { atlasData, bounds, index } from '$lib/site/dataset/dataset.server';
import { say, set } from '$lib/site/dataset/set';
import { land } from '../paint.server';
import type { PeriodCounts } from './periods';
import { threePeriods, type PeriodMapOptions } from './three-periods';

export function standardPeriods(
  verdict: PeriodCounts,
  language: Language,
  options?: PeriodMapOptions,
) {
  const { origin } = index.directions;
  return threePeriods(
    verdict,
    {
      records: countedRecords,
      visits: standardVisits,
      origin: origin.position,
      homes: set.partners,
      nameOf: (visit) => placeOf(visit, language),
      ground: atlasData.first?.ground ?? [],
      newPlaceKm: set.newPlace.km,
      land,
      originName: origin.name ? say(origin.name) : '',
      firstYear: bounds.firstYear,
      lastYear: bounds.lastYear,
      coveredTo: index.coverage.to,
    },
    options,
  );
}
