import { placeName } from '$lib/core/reach/place-name';
import type { Visit } from '$lib/core/reach/new-places';
import type { Language } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import { confidenceInput } from '$lib/core/stall/answer';
import { confidenceText } from '$lib/core/stall/confidence';
import { kindsShown } from '$lib/core/stall/scope';
import { answerLines, answerText } from '$lib/core/stall/sentence';
import { recordsFor } from '$lib/core/reach/dataset';
import type { Voice } from '$lib/core/stall/voice';
import { bounds, recordById, regions, sureUnder } from './dataset.server';
import { reachDataset } from './reach-dataset.server';
import { voiceOf } from './voice';

/** The answer under the standard rule, as it was built with the data: the same sentence on every page. */

const rule = reachDataset.rules[0]!.id;
const { visits, verdicts } = sureUnder(rule);
const kinds = kindsShown(
  reachDataset.records,
  recordsFor(reachDataset, { rule, where: {}, region: null }),
);

export const placeOf = (visit: Visit, language: Language): string =>
  placeName(
    visit,
    recordById.get(visit.id)!,
    (id) => regions.find((region) => region.id === id)?.name ?? null,
    language,
  );

/** What each record was. */
export const standardVisits = visits;
/** At the end of a year, each kind. */
export const verdictsAt = (year: number) => verdicts[year] ?? [];

/**
 * @param isVerdict whether all years up to the last are asked about, and not these alone
 */
export function answerAt(years: YearSpan, isVerdict: boolean, voice: Voice = voiceOf()) {
  const isLatest = years.to === bounds.lastYear;
  const found = verdictsAt(years.to);
  const lines = answerLines(
    {
      years,
      isVerdict,
      isLatest,
      visits,
      verdicts: found,
      limitKm: reachDataset.newPlaceKm,
      kinds,
      scope: null,
      placeOf,
    },
    voice,
  );
  const howSure = confidenceText(confidenceInput(reachDataset, found, visits, isLatest), voice);
  return { lines, text: answerText(voice, lines), howSure };
}

/** Of all years, as the first screen has it. */
export const latestAnswer = (voice?: Voice) =>
  answerAt({ from: bounds.firstYear, to: bounds.lastYear }, true, voice);
