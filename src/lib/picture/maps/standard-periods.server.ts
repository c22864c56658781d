import type { Language } from '$lib/core/record/languages';
import { placeOf, standardVisits } from '$lib/site/dataset/answer.server';
import { atlasData, bounds, index, rules } from '$lib/site/dataset/dataset.server';
import { say, set } from '$lib/site/dataset/set';
import { filterRecords } from '$lib/view/shown';
import { defaultView } from '$lib/view/view';
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
      records: filterRecords(index.records, defaultView(bounds), rules),
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
