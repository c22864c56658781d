import type { Language } from '$lib/core/record/languages';
import { placeName } from '$lib/core/reach/place-name';
import type { Visit } from '$lib/core/reach/new-places';
import type { SeriesKind } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import { confidenceInput } from '$lib/core/stall/answer';
import { confidenceText } from '$lib/core/stall/confidence';
import { kindsShown, leadOf } from '$lib/core/stall/scope';
import type { AnswerInput } from '$lib/core/stall/answer-parts';
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

const inputAt = (years: YearSpan, isVerdict: boolean): AnswerInput => ({
  years,
  isVerdict,
  isLatest: years.to === bounds.lastYear,
  visits,
  verdicts: verdictsAt(years.to),
  limitKm: reachDataset.newPlaceKm,
  kinds,
  records: standard,
  scope: null,
  placeOf,
});

/**
 * The answer for a span of years.
 * @param isVerdict whether to judge all years up to the last, rather than to describe these years alone
 */
export function answerAt(years: YearSpan, isVerdict: boolean, voice: Voice = voiceOf()) {
  const input = inputAt(years, isVerdict);
  const lines = answerLines(input, voice);
  const confidence = confidenceInput(reachDataset, input.verdicts, visits, input.isLatest);
  const howSure = confidenceText(confidence, voice);
  return { lines, text: answerText(voice, lines), howSure };
}

const ALL_YEARS = { from: bounds.firstYear, to: bounds.lastYear };

/** The answer for all years, as on the first screen. */
export const latestAnswer = (voice?: Voice) => answerAt(ALL_YEARS, true, voice);

/** Its sentence on one kind alone; null of the kind that its headline is about. */
export function latestSentenceOn(kind: SeriesKind): string | null {
  const lead = leadOf({ kinds });
  const absent = { exercise: 'absent', 'ship-patrol': 'absent', 'air-patrol': 'absent' } as const;
  const alone = { ...absent, [lead]: kinds[lead], [kind]: kinds[kind] };
  return answerLines({ ...inputAt(ALL_YEARS, true), kinds: alone }, voiceOf()).others;
}
