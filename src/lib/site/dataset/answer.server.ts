import type { SeriesKind } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import { answerIn, confidenceInput, datasetNames } from '$lib/core/stall/answer';
import { confidenceStatements } from '$lib/core/stall/confidence';
import { kindsShown, leadOf } from '$lib/core/stall/scope';
import { standardRecords } from '$lib/core/reach/dataset';
import type { Voice } from '$lib/core/stall/voice';
import { filterRecords } from '$lib/view/shown';
import { defaultView } from '$lib/view/view';
import { bounds, index, rules, sureUnder } from './dataset.server';
import { reachDataset } from './reach-dataset.server';
import { voiceOf } from '../text/voice';

/* The answer under the standard rule, from the built data: every page has the same sentence. */

const rule = reachDataset.rules[0]!.id;
const { visits, verdicts } = sureUnder(rule);
const standard = standardRecords(reachDataset);
const kinds = kindsShown(standard, standard);

const names = datasetNames(reachDataset);
export const { placeOf } = names;

/** Whether each record was at a new place or a return. */
export const standardVisits = visits;
const verdictsAt = (year: number) => verdicts[year] ?? [];

export const allYears = { from: bounds.firstYear, to: bounds.lastYear };
/** The verdict on each kind at their end. */
export const latestVerdicts = verdictsAt(allYears.to);
export const exerciseVerdict = latestVerdicts.find(({ kind }) => kind === 'exercise');
/** What the standard rule counts, in order of time. */
export const countedRecords = filterRecords(index.records, defaultView(bounds), rules);

const inputAt = (years: YearSpan, isVerdict: boolean) => ({
  years,
  isVerdict,
  isLatest: years.to === bounds.lastYear,
  visits,
  verdicts: verdictsAt(years.to),
  limitKm: reachDataset.newPlaceKm,
  kinds,
  records: standard,
  scope: null,
});

/**
 * The answer for a span of years.
 * @param isVerdict whether to judge all years up to the last, rather than to describe these years alone
 */
export const answerAt = (years: YearSpan, isVerdict: boolean, voice: Voice = voiceOf()) =>
  answerIn(voice, inputAt(years, isVerdict), names);

export const latestAnswer = (voice?: Voice) => answerAt(allYears, true, voice);

/** Its sentence on one kind alone; null of the kind that its headline is about. */
export function latestSentenceOn(kind: SeriesKind): string | null {
  const lead = leadOf({ kinds });
  const absent = { exercise: 'absent', 'ship-patrol': 'absent', 'air-patrol': 'absent' } as const;
  const alone = { ...absent, [lead]: kinds[lead], [kind]: kinds[kind] };
  return answerIn(voiceOf(), { ...inputAt(allYears, true), kinds: alone }, names).lines.others;
}

export const latestConfidence = () =>
  confidenceStatements(confidenceInput(inputAt(allYears, true), names), voiceOf());
