import type { SeriesKind } from '#core/record/model';
import { inOrder, type YearSpan } from '#core/record/time';
import { answerIn, datasetNames } from '#core/answer/answer';
import { variedRows } from '#core/answer/confidence';
import { answerInput, countedBy } from '#core/answer/scope';
import type { Voice } from '#core/answer/voice';
import { reachChoices } from '$lib/view/shown';
import { defaultView } from '$lib/view/view';
import { bounds, index, rules, sureUnder } from './dataset.server';
import { reachDataset } from './reach-dataset.server';
import { voiceOf } from '../text/voice';

/* The answer under the standard rule, from the built data. */

const rule = reachDataset.rules[0]!.id;
const { visits, verdicts } = sureUnder(rule);
const standard = reachChoices(defaultView(bounds));
const counted = countedBy(index.records, rules, standard);
/** What the standard rule counts, by date. */
export const countedRecords = inOrder(counted.records);

const names = datasetNames(reachDataset);
export const { placeOf } = names;

export const standardVisits = visits;
const verdictsAt = (year: number) => verdicts[year] ?? [];

export const allYears = { from: bounds.firstYear, to: bounds.lastYear };
export const latestVerdicts = verdictsAt(allYears.to);
export const exerciseVerdict = latestVerdicts.find(({ kind }) => kind === 'exercise');

const inputAt = (years: YearSpan, isVerdict: boolean, kind?: SeriesKind) =>
  answerInput(
    { ...counted, visits, verdicts: verdictsAt(years.to), names },
    { ...standard, ...(kind && { kind }) },
    { ...years, isVerdict, isLatest: years.to === bounds.lastYear },
  );
export const leadKind = inputAt(allYears, true).kind;

/** @param isVerdict judges all years up to the last, instead of describing these years alone */
export const answerAt = (years: YearSpan, isVerdict: boolean, voice: Voice = voiceOf()) =>
  answerIn(voice, inputAt(years, isVerdict));

/** @param kind by default that of the headline */
export const latestAnswer = (voice: Voice = voiceOf(), kind?: SeriesKind) =>
  answerIn(voice, inputAt(allYears, true, kind));

/** On one kind; null for the headline's. */
export const latestSentenceOn = (kind: SeriesKind) =>
  latestAnswer().lines.others.find((own) => own.kind === kind)?.text ?? null;

export const latestVaried = () =>
  latestVerdicts[0] ? variedRows(latestVerdicts[0], names, voiceOf()) : [];
