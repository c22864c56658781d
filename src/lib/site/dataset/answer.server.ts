import type { Language } from '$lib/core/record/languages';
import { placeName } from '$lib/core/reach/place-name';
import type { Visit } from '$lib/core/reach/new-places';
import type { YearSpan } from '$lib/core/record/time';
import { confidenceInput } from '$lib/core/stall/answer';
import { confidenceText } from '$lib/core/stall/confidence';
import { kindsShown } from '$lib/core/stall/scope';
import { answerLines, answerText } from '$lib/core/stall/sentence';
import { standardRecords } from '$lib/core/reach/dataset';
import type { Voice } from '$lib/core/stall/voice';
import { bounds, recordById, regions, sureUnder } from './dataset.server';
import { reachDataset } from './reach-dataset.server';
import { voiceOf } from '../text/voice';

/* The answer under the standard rule, from the built data: every page has the same sentence. */

const rule = reachDataset.rules[0]!.id;
const { visits, verdicts } = sureUnder(rule);
const standard = standardRecords(reachDataset);
const kinds = kindsShown(standard, standard);

export const placeOf = (visit: Visit, language: Language): string =>
  placeName(
    visit,
    recordById.get(visit.id)!,
    (id) => regions.find((region) => region.id === id)?.name ?? null,
    language,
  );

/** Whether each record was at a new place or a return. */
export const standardVisits = visits;
/** The verdict on each kind at the end of a year. */
export const verdictsAt = (year: number) => verdicts[year] ?? [];

/**
 * The answer for a span of years.
 * @param isVerdict whether to judge all years up to the last, rather than to describe these years alone
 */
export function answerAt(years: YearSpan, isVerdict: boolean, voice: Voice = voiceOf()) {
  const isLatest = years.to === bounds.lastYear;
  const verdictsThen = verdictsAt(years.to);
  const lines = answerLines(
    {
      years,
      isVerdict,
      isLatest,
      visits,
      verdicts: verdictsThen,
      limitKm: reachDataset.newPlaceKm,
      kinds,
      records: standard,
      scope: null,
      placeOf,
    },
    voice,
  );
  const input = confidenceInput(reachDataset, verdictsThen, visits, isLatest);
  const howSure = confidenceText(input, voice);
  return { lines, text: answerText(voice, lines), howSure };
}

/** The answer for all years, as on the first screen. */
export const latestAnswer = (voice?: Voice) =>
  answerAt({ from: bounds.firstYear, to: bounds.lastYear }, true, voice);
