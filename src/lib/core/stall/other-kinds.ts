import { reachKind, SERIES_KINDS, type SeriesKind } from '../record/model';
import {
  amount,
  countWithFirst,
  hasRecord,
  namesOfKind,
  range,
  spanOf,
  visitsUpTo,
  when,
  yearAmount,
  type AnswerInput,
} from './answer-parts';
import type { PeriodCount } from './counts';
import { sentences, upper, type Voice } from './voice';

const otherKinds = (lead: SeriesKind, kinds: AnswerInput['kinds']): SeriesKind[] =>
  SERIES_KINDS.filter((kind) => kind !== lead && kinds[kind] !== 'absent');

/** Why nothing is said of a kind: what the reader may undo comes first. */
const NONE = ['filtered', 'elsewhere'] as const;

/** A sentence for each other kind; patrols that are all filtered out, or all missing, have one together. */
function othersLine(
  { kinds, years }: AnswerInput,
  lead: SeriesKind,
  voice: Voice,
  sentenceOf: (kind: SeriesKind) => string | null,
): string | null {
  const told = otherKinds(lead, kinds).map((kind) => ({
    kind: reachKind(kind),
    sentence: kinds[kind] === 'shown' ? sentenceOf(kind) : null,
    reason: kinds[kind],
  }));
  const lines = told.flatMap(({ sentence }) => sentence ?? []);
  const silent = told.filter(
    ({ kind, sentence }, i) =>
      sentence === null &&
      told.findIndex((other) => other.kind === kind) === i &&
      told.every((other) => other.kind !== kind || other.sentence === null),
  );
  const none = silent.map(({ kind }) => {
    const reasons = told.filter((other) => other.kind === kind).map(({ reason }) => reason);
    const reason = NONE.find((own) => reasons.includes(own)) ?? 'none';
    return voice.say('answer_none', { kind, reason, upTo: years.to });
  });
  return lines.length + none.length > 0 ? sentences(voice, [...lines, ...none]) : null;
}

export const othersOverPeriods = (
  input: AnswerInput,
  lead: SeriesKind,
  voice: Voice,
): string | null =>
  othersLine(input, lead, voice, (kind) => {
    const { verdicts, years, isLatest, visits } = input;
    const verdict = verdicts.find((other) => other.kind === kind);
    const ownVisits = visitsUpTo(visits, kind, years.to);
    if (ownVisits.length === 0) return null;
    if (!verdict?.since)
      return othersInYears(countWithFirst(ownVisits, spanOf(ownVisits)), kind, '', voice);
    const { before } = verdict;
    const since = countWithFirst(ownVisits, verdict.since);
    return voice.say('answer_others', {
      name: upper(namesOfKind(voice, kind).many),
      before: countWithFirst(ownVisits, before).n,
      beforeWhen: when(voice, before, false),
      since: since.n,
      sinceWhen: when(voice, since, isLatest),
      amount: amount(since),
      k: range(voice, since),
    });
  });

const othersInYears = (
  count: PeriodCount,
  kind: SeriesKind,
  years: string,
  voice: Voice,
  isRecorded = true,
) =>
  upper(
    voice.say('answer_years_others', {
      ...namesOfKind(voice, kind),
      years,
      amount: yearAmount(count, isRecorded),
      n: count.n,
      k: range(voice, count),
    }),
  );

export const othersOverYears = (input: AnswerInput, lead: SeriesKind, voice: Voice) =>
  othersLine(input, lead, voice, (kind) => {
    const { visits, years } = input;
    const ownVisits = visits.filter((visit) => visit.kind === kind);
    const own = countWithFirst(ownVisits, years);
    return othersInYears(own, kind, when(voice, years, false), voice, hasRecord(input, kind));
  });
