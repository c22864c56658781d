import type { SeriesKind } from '#core/record/model';
import type { YearSpan } from '#core/record/time';
import { answerIn, datasetNames } from '#core/answer/answer';
import { variedRows } from '#core/answer/confidence';
import { kindsShown, leadOf } from '#core/answer/scope';
import { standardRecords } from '#core/reach/dataset';
import type { Voice } from '#core/answer/voice';
import { filterRecords, reachChoices } from '$lib/view/shown';
import { defaultView } from '$lib/view/view';
import { bounds, index, rules, sureUnder } from './dataset.server';
import { reachDataset } from './reach-dataset.server';
import { voiceOf } from '../text/voice';

/* The answer under the standard rule, from the built data. */

const rule = reachDataset.rules[0]!.id;
const { visits, verdicts } = sureUnder(rule);
const standard = standardRecords(reachDataset);
const kinds = kindsShown(standard, standard);
export const leadKind = leadOf({ kinds });

const names = datasetNames(reachDataset);
export const { placeOf } = names;

export const standardVisits = visits;
const verdictsAt = (year: number) => verdicts[year] ?? [];

export const allYears = { from: bounds.firstYear, to: bounds.lastYear };
export const latestVerdicts = verdictsAt(allYears.to);
export const exerciseVerdict = latestVerdicts.find(({ kind }) => kind === 'exercise');
const standardChoices = reachChoices(defaultView(bounds));
/** What the standard rule counts, by date. */
export const countedRecords = filterRecords(index.records, standardChoices, rules);

const inputAt = (years: YearSpan, isVerdict: boolean) => ({
  kind: leadKind,
  years,
  isVerdict,
  isLatest: years.to === bounds.lastYear,
  visits,
  verdicts: verdictsAt(years.to),
  limitKm: reachDataset.newPlaceKm,
  kinds,
  records: standard,
  scope: null,
  names,
});

/** @param isVerdict judges all years up to the last, instead of describing these years alone */
export const answerAt = (years: YearSpan, isVerdict: boolean, voice: Voice = voiceOf()) =>
  answerIn(voice, inputAt(years, isVerdict));

export const latestAnswer = (voice?: Voice) => answerAt(allYears, true, voice);

/** On one kind; null for the headline's. */
export const latestSentenceOn = (kind: SeriesKind) =>
  latestAnswer().lines.others.find((own) => own.kind === kind)?.text ?? null;

export const latestVaried = () =>
  latestVerdicts[0] ? variedRows(latestVerdicts[0], names, voiceOf()) : [];
